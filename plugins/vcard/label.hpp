#pragma once

#include "domain/contact.hpp"

#include <string>
#include <string_view>

namespace kith::vcard {

/// "Anniversary" of Apple's "_$!<Anniversary>!$_" (and of the "$!<...>!$" some programs leave of
/// it); any other text as it is, without blanks at the ends.
[[nodiscard]] std::string_view unwrapped_label(std::string_view label);

/// What a date under this label (unwrapped, UTF-8) is: the words for birthday, wedding anniversary
/// and name day in the languages of Europe's address books, in any case; else Custom. A word that
/// means different days in different languages ("Anniversaire") is Custom: nothing is guessed.
[[nodiscard]] domain::DateKind kind_of_label(std::string_view label);

} // namespace kith::vcard
