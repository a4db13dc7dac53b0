#include "recurrence/rule_text.hpp"

#include "recurrence/capitals.hpp"

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
        rule.count = number_between(name, value, 1, most_count);
        return value;
    }
    if (name == "UNTIL") {
        rule.until = last_day(value);
        return value;
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
        // libical 3.0.16 reads beyond its tables for "BYWEEKNO=20;WKST=SU".
        refuse("weeks of the year (BYWEEKNO) are not read");
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

bool has(const Parts& parts, std::string_view name) { return parts.find(name) != parts.end(); }

bool holds(const Parts& parts, std::string_view name, std::string_view signs) {
    const auto part = parts.find(name);
    return part != parts.end() && part->second.find_first_of(signs) != std::string::npos;
}

/// "21,-9": two names of one day, which libical counts twice.
bool counts_from_both_ends(const std::string& list) {
    const auto items = split(list, ',');
    const auto backwards = std::count_if(items.begin(), items.end(),
                                         [](const auto& item) { return item.starts_with('-'); });
    return backwards > 0 && backwards < static_cast<std::ptrdiff_t>(items.size());
}

void judge_together(const Parts& parts) {
    const auto not_together = [&](std::string_view a, std::string_view b) {
        if (has(parts, a) && has(parts, b)) {
            refuse(std::string(a) + " does not go with " + std::string(b));
        }
    };
    if (!has(parts, "FREQ")) {
        refuse("FREQ is missing");
    }
    const auto& freq = parts.find("FREQ")->second;
    const bool yearly = freq == "YEARLY";
    const bool monthly = freq == "MONTHLY";
    if (freq == "WEEKLY" && has(parts, "BYMONTHDAY")) {
        refuse("BYMONTHDAY does not go with FREQ=WEEKLY");
    }
    if (has(parts, "BYYEARDAY") && !yearly) {
        refuse("BYYEARDAY goes with FREQ=YEARLY only");
    }
    const bool numbered = holds(parts, "BYDAY", "0123456789");
    if (numbered && !yearly && !monthly) {
        refuse("numbered days in BYDAY go with FREQ=MONTHLY and FREQ=YEARLY only");
    }
    not_together("BYYEARDAY", "BYMONTH");
    not_together("BYYEARDAY", "BYMONTHDAY");
    not_together("COUNT", "UNTIL");
    const bool picks = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
        return part.first.starts_with("BY") && part.first != "BYSETPOS";
    });
    if (has(parts, "BYSETPOS") && !picks) {
        refuse("BYSETPOS picks from another BY part, and there is none");
    }
    // What libical 3.0.16 expands to other days than RFC 5545 says.
    if (has(parts, "BYSETPOS") && !yearly && !monthly) {
        refuse("BYSETPOS goes with FREQ=MONTHLY and FREQ=YEARLY only");
    }
    const auto week = parts.find("WKST");
    if (week != parts.end() && week->second != "MO" && week->second != "SU") {
        refuse("WKST is MO or SU: a week begins on Monday or Sunday");
    }
    if (freq == "DAILY" && holds(parts, "BYMONTHDAY", "-")) {
        refuse("days from the end of the month go with FREQ=MONTHLY and FREQ=YEARLY only");
    }
    if (numbered) {
        not_together("BYMONTHDAY", "BYDAY");
    }
    const bool mixed = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
        return part.first.starts_with("BY") && part.first != "BYSETPOS" &&
               counts_from_both_ends(part.second);
    });
    if (mixed && has(parts, "BYSETPOS")) {
        refuse("BYSETPOS does not go with days counted from both ends");
    }
}

/// Of a year's days of the month libical looks at the month of the start only; RFC 5545 means every
/// month.
void name_months(Parts& parts) {
    if (parts.find("FREQ")->second == "YEARLY" && has(parts, "BYMONTHDAY")) {
        parts.try_emplace("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12");
    }
}

} // namespace

RuleText checked_rule(std::string_view rrule) {
    if (rrule.size() > longest_rule) {
        refuse("it is longer than " + std::to_string(longest_rule) + " signs");
    }
    RuleText rule;
    auto parts = read_parts(rrule, rule);
    judge_together(parts);
    name_months(parts);
    rule.normal = "FREQ=" + parts.find("FREQ")->second;
    for (const auto& [name, value] : parts) {
        if (name != "FREQ" && name != "COUNT" && name != "UNTIL") {
            rule.normal.append(";").append(name).append("=").append(value);
        }
    }
    return rule;
}

} // namespace kith::recurrence
