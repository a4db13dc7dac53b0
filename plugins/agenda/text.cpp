#include "agenda/text.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::agenda {

namespace {

constexpr char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The text with what follows each `sign` replaced as `meaning` says; '\0': both stay.
template <class Meaning>
std::string unescaped(std::string_view text, char sign, const Meaning& meaning) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char meant = text[at] == sign && at + 1 < text.size() ? meaning(text[at + 1]) : '\0';
        if (meant != '\0') {
            ++at;
        }
        result += meant != '\0' ? meant : text[at];
    }
    return result;
}

} // namespace

std::string small_letters(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), small);
    return lower;
}

bool same_word(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return small(a) == small(b); });
}

std::string clean_text(std::string_view value, std::size_t most) {
    const auto meaning = [](char c) {
        return c == 'n' || c == 'N' ? '\n' : c == '\\' || c == ',' || c == ';' ? c : '\0';
    };
    return wire::plain_line(unescaped(value, '\\', meaning), most);
}

std::string clean_parameter(std::string_view value, std::size_t most) {
    const auto meaning = [](char c) {
        return c == 'n' ? '\n' : c == '^' ? '^' : c == '\'' ? '"' : '\0';
    };
    return wire::plain_line(unescaped(value, '^', meaning), most);
}

} // namespace kith::agenda
