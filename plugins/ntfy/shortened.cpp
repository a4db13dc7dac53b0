#include "ntfy/shortened.hpp"

namespace kith::ntfy {

namespace {

constexpr std::string_view ellipsis = "…";

bool continues_character(char c) { return (c & '\xC0') == '\x80'; }

/// U+0300 to U+036F, U+200D, U+FE00 to U+FE0F: what belongs to the character before it.
bool begins_with_mark(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    return byte(0) == 0xCC || (byte(0) == 0xCD && byte(1) <= 0xAF) ||
           (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) == 0x8D) ||
           (byte(0) == 0xEF && byte(1) == 0xB8 && byte(2) <= 0x8F);
}

/// The last place up to `at` where a character begins that is no mark; 0 when there is none.
std::size_t before_whole_character(std::string_view text, std::size_t at) {
    std::size_t place = at;
    while (place > 0 &&
           (continues_character(text[place]) || begins_with_mark(text.substr(place)))) {
        --place;
    }
    if (place > 0) {
        return place;
    }
    place = at; // nothing but marks: between two of them, then
    while (place > 0 && continues_character(text[place])) {
        --place;
    }
    return place;
}

} // namespace

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return std::string(text);
    }
    const std::size_t room = most - ellipsis.size() - 1;
    std::size_t end = before_whole_character(text, room);
    if (const auto line = text.rfind('\n', end);
        line != std::string_view::npos && line * 2 >= room) {
        return std::string(text.substr(0, line)) + '\n' + std::string(ellipsis);
    }
    if (const auto word = text.rfind(' ', end);
        word != std::string_view::npos && word * 2 >= room) {
        end = word;
    }
    return std::string(text.substr(0, end)) + std::string(ellipsis);
}

} // namespace kith::ntfy
