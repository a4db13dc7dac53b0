#include "calendar/ics/content_lines.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kith::ics {

namespace chr = std::chrono;

namespace {

constexpr std::size_t line_limit = 75;
constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

#ifdef __SSE2__

constexpr std::size_t stride = 16;

/// How many of the next `stride` bytes, from the first, can be copied as they are: ASCII, neither a
/// control character nor one that is escaped.
std::size_t plain_bytes(const char* bytes) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const auto is = [text](char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
    const __m128i low = _mm_cmplt_epi8(text, _mm_set1_epi8(0x20)); // signed: 0x80 and above too
    const __m128i escaped = _mm_or_si128(_mm_or_si128(is('\\'), is(';')), is(','));
    const __m128i special = _mm_or_si128(_mm_or_si128(low, escaped), is(0x7F));
    const auto marks = static_cast<unsigned>(_mm_movemask_epi8(special));
    return static_cast<std::size_t>(std::countr_zero(marks | 1U << stride));
}

#else

constexpr std::size_t stride = 1;

std::size_t plain_bytes(const char* bytes) {
    const auto byte = static_cast<signed char>(*bytes);
    return byte < 0x20 || byte == 0x7F || byte == '\\' || byte == ';' || byte == ',' ? 0 : 1;
}

#endif

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0; ///< 0: no UTF-8
};

Character decode(const char* from, const char* end) {
    const auto byte = [from](std::size_t i) { return static_cast<unsigned char>(from[i]); };
    const auto left = static_cast<std::size_t>(end - from);
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || length > left) {
        return {};
    }
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return {};
        }
        code = code << 6U | (byte(i) & 0x3FU);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return too_long || surrogate || code > 0x10FFFF ? Character{} : Character{code, length};
}

/// What stands in the file for a character that cannot be copied; it may be nothing.
/// Absent: the character stands for itself.
std::optional<std::string_view> stand_in(Character character, std::string_view line_break) {
    switch (character.code) {
    case '\\':
        return "\\\\";
    case ';':
        return "\\;";
    case ',':
        return "\\,";
    case '\t':
        return " ";
    case '\n':
    case 0x85:   // next line
    case 0x2028: // line separator; readers in Python break lines here
    case 0x2029: // paragraph separator
        return line_break;
    default:
        const bool control =
            character.code < 0x20 || (character.code >= 0x7F && character.code < 0xA0);
        return control ? std::optional<std::string_view>("") : std::nullopt;
    }
}

/// A space, or what becomes one or nothing.
bool is_blank(Character character) {
    const auto other = stand_in(character, " ");
    return character.length != 0 && (other ? *other == "" || *other == " " : character.code == ' ');
}

Character first_of(std::string_view text) { return decode(text.data(), text.data() + text.size()); }

Character last_of(std::string_view text) {
    const auto is_inner = [&text](std::size_t back) {
        return (text[text.size() - back] & 0xC0) == 0x80;
    };
    std::size_t length = 1;
    while (length < 4 && length < text.size() && is_inner(length)) {
        ++length;
    }
    const Character last = first_of(text.substr(text.size() - length));
    return last.length == length ? last : Character{};
}

/// Without what is blank at both ends: some readers drop it themselves.
std::string_view trimmed(std::string_view text) {
    const auto is_visible = [](char c) { return c > ' ' && c < 0x7F; };
    if (!text.empty() && is_visible(text.front()) && is_visible(text.back())) {
        return text;
    }
    while (!text.empty() && is_blank(first_of(text))) {
        text.remove_prefix(first_of(text).length);
    }
    while (!text.empty() && is_blank(last_of(text))) {
        text.remove_suffix(last_of(text).length);
    }
    return text;
}

} // namespace

void ContentLines::clear() { cursor_ = line_ = property_ = value_ = buffer_.get(); }

std::string_view ContentLines::view() const {
    return {buffer_.get(), static_cast<std::size_t>(cursor_ - buffer_.get())};
}

void ContentLines::raw(std::string_view lines) {
    reserve(lines.size());
    put(lines);
    line_ = cursor_;
}

bool ContentLines::text(std::string_view name, std::string_view value) {
    begin(name);
    add(value);
    return end();
}

void ContentLines::begin(std::string_view name, Breaks breaks) {
    reserve(name.size());
    breaks_ = breaks;
    property_ = line_ = cursor_;
    put(name);
    value_ = cursor_;
}

void ContentLines::add(std::string_view part, std::string_view separator) {
    part = trimmed(part);
    // The worst byte is one that becomes U+FFFD; a fold adds three to at least 71.
    reserve(4 * part.size() + separator.size() + 32);
    char* const line_before = line_;
    char* const before = cursor_;
    if (cursor_ != value_) {
        put_whole(separator);
    }
    char* const start = cursor_;
    const char* const end = part.data() + part.size();
    for (const char* from = part.data(); from != end;) {
        from = put_plain(from, end);
        if (from != end) {
            from = put_special(from, end);
        }
    }
    if (cursor_ == start) {
        cursor_ = before;
        line_ = line_before;
    }
}

bool ContentLines::end() {
    if (cursor_ == value_) {
        cursor_ = line_ = property_;
        return false;
    }
    reserve(2);
    put("\r\n");
    line_ = cursor_;
    return true;
}

void ContentLines::date(std::string_view name, domain::Date date) {
    reserve(name.size() + 16);
    put(name);
    put_date(date);
    put("\r\n");
    line_ = cursor_;
}

void ContentLines::instant(std::string_view name, domain::Instant instant) {
    const auto day = chr::floor<chr::days>(instant);
    const auto second = static_cast<unsigned>(chr::floor<chr::seconds>(instant - day).count());
    reserve(name.size() + 32);
    put(name);
    put_date(domain::Date(day));
    put("T");
    put_pair(second / 3600);
    put_pair(second / 60 % 60);
    put_pair(second % 60);
    put("Z\r\n");
    line_ = cursor_;
}

void ContentLines::number(std::string_view name, int number) {
    reserve(name.size() + 16);
    put(name);
    cursor_ = std::to_chars(cursor_, cursor_ + 12, number).ptr;
    put("\r\n");
    line_ = cursor_;
}

void ContentLines::grow(std::size_t more) {
    const std::size_t used = view().size();
    const std::size_t capacity = std::max(2 * used, used + more + 1024);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    const auto moved = [&](const char* place) {
        return larger.get() + (buffer_ ? place - buffer_.get() : 0);
    };
    if (used != 0) {
        std::memcpy(larger.get(), buffer_.get(), used);
    }
    cursor_ = moved(cursor_);
    line_ = moved(line_);
    property_ = moved(property_);
    value_ = moved(value_);
    limit_ = larger.get() + capacity;
    buffer_ = std::move(larger);
}

void ContentLines::put(std::string_view bytes) {
    cursor_ = std::copy(bytes.begin(), bytes.end(), cursor_);
}

void ContentLines::put_whole(std::string_view bytes) {
    if (room() < bytes.size()) {
        fold();
    }
    put(bytes);
}

/// Copies characters that stand for themselves; returns where the first other one is.
const char* ContentLines::put_plain(const char* from, const char* end) {
    std::size_t plain = stride;
    while (plain == stride) {
        const auto left = static_cast<std::size_t>(end - from);
        std::array<char, stride> tail; // its zeros are special: the count stops at the end
        if (left < stride) {
            std::fill(std::copy(from, end, tail.begin()), tail.end(), '\0');
        }
        const char* const source = left < stride ? tail.data() : from;
        plain = plain_bytes(source);
        const std::size_t taken = std::min(plain, room());
        std::memcpy(cursor_, source, stride); // what is too much is written over
        from += taken;
        cursor_ += taken;
        if (taken < plain) {
            fold();
            plain = stride;
        }
    }
    return from;
}

const char* ContentLines::put_special(const char* from, const char* end) {
    const Character character = decode(from, end);
    if (character.length == 0) {
        put_whole(replacement);
        return from + 1;
    }
    const std::string_view line_break = breaks_ == Breaks::Kept ? "\\n" : " ";
    put_whole(stand_in(character, line_break).value_or(std::string_view(from, character.length)));
    return from + character.length;
}

void ContentLines::put_date(domain::Date date) {
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    put_pair(year / 100);
    put_pair(year % 100);
    put_pair(static_cast<unsigned>(date.month()));
    put_pair(static_cast<unsigned>(date.day()));
}

void ContentLines::put_pair(unsigned number) {
    *cursor_++ = static_cast<char>('0' + number / 10);
    *cursor_++ = static_cast<char>('0' + number % 10);
}

void ContentLines::fold() {
    put("\r\n ");
    line_ = cursor_ - 1;
}

std::size_t ContentLines::room() const {
    return line_limit - static_cast<std::size_t>(cursor_ - line_);
}

} // namespace kith::ics
