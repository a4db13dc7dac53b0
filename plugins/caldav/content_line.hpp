#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::caldav {

/// One logical line of an iCalendar text (RFC 5545 section 3.1), and how it was written.
struct ContentLine {
    std::string_view raw; ///< with its folds and its line end; part of the text
    std::string name;     ///< in capital letters
    std::string value;    ///< unfolded, from the first colon outside of quotation marks; as it is
};

/// The lines of a text whose lines end with CRLF or LF. Empty ones have neither name nor value.
[[nodiscard]] std::vector<ContentLine> content_lines(std::string_view text);

} // namespace kith::caldav
