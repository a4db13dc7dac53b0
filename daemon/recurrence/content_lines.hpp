#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::recurrence {

/// One logical line of an iCalendar stream (RFC 5545, section 3.1): NAME;PARAM=VALUE:value.
struct ContentLine {
    std::string name; ///< in capital letters
    std::vector<std::pair<std::string, std::string>>
        parameters; ///< names in capital letters, values without quotation marks
    std::string value;
    int number = 0; ///< of its first physical line, from 1

    [[nodiscard]] std::string_view parameter(std::string_view wanted) const; ///< empty: none
};

/// Calls with each line of the text, folded ones joined, until the visitor says false. Lines
/// without a name or a colon and lines longer than 64 KiB are left out: they say nothing a holiday
/// needs.
using LineVisitor = std::function<bool(const ContentLine& line)>;
void each_content_line(std::string_view text, const LineVisitor& visitor);

} // namespace kith::recurrence
