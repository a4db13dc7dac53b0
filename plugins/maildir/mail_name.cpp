#include "maildir/mail_name.hpp"

#include "domain/stable_hash.hpp"

#include <algorithm>
#include <charconv>

namespace kith::maildir {

namespace {

/// Before 2001-09-09 nobody had a Maildir with such names: a smaller number is a counter.
constexpr std::chrono::seconds earliest(1'000'000'000);
constexpr std::chrono::seconds latest(9'999'999'999);

/// Where the flags begin, such as ":2,FS"; npos: there are none.
std::size_t flags_in(std::string_view name) {
    const auto place = name.rfind("2,");
    constexpr std::string_view separators(":;!");
    const bool follows_one = place != std::string_view::npos && place > 0 &&
                             separators.find(name[place - 1]) != std::string_view::npos;
    return follows_one ? place - 1 : std::string_view::npos;
}

std::optional<domain::Instant> delivered_at(std::string_view name) {
    std::int64_t seconds = 0;
    const char* end = name.data() + name.size();
    const auto [after, error] = std::from_chars(name.data(), end, seconds);
    const std::chrono::seconds since_1970(seconds);
    if (error != std::errc() || after == end || *after != '.' || since_1970 < earliest ||
        since_1970 > latest) {
        return std::nullopt;
    }
    return domain::Instant(since_1970);
}

} // namespace

std::optional<MailName> read_mail_name(std::string_view name) {
    if (name.empty() || name.front() == '.') {
        return std::nullopt;
    }
    const auto flags = flags_in(name);
    MailName read;
    read.id = domain::stable_hash(name.substr(0, flags));
    read.delivered = delivered_at(name);
    if (flags != std::string_view::npos) {
        const auto letters = name.substr(flags);
        read.is_passed_over = letters.find_first_of("TD") != std::string_view::npos;
    }
    return read;
}

} // namespace kith::maildir
