#include "import/record_places.hpp"

#include <algorithm>

namespace kith::imports {

Place place_of(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    const auto rest = before.substr(line_begin);
    const auto characters = std::count_if(rest.begin(), rest.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    const auto lines = std::count(before.begin(), before.end(), '\n');
    return {static_cast<int>(lines) + 1, std::max(static_cast<int>(characters), 1)};
}

int RecordPlaces::line_of(const std::string& identity) {
    const auto found =
        lost_ || identity.empty() ? std::string_view::npos : text_.find('"' + identity + '"', at_);
    if (found == std::string_view::npos) {
        lost_ = lost_ || !identity.empty();
        return line_;
    }
    line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         text_.begin() + static_cast<std::ptrdiff_t>(found), '\n'));
    at_ = found;
    return line_;
}

} // namespace kith::imports
