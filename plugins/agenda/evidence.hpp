#pragma once

#include <string>
#include <string_view>

namespace kith::agenda {

/// Why a meeting is proposed, in the owner's language: "Calendar Work: Budget 2027", "Kalender
/// Arbeit: Haushalt 2027". German for "de" and "de_AT", English for all else.
[[nodiscard]] std::string evidence_of(std::string_view calendar, std::string_view summary,
                                      std::string_view language);

} // namespace kith::agenda
