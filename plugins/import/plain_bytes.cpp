#include "import/plain_bytes.hpp"

#include "vcard/charset.hpp"

#include <algorithm>

namespace kith::imports {

namespace {

constexpr std::string_view little_endian_mark = "\xFF\xFE";
constexpr std::string_view big_endian_mark = "\xFE\xFF";

/// The mark that is missing; empty when it is no UTF-16.
std::string_view missing_mark(std::string_view bytes) {
    const auto head = bytes.substr(0, std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 64));
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        (i % 2 == 0 ? even : odd) += head[i] == '\0' ? 1 : 0;
    }
    const auto most = head.size() / 2 - head.size() / 16;
    if (head.size() < 4 || even + odd < most) {
        return {};
    }
    return odd >= most && even == 0   ? little_endian_mark
           : even >= most && odd == 0 ? big_endian_mark
                                      : std::string_view();
}

} // namespace

std::string plain_bytes(std::string_view bytes) {
    std::string marked;
    if (!bytes.starts_with(little_endian_mark) && !bytes.starts_with(big_endian_mark)) {
        if (const auto mark = missing_mark(bytes); !mark.empty()) {
            marked = std::string(mark) + std::string(bytes);
            bytes = marked;
        }
    }
    std::string converted;
    const auto text = vcard::without_mark(bytes, converted);
    if (vcard::is_utf8(text)) {
        return std::string(text);
    }
    std::string taken;
    taken.reserve(text.size() + text.size() / 8);
    vcard::append_windows_1252(text, taken);
    return taken;
}

} // namespace kith::imports
