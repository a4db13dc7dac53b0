#include "cli/bar_chart.hpp"

#include "cli/paragraph.hpp"

#include <algorithm>
#include <array>

namespace kith::cli {

namespace {

constexpr int highest = 8;       ///< lines
constexpr int margin = 8;        ///< number and axis
constexpr int widest_bar = 4;    ///< with the gap behind it
constexpr int narrowest_gap = 3; ///< a bar this wide has a gap
constexpr std::array<const char*, 9> blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// How high the bar is, in eighths of a line.
int eighths(int value, int most, int height) {
    if (value <= 0) {
        return 0;
    }
    return std::max(static_cast<int>(std::int64_t{value} * height * 8 / most), 1);
}

std::string cell(int eighths, int line, int width) {
    const int gap = width >= narrowest_gap ? 1 : 0;
    const int filled = std::clamp(eighths - line * 8, 0, 8);
    std::string text;
    for (int i = 0; i < width - gap; ++i) {
        text += blocks[static_cast<std::size_t>(filled)];
    }
    return text + std::string(static_cast<std::size_t>(gap), ' ');
}

std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string at_left(const std::string& number, const char* axis) {
    const auto length = std::min<std::size_t>(number.size(), margin - 2);
    return std::string(margin - 2 - length, ' ') + number + " " + axis;
}

std::string tick_line(const std::vector<Tick>& ticks, std::size_t width, std::size_t columns) {
    std::string line(margin, ' ');
    for (const auto& tick : ticks) {
        const auto place = margin + tick.bar * width;
        const bool first = length_of(line) <= margin;
        const bool fits = place + length_of(tick.label) <= columns;
        if (fits && (first ? place >= margin : place > length_of(line))) {
            line = padded(line, place) + tick.label;
        }
    }
    return trimmed(line);
}

} // namespace

std::size_t most_bars(int columns) {
    return static_cast<std::size_t>(std::max(columns - margin, 1));
}

std::string bar_chart(const std::vector<int>& values, const std::vector<Tick>& ticks, int columns) {
    if (values.empty()) {
        return {};
    }
    const int most = std::max(*std::max_element(values.begin(), values.end()), 1);
    const int height = std::min(most, highest);
    const auto room = static_cast<int>(most_bars(columns) / values.size());
    const int width = std::clamp(room, 1, widest_bar);
    std::string text;
    for (int line = height - 1; line >= 0; --line) {
        std::string row = at_left(line == height - 1 ? std::to_string(most) : "", "┤");
        for (const int value : values) {
            row += cell(eighths(value, most, height), line, width);
        }
        text += trimmed(row);
    }
    text += at_left("0", "└");
    for (std::size_t i = 0; i < values.size() * static_cast<std::size_t>(width); ++i) {
        text += "─";
    }
    return text + "\n" +
           tick_line(ticks, static_cast<std::size_t>(width), static_cast<std::size_t>(columns));
}

} // namespace kith::cli
