#include "import/named_charsets.hpp"

#include <algorithm>

namespace kith::imports {

namespace {

constexpr std::string_view key = "charset=";
constexpr std::size_t most_sets = 16;
constexpr std::size_t longest_name = 32;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

} // namespace

std::set<std::string> named_charsets(std::string_view bytes) {
    std::set<std::string> names;
    while (names.size() < most_sets) {
        const auto found = std::search(bytes.begin(), bytes.end(), key.begin(), key.end(),
                                       [](char a, char b) { return small(a) == b; });
        if (found == bytes.end()) {
            break;
        }
        bytes.remove_prefix(static_cast<std::size_t>(found - bytes.begin()) + key.size());
        std::string name(bytes.substr(0, std::min(bytes.find_first_of(":;,\"\r\n"), longest_name)));
        std::transform(name.begin(), name.end(), name.begin(), small);
        names.insert(std::move(name));
    }
    return names;
}

} // namespace kith::imports
