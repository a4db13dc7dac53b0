#include "wire/line_reader.hpp"

#include <algorithm>
#include <utility>

namespace kith::wire {

std::optional<LineReader::Line> LineReader::next(std::string_view& bytes) {
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const bool ended = end != std::string_view::npos;
        if (discarding_) {
            bytes.remove_prefix(ended ? end + 1 : bytes.size());
            discarding_ = !ended;
            continue;
        }
        // One byte beyond the cap may still turn out to be the \r of the line's end.
        const auto part = bytes.substr(0, ended ? end : bytes.size());
        const auto taken = std::min(part.size(), cap_ + 1 - partial_.size());
        partial_.append(part.substr(0, taken));
        const bool whole = ended && taken == part.size();
        bytes.remove_prefix(whole ? taken + 1 : taken);
        if (whole && partial_.ends_with('\r')) {
            partial_.pop_back();
        }
        const bool over = partial_.size() > cap_ && (whole || !partial_.ends_with('\r'));
        if (over || taken < part.size()) {
            partial_.resize(cap_);
            discarding_ = !whole;
            return Line{std::exchange(partial_, {}), true};
        }
        if (whole) {
            return Line{std::exchange(partial_, {}), false};
        }
    }
    return std::nullopt;
}

} // namespace kith::wire
