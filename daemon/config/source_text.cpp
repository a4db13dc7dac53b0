#include "config/source_text.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::config {

namespace {

constexpr std::size_t excerpt_width = 96;
constexpr std::size_t before_caret = 60;

int characters_of(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// One entry a character, each fit to be shown; at most `limit` of them.
std::vector<std::string> cells_of(std::string_view line, std::size_t limit) {
    std::vector<std::string> cells;
    while (!line.empty() && cells.size() < limit) {
        std::size_t length = 1;
        while (length < line.size() &&
               (static_cast<unsigned char>(line[length]) & 0xC0U) == 0x80U) {
            ++length;
        }
        const auto bytes = line.substr(0, length);
        line.remove_prefix(length);
        auto shown = wire::plain_line(bytes);
        if (shown.empty()) {
            shown = bytes == " " || bytes == "\t" ? " " : "\uFFFD";
        }
        cells.push_back(std::move(shown));
    }
    return cells;
}

} // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == '\n') {
            line_starts_.push_back(i + 1);
        }
    }
}

domain::SourceLocation SourceText::location(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto start = *std::prev(after);
    const auto before = std::string_view(text_).substr(start, offset - start);
    return {name_, static_cast<int>(after - line_starts_.begin()), characters_of(before) + 1};
}

int SourceText::columns(int line) const { return characters_of(line_text(line)); }

std::string_view SourceText::line_text(int line) const {
    const auto index = static_cast<std::size_t>(line) - 1;
    if (line < 1 || index >= line_starts_.size()) {
        return {};
    }
    const auto start = line_starts_[index];
    auto text = std::string_view(text_).substr(start);
    text = text.substr(0, text.find('\n'));
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

std::string SourceText::excerpt(int line, int column) const {
    const auto caret = static_cast<std::size_t>(std::max(column, 1)) - 1;
    const auto first = caret < before_caret ? 0 : caret - before_caret;
    const auto cells = cells_of(line_text(line), first + excerpt_width + 1);
    const auto last = std::min(cells.size(), first + excerpt_width);
    std::string shown = first > 0 ? "…" : "";
    for (auto i = first; i < last; ++i) {
        shown += cells[i];
    }
    shown += last < cells.size() ? "…" : "";
    return shown + "\n" + std::string(caret - first + (first > 0 ? 1 : 0), ' ') + "^";
}

} // namespace kith::config
