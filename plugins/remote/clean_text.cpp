#include "remote/clean_text.hpp"

#include <algorithm>
#include <cstdint>

namespace kith::remote {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t most_lines = 400;

/// Takes one character off the front; U+FFFD for a byte that begins none (RFC 3629: no surrogates,
/// no overlong forms, nothing above U+10FFFF).
char32_t take_character(std::string_view& text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    char32_t character = size == 1 ? lead : lead & (0x7FU >> size);
    bool valid = size != 0 && size <= text.size();
    for (std::size_t i = 1; valid && i < size; ++i) {
        valid = (byte(i) & 0xC0) == 0x80;
        character = (character << 6) | (byte(i) & 0x3FU);
    }
    valid = valid &&
            !(size == 3 && (character < 0x800 || (character >= 0xD800 && character < 0xE000))) &&
            !(size == 4 && (character < 0x10000 || character > 0x10FFFF));
    text.remove_prefix(valid ? size : 1);
    return valid ? character : replacement;
}

void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto put_tail = [&](unsigned shift) { put(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put_tail(0);
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put_tail(6);
        put_tail(0);
    } else {
        put(0xF0 | (c >> 18));
        put_tail(12);
        put_tail(6);
        put_tail(0);
    }
}

bool is_line_break(char32_t c) {
    return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Overrides and isolates, invisible by themselves; the marks U+200E/F that names need stay.
bool is_dropped(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

std::string without_blanks_around(const std::string& text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

} // namespace

std::string one_line(std::string_view text, std::size_t limit) {
    std::string line;
    std::size_t count = 0;
    while (!text.empty()) {
        const char32_t c = take_character(text);
        if (is_dropped(c)) {
            continue;
        }
        const bool blank = is_line_break(c) || is_control(c);
        if (blank && (line.empty() || line.back() == ' ')) {
            continue;
        }
        if (++count > limit) {
            line += "…";
            break;
        }
        append(line, blank ? U' ' : c);
    }
    return without_blanks_around(line);
}

std::vector<std::string> clean_lines(std::string_view text) {
    std::vector<std::string> lines(1);
    bool after_return = false;
    while (!text.empty() && lines.size() <= most_lines) {
        const char32_t c = take_character(text);
        if (c == '\n' && after_return) {
            after_return = false;
        } else if (is_line_break(c)) {
            lines.emplace_back();
            after_return = c == '\r';
        } else {
            after_return = false;
            if (!is_dropped(c)) {
                append(lines.back(), is_control(c) ? U' ' : c);
            }
        }
    }
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(' ') + 1);
    }
    while (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    const auto first = std::ranges::find_if(lines, [](const auto& line) { return !line.empty(); });
    lines.erase(lines.begin(), first);
    return lines;
}

std::string wrapped(std::string_view text, std::string_view first, std::string_view rest,
                    std::size_t width) {
    std::string out(first);
    std::size_t column = length(first);
    bool line_is_empty = true;
    while (!text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) {
            continue;
        }
        const std::size_t size = length(word);
        if (!line_is_empty && column + 1 + size > width) {
            out += '\n';
            out += rest;
            column = length(rest);
        } else if (!line_is_empty) {
            out += ' ';
            ++column;
        }
        out += word;
        column += size;
        line_is_empty = false;
    }
    return out + '\n';
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & '\xC0') != '\x80'; }));
}

} // namespace kith::remote
