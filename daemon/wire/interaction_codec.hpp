#pragma once

#include "domain/interaction.hpp"
#include "domain/value.hpp"

#include <string>

namespace kith::wire {

/// An interaction as somebody reports it, who may know the other only by an address.
struct ReportedInteraction {
    domain::Interaction interaction; ///< contact is empty when `email` says who
    std::string email;

    friend bool operator==(const ReportedInteraction&, const ReportedInteraction&) = default;
};

/// The `interaction` of an event (PROTOCOL.md section 4). `id` and `source` are written when they
/// are set.
[[nodiscard]] domain::Value to_value(const domain::Interaction& interaction);
/// One of `contact` and `email`, `date` and `kind` must be there; direction is out and balance none
/// otherwise. `id` and `source` are taken as they come: who trusts neither sets them. Throws
/// MemberError.
[[nodiscard]] ReportedInteraction interaction_from(const domain::Value& value);

} // namespace kith::wire
