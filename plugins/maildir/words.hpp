#pragma once

#include <string>
#include <string_view>

namespace kith::maildir {

/// What the owner reads as the reason of a proposal: "Mail: Pflegetag", in German for "de" and
/// "de-AT", else in English. `subject` is a clean line.
[[nodiscard]] std::string evidence_of(std::string_view subject, std::string_view language);

} // namespace kith::maildir
