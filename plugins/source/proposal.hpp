#pragma once

#include "domain/interaction.hpp"

#include <string>

namespace kith::source {

/// "We were in touch" or "we will meet", as a source found it; the owner confirms it (PROTOCOL.md
/// section 4, event `proposals`).
struct Proposal {
    enum class What {
        Interaction, ///< today or before
        Meeting,     ///< today or later: becomes an appointment
    };
    std::string key; ///< stable for ever within the source; [ -~]{1,200}
    What what = What::Interaction;
    std::string email;
    std::string name; ///< only for showing; may be empty
    domain::Date date{};
    domain::InteractionKind kind = domain::InteractionKind::Message;
    domain::Direction direction = domain::Direction::Out;
    std::string evidence; ///< one line in the owner's language

    friend bool operator==(const Proposal&, const Proposal&) = default;
};

} // namespace kith::source
