#include "config/syntax_fault.hpp"

#include <array>

namespace kith::config {

namespace {

struct Translation {
    std::string_view scope;  ///< toml++ says "Error while parsing SCOPE: DETAIL"
    std::string_view detail; ///< part of it; empty: any
    std::string_view what;
    std::string_view mend;
};

constexpr std::string_view quote_texts = "put a text in quotation marks: name = \"Anna\"";

/// The first that fits counts.
constexpr std::array<Translation, 30> translations{{
    {"", "maximum nested value depth", "lists and tables are nested too deep",
     "write no more than a table in a table"},
    {"", "control character", "there is a control character here",
     "take it out; a blank or a tab may stay"},
    {"value", "could not determine value type",
     "this is no text, number, date, true or false, list or table", quote_texts},
    {"boolean", "", "this is neither true nor false", "write true or false, in small letters"},
    {"array", "end-of-file", "the list is not closed", "close it with ]"},
    {"array", "saw comma", "there is a comma too many", "take it out"},
    {"array", "", "two entries of the list are not set apart", "put a comma between them"},
    {"inline table", "dangling comma", "there is a comma before the }", "take it out"},
    {"inline table", "'\\n'", "a table in { } stays on one line",
     "close it with } on the same line, or write it as a [table] of its own"},
    {"inline table", "end-of-file", "the table in { } is not closed", "close it with }"},
    {"inline table", "", "a table in { } holds key = value, set apart by commas",
     "write { key = \"value\", other = \"value\" }"},
    {"key-value pair", "expected '='", "a key is not followed by =", "write key = \"value\""},
    {"key-value pair", "expected a comment", "there is more on this line than one value",
     "put a text in quotation marks, and each key on a line of its own"},
    {"key-value pair", "end-of-file", "there is no value after =", "write key = \"value\""},
    {"key-value pair", "expected value", "there is no value after =", "write key = \"value\""},
    {"key-value pair", "cannot redefine", "this key is there already, in the same table",
     "write it once"},
    {"table header", "'\\n'", "the header of the table is not closed",
     "write [name] or [[name]] on a line of its own"},
    {"table header", "end-of-file", "the header of the table is not closed",
     "write [name] or [[name]] on a line of its own"},
    {"table header", "expected ']'", "the header of the table is not well written",
     "write [name] or [[name]] on a line of its own"},
    {"table header", "contiguous", "there is a blank between the brackets", "write [[name]]"},
    {"table header", "blank bare keys", "the table has no name", "write [name] or [[name]]"},
    {"table header", "expected a comment", "there is more on this line than the header",
     "write it on a line of its own"},
    {"table header", "array-of-tables",
     "there is a table or key of this name already, and it is no list of tables",
     "write [[name]] each time"},
    {"table header", "existing array",
     "there is a list of tables of this name already, written [[name]]", "write [[name]] here too"},
    {"table header", "cannot", "there is a table or key of this name already",
     "write the table once, with all its keys"},
    {"date", "day between", "there is no such day", "write a day that the month has"},
    {"date", "", "this is no date that TOML knows",
     "write 1986-11-27, or \"--11-27\" without year"},
    {"time", "", "this is no time that TOML knows", "write it in quotation marks: \"09:00\""},
    {"string", "escape", "a backslash begins no escape that TOML knows",
     "write \\\\ for a backslash, or put the text in single quotes: '...'"},
    {"root table", "", "a line begins with a key, with [ or with #",
     "write key = \"value\", [table] or # comment"},
}};

bool fits(const Translation& translation, std::string_view scope, std::string_view detail) {
    return scope.find(translation.scope) != std::string_view::npos &&
           detail.find(translation.detail) != std::string_view::npos;
}

} // namespace

SyntaxFault syntax_fault(std::string_view description) {
    constexpr std::string_view opening = "Error while parsing ";
    auto scope = description;
    if (scope.starts_with(opening)) {
        scope.remove_prefix(opening.size());
    }
    const auto colon = std::min(scope.find(": "), scope.size());
    const auto detail = scope.substr(std::min(colon + 2, scope.size()));
    scope = scope.substr(0, colon);
    for (const auto& translation : translations) {
        if (fits(translation, scope, detail)) {
            return {std::string(translation.what), std::string(translation.mend)};
        }
    }
    return {"this is no TOML: " + std::string(detail), std::string(quote_texts)};
}

} // namespace kith::config
