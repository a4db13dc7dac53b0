#include "wire/plain_line.hpp"

#include <algorithm>
#include <cstdint>

namespace kith::wire {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The character at the front of a text that is not empty (RFC 3629 section 4).
Character front(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) {
        return {};
    }
    std::uint32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {};
        }
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (overlong || surrogate || code > 0x10FFFF) {
        return {};
    }
    return {code, bytes, true};
}

bool is_blank(std::uint32_t code) {
    return code <= 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

bool is_override(std::uint32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// `\n`, `\x1b`, `\u202e`.
std::string written_out(std::uint32_t code) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (code == '\n') {
        return "\\n";
    }
    std::string text = code < 0x100 ? "\\x" : "\\u";
    for (unsigned shift = code < 0x100 ? 4 : 12;; shift -= 4) {
        text += digits[(code >> shift) & 0xFU];
        if (shift == 0) {
            return text;
        }
    }
}

} // namespace

std::string escaped_line(std::string_view text, std::size_t max_bytes) {
    std::string line;
    while (!text.empty()) {
        const Character next = front(text);
        std::string part(next.valid ? text.substr(0, next.bytes) : replacement);
        text.remove_prefix(next.bytes);
        if (next.valid && next.code != ' ' && (is_blank(next.code) || is_override(next.code))) {
            part = written_out(next.code);
        }
        if (line.size() + part.size() > max_bytes) {
            break;
        }
        line += part;
    }
    return line;
}

std::string plain_line(std::string_view text, std::size_t max_bytes) {
    std::string line;
    bool blank = false;
    while (!text.empty()) {
        const Character next = front(text);
        const auto bytes = next.valid ? text.substr(0, next.bytes) : replacement;
        text.remove_prefix(next.bytes);
        if (next.valid && is_blank(next.code)) {
            blank = !line.empty();
            continue;
        }
        if (next.valid && is_override(next.code)) {
            continue;
        }
        if (line.size() + bytes.size() + (blank ? 1 : 0) > max_bytes) {
            break;
        }
        if (blank) {
            line += ' ';
            blank = false;
        }
        line += bytes;
    }
    return line;
}

std::string valid_utf8(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Character next = front(text);
        result += next.valid ? text.substr(0, next.bytes) : replacement;
        text.remove_prefix(next.bytes);
    }
    return result;
}

} // namespace kith::wire
