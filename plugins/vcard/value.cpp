#include "vcard/value.hpp"

#include "vcard/ascii.hpp"
#include "vcard/charset.hpp"
#include "vcard/encoding.hpp"

#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kith::vcard {

namespace {

/// Bytes that plain_text may not be able to copy as they are: blanks and controls, the backslash,
/// and the lead bytes under which C1 controls (C2) and the Unicode line separators (E2) stand.
constexpr std::array<bool, 256> make_special() {
    std::array<bool, 256> special{};
    for (std::size_t byte = 0; byte <= ' '; ++byte) {
        special[byte] = true;
    }
    special[0x7F] = special['\\'] = special[0xC2] = special[0xE2] = true;
    return special;
}

constexpr auto special = make_special();

#ifdef __SSE2__

constexpr std::size_t stride = 16;

/// Bytes at the front of these sixteen that can be copied as they are. A blank at the end of them
/// is not counted: what follows it is not known.
std::size_t plain_in_stride(const char* bytes) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const auto is = [text](char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
    const __m128i control =
        _mm_cmpeq_epi8(_mm_subs_epu8(text, _mm_set1_epi8(' ' - 1)), _mm_setzero_si128());
    const __m128i lead = _mm_or_si128(is('\xC2'), is('\xE2'));
    const __m128i marks =
        _mm_or_si128(_mm_or_si128(control, lead), _mm_or_si128(is('\\'), is(0x7F)));
    const auto bits = [](__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); };
    const unsigned letters = bits(_mm_cmpgt_epi8(text, _mm_set1_epi8(' ')));
    const unsigned stops = bits(marks) | (bits(is(' ')) & ~(letters >> 1U));
    return static_cast<std::size_t>(std::countr_zero(stops | 1U << stride));
}

#endif

/// Bytes at the front that can be copied as they are. A single blank can.
std::size_t plain_at_front(std::string_view text) {
    std::size_t at = 0;
#ifdef __SSE2__
    while (text.size() - at >= stride) {
        const std::size_t plain = plain_in_stride(text.data() + at);
        at += plain;
        if (plain == stride) {
            continue;
        }
        const bool blank = plain + 1 == stride && text[at] == ' ';
        if (!blank || at + 1 == text.size() || text[at + 1] <= ' ') {
            return at;
        }
        ++at;
    }
#endif
    for (; at < text.size(); ++at) {
        if (special[static_cast<unsigned char>(text[at])]) {
            const bool single = text[at] == ' ' && at + 1 < text.size() && text[at + 1] > ' ';
            if (!single) {
                break;
            }
        }
    }
    return at;
}

/// Bytes of the control or separator at the front that are to become a blank; 0: there is none.
std::size_t control_at_front(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F) {
        return 1;
    }
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) {
        return 2;
    }
    const bool separator =
        byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9);
    return separator ? 3 : 0;
}

void append_blank(std::string& out) {
    if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
    }
}

/// Cuts to at most `limit` bytes, before a character, and without blanks at the end.
void shorten(std::string& text, std::size_t limit) {
    if (text.size() > limit) {
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) {
            --limit;
        }
        text.resize(limit);
    }
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
}

/// What the character after a backslash stands for; 0: the backslash is text.
char unescaped(char c) {
    switch (c) {
    case 'n':
    case 'N':
        return '\n';
    case ',':
    case ';':
    case ':':
    case '\\':
        return c;
    default:
        return 0;
    }
}

} // namespace

std::string_view ValueDecoder::to_utf8(std::string_view bytes, std::string_view charset) {
    const bool utf8 = is_utf8(bytes);
    // ISO-2022-JP is written in ASCII bytes alone: it must not pass for UTF-8.
    if (utf8 && (charset.empty() || !starts_with_word(charset, "ISO-2022"))) {
        return bytes;
    }
    text_.clear();
    if (charset.empty() || !append_charset(charset, bytes, text_)) {
        if (utf8) {
            return bytes;
        }
        append_windows_1252(bytes, text_);
    }
    return text_;
}

std::string_view ValueDecoder::decode(const Property& property) {
    const Manner& manner = property.manner;
    if (manner.encoding == Encoding::Plain) {
        return to_utf8(property.value, manner.charset);
    }
    bytes_.clear();
    if (manner.encoding == Encoding::Base64) {
        append_base64(property.value, bytes_);
    } else {
        append_quoted_printable(property.value, bytes_);
    }
    return to_utf8(bytes_, manner.charset);
}

bool PartWalk::next(std::string_view& part) {
    if (ended_) {
        return false;
    }
    for (std::size_t at = 0; at < rest_.size(); ++at) {
        if (rest_[at] == '\\') {
            ++at;
        } else if (rest_[at] == separator_) {
            part = rest_.substr(0, at);
            rest_.remove_prefix(at + 1);
            return true;
        }
    }
    part = rest_;
    ended_ = true;
    return true;
}

std::string plain_text(std::string_view value, std::size_t limit) {
    value = trimmed(value);
    std::size_t run = plain_at_front(value);
    std::string out(value.substr(0, run));
    value.remove_prefix(run);
    while (!value.empty() && out.size() <= limit) {
        const std::size_t control = value.front() == ' ' ? 1 : control_at_front(value);
        const char escape = value.front() == '\\' && value.size() > 1 ? unescaped(value[1]) : '\0';
        if (control > 0 || escape == '\n') {
            append_blank(out);
            value.remove_prefix(control > 0 ? control : 2);
        } else {
            out.push_back(escape == 0 ? value.front() : escape);
            value.remove_prefix(escape == 0 ? 1 : 2);
        }
        // A blank in front of the next run belongs to the blanks already there.
        run = value.starts_with(' ') ? 0 : plain_at_front(value);
        out.append(value.substr(0, run));
        value.remove_prefix(run);
    }
    shorten(out, limit);
    return out;
}

std::string plain_parameter(std::string_view value, std::size_t limit) {
    std::string decoded;
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char next = value[at] == '^' && at + 1 < value.size() ? value[at + 1] : '\0';
        if (next == 'n' || next == '^' || next == '\'') {
            decoded.push_back(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
            ++at;
        } else {
            decoded.push_back(value[at]);
        }
    }
    if (is_utf8(decoded)) {
        return plain_text(decoded, limit);
    }
    std::string text;
    append_windows_1252(decoded, text);
    return plain_text(text, limit);
}

} // namespace kith::vcard
