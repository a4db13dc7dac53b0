#include "config/calendar_values.hpp"

#include "domain/zone.hpp"

#include <algorithm>
#include <charconv>

namespace kith::config {

namespace chr = std::chrono;

namespace {

const std::vector<std::string> day_names = {"sunday",   "monday", "tuesday", "wednesday",
                                            "thursday", "friday", "saturday"};

/// "2026-01-15" for a TOML local date.
std::string date_text(const toml::date& date) {
    return domain::format_date({chr::year(date.year), chr::month(date.month), chr::day(date.day)});
}

/// The text of a date, whichever way it is written; reports other types.
std::optional<PlacedText> written_date(TableReader& reader, std::string_view key,
                                       const toml::node& node, const std::string& mend) {
    if (node.is_string()) {
        return reader.text(key, node);
    }
    if (const auto* date = node.as_date()) {
        return PlacedText{date_text(date->get()), reader.place(node)};
    }
    reader.wrong_type(key, "a date", node, mend);
    return std::nullopt;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// "27.11.1986" and "27.11." as ISO 8601 writes them; absent for anything else.
std::optional<std::string> from_german(std::string_view text) {
    const auto first = text.find('.');
    const auto second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos) {
        return std::nullopt;
    }
    const auto day = number(text.substr(0, first));
    const auto month = number(text.substr(first + 1, second - first - 1));
    const auto year_text = text.substr(second + 1);
    const auto year = number(year_text);
    if (!day || !month || (!year && !year_text.empty())) {
        return std::nullopt;
    }
    const domain::PartialDate date{year, static_cast<unsigned>(*month),
                                   static_cast<unsigned>(*day)};
    const auto result = domain::format_partial_date(date);
    return domain::parse_partial_date(result) ? std::optional(result) : std::nullopt;
}

std::string mend_date(std::string_view typed, const std::string& general) {
    const auto meant = from_german(typed);
    return meant ? "write " + in_quotes(*meant) : general;
}

std::string mend_time(std::string_view typed) {
    const auto padded = typed.size() == 4 ? "0" + std::string(typed) : std::string(typed) + ":00";
    const bool fits = domain::parse_time_of_day(padded).has_value();
    return fits ? "write " + in_quotes(padded) : "write hours and minutes, such as \"09:00\"";
}

std::optional<chr::weekday> weekday_of(TableReader& reader, const PlacedText& found,
                                       const std::vector<std::string>& known) {
    const auto day = std::find(day_names.begin(), day_names.end(), found.text);
    if (day != day_names.end()) {
        return chr::weekday(static_cast<unsigned>(day - day_names.begin()));
    }
    reader.findings().error(found.place, in_quotes(found.text) + " is no day",
                            mend_word(found.text, known, ""));
    return std::nullopt;
}

} // namespace

std::optional<domain::TimeOfDay> read_time_of_day(TableReader& reader, std::string_view key) {
    const auto* node = reader.find(key);
    if (node != nullptr && node->is_time()) {
        const auto time = node->as_time()->get();
        if (time.second != 0 || time.nanosecond != 0) {
            reader.findings().error(reader.place(*node), in_quotes(key) + " has seconds",
                                    "write hours and minutes, such as \"09:00\"");
            return std::nullopt;
        }
        return chr::hours(time.hour) + chr::minutes(time.minute);
    }
    if (node != nullptr && !node->is_string()) {
        reader.wrong_type(key, "a time of day", *node, "write it as \"09:00\"");
        return std::nullopt;
    }
    const auto found = reader.text(key);
    if (!found) {
        return std::nullopt;
    }
    const auto time = domain::parse_time_of_day(found->text);
    if (!time) {
        reader.findings().error(found->place,
                                in_quotes(key) + " is no time of day: " + in_quotes(found->text),
                                mend_time(found->text));
    }
    return time;
}

std::optional<domain::PartialDate> read_partial_date(TableReader& reader, std::string_view key) {
    const std::string general = "write \"1986-11-27\", or \"--11-27\" without the year";
    const auto* node = reader.find(key);
    const auto found = node == nullptr ? std::nullopt : written_date(reader, key, *node, general);
    if (!found) {
        return std::nullopt;
    }
    const auto date = domain::parse_partial_date(found->text);
    if (!date) {
        reader.findings().error(found->place,
                                in_quotes(key) + " is no date: " + in_quotes(found->text),
                                mend_date(found->text, general));
    }
    return date;
}

std::optional<domain::Date> read_date(TableReader& reader, std::string_view key) {
    const auto* node = reader.find(key);
    return node == nullptr ? std::nullopt : read_date(reader, key, *node);
}

std::optional<domain::Date> read_date(TableReader& reader, std::string_view key,
                                      const toml::node& node) {
    const std::string general = "write the day as \"2026-01-15\"";
    const auto found = written_date(reader, key, node, general);
    if (!found) {
        return std::nullopt;
    }
    const auto date = domain::parse_date(found->text);
    if (!date || date->year() < chr::year(1900) || date->year() > chr::year(2200)) {
        reader.findings().error(found->place,
                                in_quotes(key) + " is no day: " + in_quotes(found->text),
                                mend_date(found->text, general));
        return std::nullopt;
    }
    return date;
}

std::optional<domain::LeapDay> read_leap_day(TableReader& reader, std::string_view key) {
    const auto number_of_word = reader.choice(key, {"feb-28", "mar-1"});
    return number_of_word ? std::optional(static_cast<domain::LeapDay>(*number_of_word))
                          : std::nullopt;
}

std::optional<domain::Weekdays> read_weekdays(TableReader& reader, std::string_view key) {
    auto known = day_names;
    if (const auto* node = reader.find(key); node != nullptr && node->is_string()) {
        const auto found = reader.text(key);
        if (!found || found->text == "daily") {
            return found ? std::optional(domain::Weekdays::all()) : std::nullopt;
        }
        if (found->text == "workdays") {
            return domain::Weekdays::workdays();
        }
        known.insert(known.begin(), {"daily", "workdays"});
    }
    domain::Weekdays days;
    for (const auto& found : reader.texts(key)) {
        if (const auto day = weekday_of(reader, found, known)) {
            days.insert(*day);
        }
    }
    if (const auto* list = reader.find(key);
        list != nullptr && list->is_array() && list->as_array()->empty()) {
        reader.findings().error(reader.place(*list), in_quotes(key) + " names no day",
                                "write \"daily\", \"workdays\" or [\"monday\", \"thursday\"]");
    }
    return days.empty() ? std::nullopt : std::optional(days);
}

std::optional<std::string> read_time_zone(TableReader& reader, std::string_view key) {
    const auto found = reader.text(key);
    if (!found) {
        return std::nullopt;
    }
    if (!domain::Zone::exists(found->text)) {
        const auto meant = nearest(found->text, domain::Zone::names());
        reader.findings().error(found->place, "there is no time zone " + in_quotes(found->text),
                                meant ? "did you mean " + in_quotes(*meant) + "?"
                                      : "write its name as in \"Europe/Berlin\"");
        return std::nullopt;
    }
    return found->text;
}

} // namespace kith::config
