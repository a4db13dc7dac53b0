#pragma once

#include "domain/contact.hpp"

#include <optional>

namespace kith::domain {

/// What the owner told kith about one contact after it asked, or by `kith pace`. Beats the
/// contact's own cadence and every rule of keep-in-touch.
struct Arrangement {
    std::optional<Cadence> cadence;
    bool never = false; ///< no keep-in-touch at all

    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

} // namespace kith::domain
