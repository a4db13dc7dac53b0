#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace kith::words {

/// What kith says, in the language that is spoken(): gettext's catalogues in po/. xgettext finds
/// the texts by the names of these functions (see po/extract), so each is given a literal.
///
/// A text is a format of {fmt}; a translation numbers its places when it changes their order. What
/// a program reads (log lines, JSON members, TOML) is not said through these.

/// The text itself where the language has none. Lives for ever.
[[nodiscard]] const char* tr(const char* text);
/// The same word in another sense: "open" of a reminder, "open" of a door.
[[nodiscard]] const char* tr_in(const char* sense, const char* text);
/// One of two texts, or of as many as the language has, by the number.
[[nodiscard]] const char* tr_many(const char* one, const char* many, std::int64_t count);

/// tr(), filled.
template <class... Values>
[[nodiscard]] std::string say(const char* text, const Values&... values) {
    return fmt::format(fmt::runtime(tr(text)), values...);
}

/// tr_many(), filled; the number is the first value.
template <class... Values>
[[nodiscard]] std::string say_many(const char* one, const char* many, std::int64_t count,
                                   const Values&... values) {
    return fmt::format(fmt::runtime(tr_many(one, many, count)), count, values...);
}

/// The text as it is: marks what is translated elsewhere, as in a table.
[[nodiscard]] constexpr const char* later(const char* text) { return text; }

} // namespace kith::words
