#include "cli/paragraph.hpp"

#include <algorithm>

namespace kith::cli {

namespace {

constexpr int narrowest = 20;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }

} // namespace

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string padded(std::string text, std::size_t characters) {
    const auto length = length_of(text);
    return length < characters ? text + std::string(characters - length, ' ') : text;
}

std::string shortened(const std::string& text, std::size_t characters) {
    if (length_of(text) <= characters || characters == 0) {
        return text;
    }
    std::size_t kept = 0;
    std::size_t seen = 0;
    while (seen < characters || !begins_character(text[kept])) {
        seen += begins_character(text[kept]) ? 1 : 0;
        if (seen == characters) {
            break;
        }
        ++kept;
    }
    return text.substr(0, kept) + "…";
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
