#pragma once

#include "import/person_draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::imports {

/// The line and column of an offset in a text of UTF-8.
[[nodiscard]] Place place_of(std::string_view text, std::size_t offset);

/// Finds the lines of records in a JSON text, which a parsed tree has lost, by what identifies
/// them. To be asked in the order of the text; what is not found there has the line of the one
/// before. Linear altogether. The text outlives it.
class RecordPlaces {
public:
    explicit RecordPlaces(std::string_view text) : text_(text) {}

    [[nodiscard]] int line_of(const std::string& identity);

private:
    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool lost_ = false; ///< one was not found: the text is not searched again and again
};

} // namespace kith::imports
