#pragma once

#include <string>
#include <string_view>

namespace kith::domain {

/// The text in small letters without accents, for comparing names: "Jürgen Groß" -> "jurgen gross",
/// "Łukasz" -> "lukasz". Latin letters up to U+024F; others stay as they are. Runs of blanks and
/// punctuation become one blank.
[[nodiscard]] std::string folded(std::string_view name);
/// True when both are the same once folded; makes neither text.
[[nodiscard]] bool folds_alike(std::string_view a, std::string_view b);

/// How well a typed word or words fit a name.
enum class NameMatch {
    None,
    Prefix, ///< every typed word begins a word of the name: "ann b" fits "Anna Berger"
    Word,   ///< every typed word is a word of the name
    Whole,  ///< it is the name
};
/// Both without case and accents. German ways of writing fit too: "mueller" fits "Müller".
[[nodiscard]] NameMatch match_name(std::string_view typed, std::string_view name);

/// How many letters must be changed, added, dropped or swapped (optimal string alignment); for "did
/// you mean".
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace kith::domain
