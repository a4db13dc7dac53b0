#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// An iCalendar reader of the tests' own, as simple as RFC 5545 allows: not the writer turned
/// round.
namespace kith::test {

inline std::vector<std::string> physical_lines(std::string_view calendar) {
    std::vector<std::string> lines;
    while (!calendar.empty()) {
        const auto end = calendar.find("\r\n");
        lines.emplace_back(calendar.substr(0, end));
        calendar.remove_prefix(end == std::string_view::npos ? calendar.size() : end + 2);
    }
    return lines;
}

inline std::vector<std::string> content_lines(std::string_view calendar) {
    std::vector<std::string> lines;
    for (auto& line : physical_lines(calendar)) {
        if (!line.empty() && line.front() == ' ' && !lines.empty()) {
            lines.back() += line.substr(1);
        } else {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// The values of all lines that begin with `name` and a colon or a semicolon.
inline std::vector<std::string> values(std::string_view calendar, std::string_view name) {
    std::vector<std::string> found;
    for (const auto& line : content_lines(calendar)) {
        const bool named = line.starts_with(name) && line.size() > name.size() &&
                           (line[name.size()] == ':' || line[name.size()] == ';');
        if (named) {
            found.push_back(line.substr(line.find(':') + 1));
        }
    }
    return found;
}

/// Absent when an escape is broken or a character stands bare that must be escaped.
inline std::optional<std::string> unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == ';' || value[i] == ',') {
            return std::nullopt;
        }
        if (value[i] != '\\') {
            text += value[i];
            continue;
        }
        const char next = ++i < value.size() ? value[i] : '\0';
        if (next != '\\' && next != ';' && next != ',' && next != 'n') {
            return std::nullopt;
        }
        text += next == 'n' ? '\n' : next;
    }
    return text;
}

/// Code points by the table of Unicode chapter 3 (D92); -1 for each byte that belongs to none.
inline std::vector<long> code_points(std::string_view bytes) {
    std::vector<long> points;
    const auto in = [&](std::size_t i, unsigned low, unsigned high) {
        return i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= low &&
               static_cast<unsigned char>(bytes[i]) <= high;
    };
    for (std::size_t i = 0; i < bytes.size();) {
        const auto b = [&](std::size_t n) {
            return long(static_cast<unsigned char>(bytes[i + n]));
        };
        const unsigned low2 = b(0) == 0xE0 ? 0xA0 : b(0) == 0xF0 ? 0x90 : 0x80;
        const unsigned high2 = b(0) == 0xED ? 0x9F : b(0) == 0xF4 ? 0x8F : 0xBF;
        if (in(i, 0, 0x7F)) {
            points.push_back(b(0));
            i += 1;
        } else if (in(i, 0xC2, 0xDF) && in(i + 1, 0x80, 0xBF)) {
            points.push_back((b(0) - 0xC0) * 64 + b(1) - 0x80);
            i += 2;
        } else if (in(i, 0xE0, 0xEF) && in(i + 1, low2, high2) && in(i + 2, 0x80, 0xBF)) {
            points.push_back((b(0) - 0xE0) * 4096 + (b(1) - 0x80) * 64 + b(2) - 0x80);
            i += 3;
        } else if (in(i, 0xF0, 0xF4) && in(i + 1, low2, high2) && in(i + 2, 0x80, 0xBF) &&
                   in(i + 3, 0x80, 0xBF)) {
            points.push_back((b(0) - 0xF0) * 262144 + (b(1) - 0x80) * 4096 + (b(2) - 0x80) * 64 +
                             b(3) - 0x80);
            i += 4;
        } else {
            points.push_back(-1);
            i += 1;
        }
    }
    return points;
}

} // namespace kith::test
