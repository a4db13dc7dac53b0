#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kith::config {

/// The word that was probably meant: the nearest one, compared without case, accents and
/// punctuation. Absent when none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view typed,
                                                 std::span<const std::string> known);

/// How to mend a word that is none of those: `did you mean "every"?` when one is near, else all of
/// them: `write one of "call", "meeting"`. `none` when there is none to choose from.
[[nodiscard]] std::string mend_word(std::string_view typed, std::span<const std::string> known,
                                    std::string none);

/// `"a", "b" and 12 more`.
[[nodiscard]] std::string listed(std::span<const std::string> words);

/// `"text"`, shortened when it is long.
[[nodiscard]] std::string in_quotes(std::string_view text);

} // namespace kith::config
