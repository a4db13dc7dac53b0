#include "cli/table.hpp"

#include "cli/paragraph.hpp"

#include <algorithm>

namespace kith::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest_last = 20;

std::vector<std::size_t> widths_of(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            widths[i] = std::max(widths[i], length_of(row[i]));
        }
    }
    return widths;
}

} // namespace

std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t indent,
                  int columns) {
    const auto widths = widths_of(rows);
    std::string text;
    for (const auto& row : rows) {
        std::string line(indent, ' ');
        std::size_t at = indent;
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            line += padded(row[i], widths[i]) + std::string(gap, ' ');
            at += widths[i] + gap;
        }
        // The last column begins where its line has room for it, below the others if it must.
        const auto room = static_cast<std::size_t>(std::max(columns, 1));
        const auto hang = at + narrowest_last <= room ? at : std::min(indent + gap, at);
        const auto last = row.empty() ? "" : paragraph(row.back(), hang, columns);
        if (hang == at && !last.empty()) {
            line += last.substr(at);
        } else {
            line.erase(line.find_last_not_of(' ') + 1);
            line += "\n" + last;
        }
        text += line;
    }
    return text;
}

} // namespace kith::cli
