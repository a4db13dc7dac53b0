#pragma once

#include "domain/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kith::config {

/// A file of the user's while it is judged: its name, relative to the configuration directory, and
/// its text. Places in it count from 1, columns in characters.
class SourceText {
public:
    SourceText(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view text() const { return text_; }

    /// The place of the byte at `offset`.
    [[nodiscard]] domain::SourceLocation location(std::size_t offset) const;
    /// How many characters the line has, without its end.
    [[nodiscard]] int columns(int line) const;
    /// The line and, below it, a caret at the column. Fit for a terminal: signs that move the
    /// cursor or are no UTF-8 become U+FFFD, tabs blanks; of a long line the part around the caret.
    [[nodiscard]] std::string excerpt(int line, int column) const;

private:
    [[nodiscard]] std::string_view line_text(int line) const;

    std::string name_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
};

} // namespace kith::config
