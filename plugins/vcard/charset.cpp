#include "vcard/charset.hpp"

#include "vcard/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>

#include <iconv.h>

namespace kith::vcard {

namespace {

/// An open iconv conversion to UTF-8.
class Conversion {
public:
    explicit Conversion(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
    ~Conversion() {
        if (is_open()) {
            ::iconv_close(handle_);
        }
    }
    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;

    [[nodiscard]] bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    /// False when the bytes are no text of the set.
    [[nodiscard]] bool append(std::string_view bytes, std::string& out) const {
        const std::size_t start = out.size();
        // No known set needs more than four bytes of UTF-8 for one of its bytes.
        out.resize(start + bytes.size() * 4 + 16);
        char* input = const_cast<char*>(bytes.data()); // iconv's interface; it does not write there
        std::size_t input_left = bytes.size();
        char* output = out.data() + start;
        std::size_t output_left = out.size() - start;
        const bool ok =
            ::iconv(handle_, &input, &input_left, &output, &output_left) != std::size_t(-1) &&
            ::iconv(handle_, nullptr, nullptr, &output, &output_left) != std::size_t(-1);
        out.resize(ok ? out.size() - output_left : start);
        return ok;
    }

private:
    iconv_t handle_;
};

bool is_known(std::string_view lower_name) {
    static constexpr std::array<std::string_view, 29> names{
        "iso-2022-jp", "shift_jis", "shift-jis", "sjis",     "cp932",      "ms932",
        "windows-31j", "euc-jp",    "gb2312",    "gbk",      "gb18030",    "big5",
        "big5-hkscs",  "euc-kr",    "euc-tw",    "koi8-r",   "koi8-u",     "macintosh",
        "mac",         "tis-620",   "cp437",     "cp850",    "cp852",      "cp866",
        "cp949",       "utf-16",    "utf-16le",  "utf-16be", "windows-874"};
    if (std::find(names.begin(), names.end(), lower_name) != names.end()) {
        return true;
    }
    static constexpr std::array<std::string_view, 4> numbered{"iso-8859-", "iso8859-",
                                                              "windows-125", "cp125"};
    return std::any_of(numbered.begin(), numbered.end(), [&](std::string_view prefix) {
        const auto rest = lower_name.substr(std::min(prefix.size(), lower_name.size()));
        return lower_name.starts_with(prefix) && !rest.empty() && rest.size() <= 2 &&
               rest.find_first_not_of("0123456789") == std::string_view::npos;
    });
}

/// Code points of the Windows-1252 bytes 0x80 to 0x9F.
constexpr std::array<std::uint16_t, 32> windows_1252_high{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

enum class ByteOrder { Little, Big };

void append_utf16(std::string_view bytes, ByteOrder order, std::string& out) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == ByteOrder::Big ? first << 8 | second
                                                             : second << 8 | first);
    };
    out.reserve(out.size() + bytes.size());
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char32_t first = unit(at);
        const bool high = first >= 0xD800 && first < 0xDC00;
        if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            append_code_point(0x10000 + ((first - 0xD800) << 10) + (unit(at + 2) - 0xDC00), out);
            at += 2;
        } else {
            append_code_point(first, out);
        }
    }
}

/// Bytes that follow a UTF-8 lead byte, and the lowest and highest the first of them may be
/// (Unicode, table 3-7). A count of 0 marks a byte that leads nothing.
struct Lead {
    int following = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {1};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {2, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {3, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
    }
    return {};
}

} // namespace

std::string_view without_mark(std::string_view bytes, std::string& converted) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return bytes.substr(3);
    }
    const bool little = bytes.starts_with("\xFF\xFE");
    if (!little && !bytes.starts_with("\xFE\xFF")) {
        return bytes;
    }
    converted.clear();
    append_utf16(bytes.substr(2), little ? ByteOrder::Little : ByteOrder::Big, converted);
    return converted;
}

bool is_utf8(std::string_view bytes) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end) {
        // Names and addresses are mostly ASCII: eight bytes at a time.
        std::uint64_t word = 0;
        while (end - at >= 8) {
            std::memcpy(&word, at, 8);
            if ((word & 0x8080808080808080u) != 0) {
                break;
            }
            at += 8;
        }
        if (at == end) {
            break;
        }
        if (end - at < 8 && bytes.size() >= 8) { // once more the last eight, mostly all of the rest
            std::memcpy(&word, end - 8, 8);
            if ((word & 0x8080808080808080u) == 0) {
                break;
            }
        }
        const auto first = static_cast<unsigned char>(*at++);
        if (first < 0x80) {
            continue;
        }
        const Lead lead = lead_of(first);
        if (lead.following == 0 || end - at < lead.following) {
            return false;
        }
        const auto second = static_cast<unsigned char>(*at);
        if (second < lead.low || second > lead.high) {
            return false;
        }
        for (int i = 1; i < lead.following; ++i) {
            if ((static_cast<unsigned char>(at[i]) & 0xC0) != 0x80) {
                return false;
            }
        }
        at += lead.following;
    }
    return true;
}

void append_windows_1252(std::string_view bytes, std::string& out) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool high = byte >= 0x80 && byte < 0xA0;
        append_code_point(high ? windows_1252_high[byte - 0x80u] : byte, out);
    }
}

bool append_charset(std::string_view name, std::string_view bytes, std::string& out) {
    const std::string lower = to_lower(name);
    if (lower == "utf-8" || lower == "utf8") {
        if (is_utf8(bytes)) {
            out.append(bytes);
            return true;
        }
        return false;
    }
    if (lower == "iso-8859-1" || lower == "latin1" || lower.ends_with("ascii")) {
        append_windows_1252(bytes, out); // what those who write these names mean by the high bytes
        return true;
    }
    if (!is_known(lower)) {
        return false;
    }
    const Conversion conversion(lower);
    return conversion.is_open() && conversion.append(bytes, out);
}

void keep_charset(std::string_view name) {
    static std::deque<Conversion> kept;
    if (const std::string lower = to_lower(name); is_known(lower)) {
        kept.emplace_back(lower);
    }
}

void append_code_point(char32_t point, std::string& out) {
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
        point = 0xFFFD;
    }
    const auto byte = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0 | point >> 6);
        byte(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        byte(0xE0 | point >> 12);
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    } else {
        byte(0xF0 | point >> 18);
        byte(0x80 | (point >> 12 & 0x3F));
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

} // namespace kith::vcard
