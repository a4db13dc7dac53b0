#include "vcard/encoding.hpp"

#include "vcard/ascii.hpp"

#include <cstdint>

namespace kith::vcard {

namespace {

int hex_digit(char c) {
    const char lower = to_lower(c);
    if (is_digit(lower)) {
        return lower - '0';
    }
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The byte two hexadecimal digits mean; -1 when they are none.
int hex_byte(char high, char low) {
    const int first = hex_digit(high);
    const int second = hex_digit(low);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
}

int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (is_digit(c)) {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

} // namespace

void append_quoted_printable(std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int byte =
            text[at] == '=' && at + 2 < text.size() ? hex_byte(text[at + 1], text[at + 2]) : -1;
        if (byte < 0) {
            out.push_back(text[at]);
        } else {
            out.push_back(static_cast<char>(byte));
            at += 2;
        }
    }
}

void append_base64(std::string_view text, std::string& out) {
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (is_blank(c)) {
            continue;
        }
        const int digit = base64_digit(c);
        if (digit < 0) {
            return;
        }
        bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(bits >> count & 0xFF));
        }
    }
}

bool append_hex(std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const int byte = at + 1 < text.size() ? hex_byte(text[at], text[at + 1]) : -1;
        if (byte < 0) {
            return false;
        }
        out.push_back(static_cast<char>(byte));
    }
    return true;
}

} // namespace kith::vcard
