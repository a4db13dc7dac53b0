#include "app/feed_addresses.hpp"

#include "config/read_file.hpp"
#include "wire/plain_line.hpp"

#include <sstream>

namespace kith::app {

namespace {

constexpr std::size_t url_bytes = 512;
constexpr std::size_t most_of_urls = 8192;

} // namespace

std::vector<std::string> feed_addresses(const std::filesystem::path& state) {
    std::vector<std::string> urls;
    std::istringstream file(config::read_file(state / "url", most_of_urls).text);
    for (std::string line; std::getline(file, line);) {
        urls.push_back(wire::plain_line(line, url_bytes));
    }
    return urls;
}

} // namespace kith::app
