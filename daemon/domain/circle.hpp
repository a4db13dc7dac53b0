#pragma once

#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// Somebody in a circle; in the portfolio: a type of networks.
struct CircleMember {
    ContactId id;
    std::string name;
    Importance importance = Importance::Normal;
    std::optional<Date> last_touch; ///< the newest interaction, or Contact::last_contact

    friend bool operator==(const CircleMember&, const CircleMember&) = default;
};

/// What planning needs to know of a circle's members. The deceased are not among them.
struct CircleFacts {
    std::size_t size = 0;
    std::vector<CircleMember> lately; ///< those ever in touch, newest first; at most 32
    /// Whom one could call: by importance, then the longest silent first, those never met last; at
    /// most 8.
    std::vector<CircleMember> to_call;

    friend bool operator==(const CircleFacts&, const CircleFacts&) = default;
};

} // namespace kith::domain
