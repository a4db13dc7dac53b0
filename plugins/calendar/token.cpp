#include "calendar/token.hpp"

#include "calendar/own_file.hpp"

#include <array>
#include <cerrno>
#include <sys/random.h>
#include <system_error>

namespace kith::calendar {

namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr std::size_t random_bytes = 20;
constexpr std::size_t token_length = 2 * random_bytes;

std::string make_token() {
    std::array<unsigned char, random_bytes> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    std::string token;
    for (const unsigned char byte : bytes) {
        token += digits[byte / 16];
        token += digits[byte % 16];
    }
    return token;
}

bool is_token(std::string_view text) {
    return text.size() == token_length && text.find_first_not_of(digits) == std::string_view::npos;
}

} // namespace

std::string load_or_make_token(const std::filesystem::path& path) {
    const auto file = read_own_file(path, 4096);
    const std::string_view kept = file ? std::string_view(file->content) : std::string_view();
    const auto line = kept.substr(0, kept.find('\n'));
    if (is_token(line)) {
        return std::string(line);
    }
    std::string token = make_token();
    replace_own_file(path, token + '\n');
    return token;
}

} // namespace kith::calendar
