#include "desktop/text.hpp"

#include <glib.h>

#include <memory>

namespace kith::desktop {
namespace {

constexpr std::string_view ellipsis = "…";

struct GFree {
    void operator()(char* text) const { g_free(text); }
};

bool is_blank(gunichar c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 ||
           g_unichar_isspace(c) != 0;
}

bool is_unwanted(gunichar c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

void append(std::string& text, gunichar c) {
    char bytes[6];
    const int size = g_unichar_to_utf8(c, bytes);
    text.append(bytes, static_cast<std::size_t>(size));
}

/// Keeps `most` code points, the last of them an ellipsis; a letter is not parted from its accents
/// unless nothing else would be left.
std::string cut(const std::string& line, std::size_t most) {
    const char* begin = line.c_str();
    const char* end = g_utf8_offset_to_pointer(begin, static_cast<glong>(most - 1));
    const char* whole = end;
    while (whole > begin && g_unichar_ismark(g_utf8_get_char(whole)) != 0) {
        whole = g_utf8_prev_char(whole);
    }
    if (whole > begin) {
        end = whole;
    }
    std::string kept(begin, end);
    while (!kept.empty() && kept.back() == ' ') {
        kept.pop_back();
    }
    return kept.append(ellipsis);
}

} // namespace

std::string clean_line(std::string_view text, std::size_t most) {
    const std::unique_ptr<char, GFree> valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    std::string line;
    std::size_t count = 0;
    bool blank = false;
    for (const char* at = valid.get(); *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (is_blank(c)) {
            blank = true;
        } else if (!is_unwanted(c)) {
            if (blank && count > 0) {
                line += ' ';
                ++count;
            }
            blank = false;
            append(line, c);
            ++count;
        }
    }
    return count > most ? cut(line, most) : line;
}

std::string clean_lines(std::string_view text, std::size_t most, std::size_t most_lines) {
    std::string lines;
    std::size_t kept = 0;
    while (!text.empty() && kept < most_lines) {
        const auto end = text.find('\n');
        const std::string line = clean_line(text.substr(0, end), most);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty()) {
            continue;
        }
        if (kept > 0) {
            lines += '\n';
        }
        lines += line;
        ++kept;
    }
    return lines;
}

std::string escape_markup(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

} // namespace kith::desktop
