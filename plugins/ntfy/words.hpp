#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::ntfy {

/// What a message says by itself, in one language.
struct Words {
    std::string_view call;          ///< a button
    std::string_view write;         ///< a button
    std::string_view someone_waits; ///< discreet: one reminder, nobody named
    std::string_view several_wait;  ///< discreet: {} stands for how many
    std::string_view about_kith;    ///< discreet: kith speaks of itself, and where to read it
};

/// German for "de" and "de_AT", English for all else.
[[nodiscard]] const Words& words(std::string_view language);

/// The discreet sentence for that many reminders.
[[nodiscard]] std::string waiting(std::string_view language, std::size_t reminders);

} // namespace kith::ntfy
