#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::imports {

/// One value of a table.
struct Cell {
    std::string text;
    int line = 1;
    int column = 1; ///< in characters
};

/// Walks over the rows of a CSV text (RFC 4180 and what programs make of it): quoted cells with
/// separators, doubled quotes and line ends in them, every kind of line end, text behind a closing
/// quote. Rows without anything in them are passed over. A quote that is never closed (by the end
/// of the text, or as far as the next one that opens a cell) is an ordinary sign. Time is linear in
/// the text, which must be UTF-8 and outlive this.
///
/// No library: those of Debian 12 (libcsv) say of a fault neither line nor column.
class Rows {
public:
    Rows(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// False at the end. Takes the storage of `row` again.
    bool next(std::vector<Cell>& row);
    /// Where the quote stands that is never closed; told once.
    [[nodiscard]] std::optional<Cell> take_open_quote();

private:
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool at_line_end() const {
        return at_end() || text_[at_] == '\n' || text_[at_] == '\r';
    }
    void step();
    void pass_line_end();
    Cell next_cell();
    bool read_quoted(Cell& cell);

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    int column_ = 1;
    std::optional<Cell> open_quote_;
};

} // namespace kith::imports
