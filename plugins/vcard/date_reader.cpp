#include "vcard/date_reader.hpp"

#include "vcard/ascii.hpp"

#include <charconv>
#include <chrono>

namespace kith::vcard {

namespace {

/// A date-time value cut into its parts; the time is not judged here.
struct Parts {
    std::string_view date;
    std::string_view time; ///< with its zone; empty: none
};

std::optional<Parts> split_time(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789-");
    Parts parts{text.substr(0, end), {}};
    if (end == std::string_view::npos) {
        return parts;
    }
    const char mark = text[end];
    parts.time = text.substr(end + 1);
    if ((mark == 'Z' || mark == 'z') && parts.time.empty()) {
        return parts;
    }
    const bool separated = mark == 'T' || mark == 't' || mark == ' ';
    if (!separated || parts.time.empty() || !is_digit(parts.time.front()) ||
        parts.time.find_first_not_of("0123456789:.,+-Zz") != std::string_view::npos) {
        return std::nullopt;
    }
    return parts;
}

/// Takes a fixed number of digits off the front. Absent when they are none.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    int number = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    const auto parsed = std::from_chars(text.data(), text.data() + digits, number);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + digits || number < 0) {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return number;
}

void skip_colon(std::string_view& text) {
    if (text.starts_with(':')) {
        text.remove_prefix(1);
    }
}

/// Seconds since midnight UTC of "103000Z", "10:30", "10:30:00.5+01:00"; may be negative.
std::optional<int> read_time(std::string_view text) {
    int seconds = 0;
    for (const int unit : {3600, 60, 1}) {
        const auto number = take_number(text, 2);
        if (!number) {
            break;
        }
        seconds += *number * unit;
        skip_colon(text);
    }
    if (text.starts_with('.') || text.starts_with(',')) {
        const std::size_t end = text.find_first_not_of("0123456789", 1);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    }
    if (text.empty() || text == "Z" || text == "z") {
        return seconds;
    }
    const char sign = text.front();
    text.remove_prefix(1);
    const auto hours = take_number(text, 2);
    skip_colon(text);
    if ((sign != '+' && sign != '-') || !hours) {
        return std::nullopt;
    }
    const int offset = *hours * 3600 + take_number(text, 2).value_or(0) * 60;
    return seconds - (sign == '+' ? offset : -offset);
}

} // namespace

std::optional<domain::PartialDate> read_date(std::string_view text, std::string_view omitted_year) {
    const auto parts = split_time(trimmed(text));
    if (!parts) {
        return std::nullopt;
    }
    auto date = domain::parse_partial_date(parts->date);
    if (date && date->year && !omitted_year.empty() && parts->date.starts_with(omitted_year) &&
        omitted_year.size() == 4) {
        date->year.reset();
    }
    return date;
}

std::optional<long long> read_revision(std::string_view text) {
    const auto parts = split_time(trimmed(text));
    if (!parts) {
        return std::nullopt;
    }
    const auto date = domain::parse_partial_date(parts->date);
    const auto time = parts->time.empty() ? 0 : read_time(parts->time);
    if (!date || !date->year || !time) {
        return std::nullopt;
    }
    const std::chrono::sys_days day = std::chrono::year(*date->year) /
                                      static_cast<int>(date->month) / static_cast<int>(date->day);
    return std::chrono::seconds(day.time_since_epoch()).count() + *time;
}

} // namespace kith::vcard
