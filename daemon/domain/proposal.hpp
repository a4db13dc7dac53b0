#pragma once

#include "domain/interaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

/// What a source took a trace for.
enum class Proposed {
    Interaction, ///< we were in touch
    Meeting,     ///< we will meet
};

enum class ProposalState {
    Open,     ///< nobody has answered
    Taken,    ///< it became an interaction, or an appointment
    Refused,  ///< the owner said no, or took back what had become of it
    Lapsed,   ///< nobody answered for long, or its day is over
    Absorbed, ///< the same was recorded already
};

/// What becomes of a source's proposals by themselves.
enum class Take { Ask, AtOnce };

/// A trace that a source has found of somebody one knows. Kept after it was answered, too, so that
/// nothing is asked twice.
struct Proposal {
    std::int64_t id = 0; ///< given by the Store, never twice
    std::string source;
    std::string key; ///< the source's own name for it, [ -~]{1,200}
    Proposed what = Proposed::Interaction;
    ContactId contact;
    std::string email; ///< as the source knows them
    Date date{};       ///< in the owner's zone
    InteractionKind kind = InteractionKind::Message;
    Direction direction = Direction::Out;
    std::string evidence; ///< one line, fit to be shown
    ProposalState state = ProposalState::Open;
    /// Of the interaction or the appointment that it became; 0 unless it is Taken.
    std::int64_t record = 0;

    friend bool operator==(const Proposal&, const Proposal&) = default;
};

[[nodiscard]] const char* to_text(Proposed what);       ///< "interaction", "meeting"
[[nodiscard]] const char* to_text(ProposalState state); ///< "open", "taken", ...
[[nodiscard]] const char* to_text(Take take);           ///< "ask", "at once"
[[nodiscard]] std::optional<Proposed> parse_proposed(std::string_view text);
[[nodiscard]] std::optional<ProposalState> parse_proposal_state(std::string_view text);

} // namespace kith::domain
