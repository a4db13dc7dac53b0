#include "delivery/clean_line.hpp"

namespace kith::delivery {

std::string clean_line(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_c1 = byte == 0xC2 && i + 1 < text.size() &&
                           static_cast<unsigned char>(text[i + 1]) >= 0x80 &&
                           static_cast<unsigned char>(text[i + 1]) <= 0x9F;
        if (is_c1) {
            text.erase(i, 1);
        }
        if (is_c1 || byte < 0x20 || byte == 0x7F) {
            text[i] = ' ';
        }
    }
    return text;
}

} // namespace kith::delivery
