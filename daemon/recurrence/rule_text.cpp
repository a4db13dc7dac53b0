#include "recurrence/rule_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>
#include <vector>

namespace kith::recurrence {

namespace {

constexpr std::size_t longest_rule = 500;
constexpr std::size_t longest_list = 31;
constexpr int most_interval = 1000;
constexpr int most_count = 1000;

using Parts = std::map<std::string, std::string, std::less<>>;

[[noreturn]] void refuse(const std::string& what) { throw std::invalid_argument(what); }

std::string capitals(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> pieces;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find(at, start), text.size());
        pieces.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return pieces;
}

/// A whole number without a plus sign or anything behind it.
std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

int number_between(const std::string& name, const std::string& value, int lowest, int highest) {
    const auto found = number(value);
    if (!found || *found < lowest || *found > highest) {
        refuse(name + " is a number from " + std::to_string(lowest) + " to " +
               std::to_string(highest) + ", not " + (value.empty() ? "nothing" : value));
    }
    return *found;
}

/// "-1" to "-most" and "1" to "most"; a plus sign is allowed.
int place_within(const std::string& name, std::string_view text, int most, bool may_be_negative) {
    const auto digits = text.starts_with('+') ? text.substr(1) : text;
    const auto found = number(digits);
    const bool good = found && *found != 0 && *found <= most && *found >= -most &&
                      (*found > 0 || (may_be_negative && digits == text));
    if (!good) {
        refuse(name + " holds " + (text.empty() ? "nothing" : std::string(text)) +
               ": it takes 1 to " + std::to_string(most) +
               (may_be_negative ? ", from the end with a minus" : ""));
    }
    return *found;
}

std::string weekday(const std::string& name, const std::string& text) {
    static constexpr std::array<std::string_view, 7> days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    if (std::find(days.begin(), days.end(), text) == days.end()) {
        refuse(name + " holds " + (text.empty() ? "nothing" : text) +
               ": the days are MO, TU, WE, TH, FR, SA, SU");
    }
    return text;
}

/// "-1SU" as "-1SU", "+1SU" as "1SU".
std::string numbered_day(const std::string& text) {
    if (text.size() <= 2) {
        return weekday("BYDAY", text);
    }
    const auto which =
        place_within("BYDAY", std::string_view(text).substr(0, text.size() - 2), 53, true);
    return std::to_string(which) + weekday("BYDAY", text.substr(text.size() - 2));
}

template <class Read>
std::string list(const std::string& name, const std::string& value, Read read) {
    std::vector<std::string> items;
    for (const auto& text : split(value, ',')) {
        auto item = read(text);
        if (std::find(items.begin(), items.end(), item) == items.end()) {
            items.push_back(std::move(item));
        }
    }
    if (items.size() > longest_list) {
        refuse(name + " has more than " + std::to_string(longest_list) + " entries");
    }
    std::string joined;
    for (const auto& item : items) {
        joined += (joined.empty() ? "" : ",") + item;
    }
    return joined;
}

std::string number_list(const std::string& name, const std::string& value, int most,
                        bool may_be_negative) {
    return list(name, value, [&](const std::string& text) {
        return std::to_string(place_within(name, text, most, may_be_negative));
    });
}

std::string frequency(const std::string& value) {
    static constexpr std::array<std::string_view, 4> by_days{"DAILY", "WEEKLY", "MONTHLY",
                                                             "YEARLY"};
    if (value == "HOURLY" || value == "MINUTELY" || value == "SECONDLY") {
        refuse("FREQ=" + value + " is finer than a day");
    }
    if (std::find(by_days.begin(), by_days.end(), value) == by_days.end()) {
        refuse("FREQ is YEARLY, MONTHLY, WEEKLY or DAILY, not " +
               (value.empty() ? "nothing" : value));
    }
    return value;
}

/// "20301231", also with a time behind it, which days have no use for.
domain::Date last_day(const std::string& value) {
    std::optional<domain::Date> date;
    if (value.size() == 8 || (value.size() > 8 && value[8] == 'T')) {
        date = domain::parse_date(value.substr(0, 4) + "-" + value.substr(4, 2) + "-" +
                                  value.substr(6, 2));
    }
    if (!date) {
        refuse("UNTIL is a day as 20301231, not " + (value.empty() ? "nothing" : value));
    }
    return *date;
}

std::string judged(const std::string& name, const std::string& value, RuleText& rule) {
    if (name == "FREQ") {
        return frequency(value);
    }
    if (name == "INTERVAL") {
        return std::to_string(number_between(name, value, 1, most_interval));
    }
    if (name == "COUNT") {
        rule.counts = true;
        return std::to_string(number_between(name, value, 1, most_count));
    }
    if (name == "UNTIL") {
        rule.until = last_day(value);
        return value.substr(0, 8);
    }
    if (name == "WKST") {
        return weekday(name, value);
    }
    if (name == "BYDAY") {
        return list(name, value, numbered_day);
    }
    if (name == "BYMONTH") {
        return number_list(name, value, 12, false);
    }
    if (name == "BYMONTHDAY") {
        return number_list(name, value, 31, true);
    }
    if (name == "BYYEARDAY" || name == "BYSETPOS") {
        return number_list(name, value, 366, true);
    }
    if (name == "BYWEEKNO") {
        return number_list(name, value, 53, true);
    }
    if (name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND") {
        refuse(name + " is finer than a day");
    }
    refuse("a recurrence has no part " + (name.empty() ? "without a name" : name));
}

Parts read_parts(std::string_view rrule, RuleText& rule) {
    Parts parts;
    auto text = capitals(rrule);
    if (text.ends_with(';')) { // as some calendars write it
        text.pop_back();
    }
    for (const auto& part : split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string::npos) {
            refuse("a recurrence is written NAME=VALUE;NAME=VALUE, not " +
                   (part.empty() ? "as nothing" : part));
        }
        auto name = part.substr(0, equals);
        auto value = judged(name, part.substr(equals + 1), rule);
        if (!parts.try_emplace(name, std::move(value)).second) {
            refuse(name + " is there twice");
        }
    }
    return parts;
}

void judge_together(const Parts& parts) {
    const auto has = [&](std::string_view name) { return parts.find(name) != parts.end(); };
    const auto not_together = [&](std::string_view a, std::string_view b) {
        if (has(a) && has(b)) {
            refuse(std::string(a) + " does not go with " + std::string(b));
        }
    };
    if (!has("FREQ")) {
        refuse("FREQ is missing");
    }
    const auto& freq = parts.find("FREQ")->second;
    const bool yearly = freq == "YEARLY";
    if (freq == "WEEKLY" && has("BYMONTHDAY")) {
        refuse("BYMONTHDAY does not go with FREQ=WEEKLY");
    }
    for (const char* name : {"BYYEARDAY", "BYWEEKNO"}) {
        if (has(name) && !yearly) {
            refuse(std::string(name) + " goes with FREQ=YEARLY only");
        }
    }
    const bool numbered = has("BYDAY") && parts.find("BYDAY")->second.find_first_of("0123456789") !=
                                              std::string::npos;
    if (numbered && ((!yearly && freq != "MONTHLY") || has("BYWEEKNO"))) {
        refuse("numbered days in BYDAY go with FREQ=MONTHLY and FREQ=YEARLY only");
    }
    for (const char* name : {"BYMONTH", "BYMONTHDAY", "BYWEEKNO"}) {
        not_together("BYYEARDAY", name);
    }
    not_together("BYWEEKNO", "BYMONTH");
    not_together("BYWEEKNO", "BYMONTHDAY");
    not_together("COUNT", "UNTIL");
    const bool picks = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
        return part.first.starts_with("BY") && part.first != "BYSETPOS";
    });
    if (has("BYSETPOS") && !picks) {
        refuse("BYSETPOS picks from another BY part, and there is none");
    }
}

} // namespace

RuleText checked_rule(std::string_view rrule) {
    if (rrule.size() > longest_rule) {
        refuse("it is longer than " + std::to_string(longest_rule) + " signs");
    }
    RuleText rule;
    const auto parts = read_parts(rrule, rule);
    judge_together(parts);
    rule.normal = "FREQ=" + parts.find("FREQ")->second;
    for (const auto& [name, value] : parts) {
        if (name != "FREQ") {
            rule.normal += ";" + name + "=" + value;
        }
    }
    return rule;
}

} // namespace kith::recurrence
