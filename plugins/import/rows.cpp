#include "import/rows.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kith::imports {

namespace {

bool is_empty(const std::vector<Cell>& row) {
    return std::all_of(row.begin(), row.end(), [](const Cell& cell) {
        return cell.text.find_first_not_of(" \t") == std::string::npos;
    });
}

/// A byte that begins a character of UTF-8.
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

} // namespace

void Rows::step() {
    if (begins_character(text_[at_])) {
        ++column_;
    }
    ++at_;
}

void Rows::pass_line_end() {
    if (!at_end()) {
        at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
        ++line_;
        column_ = 1;
    }
}

bool Rows::next(std::vector<Cell>& row) {
    do {
        row.clear();
        if (at_end()) {
            return false;
        }
        row.push_back(next_cell());
        while (!at_line_end()) {
            step(); // the separator
            row.push_back(next_cell());
        }
        pass_line_end();
    } while (is_empty(row));
    return true;
}

Cell Rows::next_cell() {
    Cell cell{"", line_, column_};
    while (!at_line_end() && text_[at_] == ' ' && separator_ != ' ') {
        step();
    }
    if (!at_end() && text_[at_] == '"' && read_quoted(cell)) {
        return cell;
    }
    const auto begin = at_;
    while (!at_line_end() && text_[at_] != separator_) {
        step();
    }
    cell.text = text_.substr(begin, at_ - begin);
    return cell;
}

bool Rows::read_quoted(Cell& cell) {
    const auto before = std::tuple(at_, line_, column_);
    step();
    while (!at_end() && !(text_[at_] == '"' && !text_.substr(at_).starts_with("\"\""))) {
        if (at_line_end()) {
            cell.text.push_back('\n');
            pass_line_end();
            continue;
        }
        if (text_[at_] == '"') {
            step(); // the first of two
        }
        cell.text.push_back(text_[at_]);
        step();
    }
    const bool closed = !at_end();
    if (closed) {
        step();
    }
    // A quote some lines on with text right behind it opens a cell: this one was never closed.
    const bool opens = !at_line_end() && text_[at_] != separator_;
    if (!closed || (opens && line_ != std::get<1>(before))) {
        std::tie(at_, line_, column_) = before;
        cell.text.clear();
        open_quote_ = Cell{"", line_, column_};
        return false;
    }
    while (!at_line_end() && text_[at_] != separator_) {
        cell.text.push_back(text_[at_]);
        step();
    }
    return true;
}

std::optional<Cell> Rows::take_open_quote() { return std::exchange(open_quote_, std::nullopt); }

} // namespace kith::imports
