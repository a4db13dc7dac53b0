#include "vcard/line_scanner.hpp"

#include "vcard/ascii.hpp"

#include <algorithm>
#include <cstring>

namespace kith::vcard {

LineScanner::LineScanner(std::string_view bytes)
    : bytes_(bytes), end_mark_(bytes.find('\n') == std::string_view::npos ? '\r' : '\n') {}

LineScanner::Ends LineScanner::ends_of_line(std::size_t from) const {
    const void* found = std::memchr(bytes_.data() + from, end_mark_, bytes_.size() - from);
    if (found == nullptr) {
        return {bytes_.size(), bytes_.size()};
    }
    const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
    std::size_t text = end;
    while (text > from && bytes_[text - 1] == '\r') {
        --text;
    }
    return {text, end + 1};
}

bool LineScanner::next(Line& line) {
    const std::size_t start = mark_.offset;
    if (start >= bytes_.size()) {
        return false;
    }
    line.number = mark_.number;
    Ends ends = ends_of_line(start);
    ++mark_.number;
    line.joined = false;
    // A blank line ends a 2.1 body; what is indented below it is no fold of it.
    if (ends.text > start) {
        while (ends.line < bytes_.size() &&
               (bytes_[ends.line] == ' ' || bytes_[ends.line] == '\t')) {
            ends = ends_of_line(ends.line);
            ++mark_.number;
            line.joined = true;
        }
    }
    line.text = bytes_.substr(start, ends.text - start);
    mark_.offset = ends.line;
    return true;
}

void LineScanner::join_soft_breaks(Line& line) {
    const auto start = static_cast<std::size_t>(line.text.data() - bytes_.data());
    while (line.text.ends_with('=') && mark_.offset < bytes_.size()) {
        const auto rest = bytes_.substr(mark_.offset, 6);
        if (starts_with_word(rest, "BEGIN:") || starts_with_word(rest, "END:")) {
            return;
        }
        const Ends ends = ends_of_line(mark_.offset);
        line.text = bytes_.substr(start, ends.text - start);
        line.joined = true;
        mark_.offset = ends.line;
        ++mark_.number;
    }
}

void unfold(std::string_view text, Folding folding, std::string& out) {
    const char end_mark = text.find('\n') == std::string_view::npos ? '\r' : '\n';
    while (true) {
        const std::size_t end = std::min(text.find(end_mark), text.size());
        std::string_view piece = text.substr(0, end);
        if (end == text.size()) {
            out.append(piece);
            return;
        }
        text.remove_prefix(end + 1);
        while (piece.ends_with('\r')) {
            piece.remove_suffix(1);
        }
        if (folding == Folding::SoftBreaks && piece.ends_with('=')) {
            out.append(piece.substr(0, piece.size() - 1));
            continue;
        }
        out.append(piece);
        const bool blank = text.starts_with(' ') || text.starts_with('\t');
        if (blank && folding != Folding::BlankStays) {
            text.remove_prefix(1);
        }
    }
}

} // namespace kith::vcard
