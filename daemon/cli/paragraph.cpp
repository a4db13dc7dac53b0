#include "cli/paragraph.hpp"

#include <algorithm>
#include <clocale>
#include <cwchar>

namespace kith::cli {

namespace {

constexpr int narrowest = 20;

/// One character of a UTF-8 text: how many bytes it has, and how many columns it takes: two of a
/// Chinese one, none of an accent that stands on the one before.
struct Character {
    std::size_t bytes;
    std::size_t columns;
};

/// A locale that knows the widths of all characters, whatever the user's is.
::locale_t all_characters() {
    static const ::locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
}

/// Precondition: `text` is not empty. A stray byte is a character of one column.
Character first_character(std::string_view text) {
    const auto before = ::uselocale(all_characters());
    std::mbstate_t state{};
    wchar_t wide = 0;
    const auto bytes = std::mbrtowc(&wide, text.data(), text.size(), &state);
    const bool read = bytes > 0 && bytes <= text.size();
    const int columns = read ? ::wcwidth(wide) : 1;
    ::uselocale(before);
    return {read ? bytes : 1, static_cast<std::size_t>(std::max(columns, 0))};
}

} // namespace

std::size_t length_of(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const auto next = first_character(text);
        columns += next.columns;
        text.remove_prefix(next.bytes);
    }
    return columns;
}

std::string padded(std::string text, std::size_t columns) {
    const auto length = length_of(text);
    return length < columns ? text + std::string(columns - length, ' ') : text;
}

std::string shortened(const std::string& text, std::size_t columns) {
    if (columns == 0 || length_of(text) <= columns) {
        return text;
    }
    std::size_t kept = 0;
    for (std::size_t seen = 0;;) {
        const auto next = first_character(std::string_view(text).substr(kept));
        seen += next.columns;
        if (seen >= columns) { // the last one is for the sign
            return text.substr(0, kept) + "…";
        }
        kept += next.bytes;
    }
}

std::string paragraph(std::string_view text, std::size_t indent, int columns) {
    const auto width = static_cast<std::size_t>(std::max(columns, narrowest)) - indent;
    std::string lines;
    std::string line;
    const auto end_line = [&] {
        if (!line.empty()) {
            lines += std::string(indent, ' ') + line + "\n";
            line.clear();
        }
    };
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" \n"), text.size());
        const auto word = text.substr(0, end);
        if (!line.empty() && length_of(line) + 1 + length_of(word) > width) {
            end_line();
        }
        if (!word.empty()) {
            line += (line.empty() ? "" : " ") + std::string(word);
        }
        if (end < text.size() && text[end] == '\n') {
            end_line();
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    end_line();
    return lines;
}

} // namespace kith::cli
