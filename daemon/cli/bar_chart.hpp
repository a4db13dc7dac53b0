#pragma once

#include <string>
#include <vector>

namespace kith::cli {

/// A label below a bar, at its left edge.
struct Tick {
    std::size_t bar = 0;
    std::string label;
};

/// How many bars fit into that many columns at the least.
[[nodiscard]] std::size_t most_bars(int columns);

/// Upright bars, at most eight lines high, the highest one to the top, with its value at the left
/// and the ticks below; lines end with "\n". A value above 0 always shows. At most
/// most_bars(columns) values, none negative; ticks that would touch the one before are left out.
[[nodiscard]] std::string bar_chart(const std::vector<int>& values, const std::vector<Tick>& ticks,
                                    int columns);

} // namespace kith::cli
