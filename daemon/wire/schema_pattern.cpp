#include "wire/schema_pattern.hpp"

#include <regex>

namespace kith::wire {

bool is_pattern(const std::string& pattern) {
    try {
        const std::regex compiled(pattern, std::regex::ECMAScript);
        return true;
    } catch (const std::regex_error&) {
        return false;
    }
}

bool matches_pattern(const std::string& pattern, std::string_view text) {
    try {
        const std::regex compiled(pattern, std::regex::ECMAScript);
        return std::regex_search(text.begin(), text.end(), compiled);
    } catch (const std::regex_error&) {
        return false;
    }
}

} // namespace kith::wire
