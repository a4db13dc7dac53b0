#include "email/subject.hpp"

#include <algorithm>
#include <cstdint>

namespace kith::email {

namespace {

constexpr std::size_t line_limit = 78;
constexpr std::size_t name_size = std::string_view("Subject: ").size();
/// So many bytes, in base64 and with "=?UTF-8?B?" and "?=", fit beside the field's name.
constexpr std::size_t chunk_limit = 42;

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto group = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            bits = (bits << 8) | (j < group.size() ? static_cast<std::uint8_t>(group[j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            out += j <= group.size() ? digits[(bits >> (18 - 6 * j)) & 63] : '=';
        }
    }
    return out;
}

/// Folded at spaces; empty when it cannot stand as it is.
std::string folded_as_it_is(std::string_view text) {
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F; }) &&
                       text.find("=?") == std::string_view::npos &&
                       text.find("  ") == std::string_view::npos;
    std::string out;
    std::size_t column = name_size;
    while (plain && !text.empty()) {
        const auto word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (name_size + word.size() > line_limit) {
            return {};
        }
        const bool first = out.empty();
        const bool fits = column + 1 + word.size() <= line_limit;
        out += first ? "" : fits ? " " : "\r\n ";
        column = (fits ? column + (first ? 0 : 1) : 1) + word.size();
        out += word;
    }
    return out;
}

/// As many whole characters as a chunk may hold.
std::string_view take_chunk(std::string_view& text) {
    std::size_t size = std::min(text.size(), chunk_limit);
    while (size < text.size() && (text[size] & '\xC0') == '\x80') {
        --size;
    }
    const auto chunk = text.substr(0, size);
    text.remove_prefix(size);
    return chunk;
}

} // namespace

std::string encoded_subject(std::string_view text) {
    std::string out = folded_as_it_is(text);
    if (out.empty()) {
        while (!text.empty()) {
            out += out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?";
            out += base64(take_chunk(text)) + "?=";
        }
    }
    return out;
}

} // namespace kith::email
