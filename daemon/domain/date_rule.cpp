#include "domain/date_rule.hpp"

#include "domain/words.hpp"
#include "domain/words_of.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

constexpr Words<MembershipDate, 4> membership_dates{{"dues", "assembly", "notice", "benefit"}};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
/// In the order of chr::weekday::c_encoding().
constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 10> ordinals{
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};

bool same_word(std::string_view a, std::string_view b) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return small(x) == small(y); });
}

template <std::size_t N>
std::optional<int> place_in(const std::array<std::string_view, N>& words, std::string_view word) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](auto one) { return same_word(one, word); });
    return found == words.end() ? std::nullopt
                                : std::optional(static_cast<int>(found - words.begin()));
}

/// 1 to `most`, or -1 for "last".
std::optional<int> ordinal(std::string_view word, int most) {
    if (same_word(word, "last")) {
        return -1;
    }
    const auto place = place_in(ordinals, word);
    return place && *place < most ? std::optional(*place + 1) : std::nullopt;
}

std::optional<unsigned> month(std::string_view word) {
    const auto place = place_in(months, word);
    return place ? std::optional(static_cast<unsigned>(*place) + 1) : std::nullopt;
}

/// "31 March"
std::optional<DateRule> parse_year_day(const std::vector<std::string_view>& words) {
    unsigned day = 0;
    const auto digits = words[0];
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
    const auto in_month = month(words[1]);
    const bool is_day =
        error == std::errc() && end == digits.data() + digits.size() && in_month &&
        (chr::year(2024) / static_cast<int>(*in_month) / static_cast<int>(day)).ok();
    return is_day ? std::optional(DateRule{YearDay{*in_month, day}, {}}) : std::nullopt;
}

/// "third Sunday of June", "last working day of November"
std::optional<DateRule> parse_nth(const std::vector<std::string_view>& words) {
    const bool working = words.size() == 5 && same_word(words[1], "working") &&
                         same_word(words[2], "day") && same_word(words[3], "of");
    const auto in_month = month(words.back());
    if (working) {
        const auto n = ordinal(words[0], 10);
        return n && in_month ? std::optional(DateRule{NthWorkingDay{*n, *in_month}, {}})
                             : std::nullopt;
    }
    if (words.size() != 4 || !same_word(words[2], "of")) {
        return std::nullopt;
    }
    const auto n = ordinal(words[0], 4);
    const auto weekday = place_in(weekdays, words[1]);
    if (!n || !weekday || !in_month) {
        return std::nullopt;
    }
    return DateRule{NthWeekday{*n, chr::weekday(static_cast<unsigned>(*weekday)), *in_month}, {}};
}

std::string_view name_of_month(unsigned month) { return months.at(month - 1); }

std::string ordinal_text(int n) {
    return n < 0 ? "last" : std::string(ordinals.at(static_cast<std::size_t>(n - 1)));
}

std::string text_of(const YearDay& day) {
    return std::to_string(day.day) + " " + std::string(name_of_month(day.month));
}
std::string text_of(const NthWeekday& day) {
    return ordinal_text(day.n) + " " + std::string(weekdays.at(day.weekday.c_encoding())) + " of " +
           std::string(name_of_month(day.month));
}
std::string text_of(const NthWorkingDay& day) {
    return ordinal_text(day.n) + " working day of " + std::string(name_of_month(day.month));
}
std::string text_of(const std::shared_ptr<const Recurrence>& recurrence) {
    return recurrence->text();
}

bool same_day(const std::shared_ptr<const Recurrence>& a,
              const std::shared_ptr<const Recurrence>& b) {
    return a == b || a->text() == b->text();
}
template <class T> bool same_day(const T& a, const T& b) { return a == b; }

} // namespace

std::optional<DateRule> parse_date_rule(std::string_view text) {
    const auto words = words_of(text);
    if (words.size() == 2) {
        return parse_year_day(words);
    }
    if (words.size() > 3 && same_word(words[2], "before")) {
        const auto before = parse_span(std::string(words[0]) + " " + std::string(words[1]));
        const auto rest = static_cast<std::size_t>(words[3].data() - text.data());
        auto rule = parse_date_rule(text.substr(rest));
        if (!before || !rule || rule->before) {
            return std::nullopt;
        }
        rule->before = before;
        return rule;
    }
    return words.size() < 4 ? std::nullopt : parse_nth(words);
}

std::string format_date_rule(const DateRule& rule) {
    const auto day = std::visit([](const auto& one) { return text_of(one); }, rule.day);
    return rule.before ? format_span(*rule.before) + " before " + day : day;
}

bool operator==(const DateRule& a, const DateRule& b) {
    if (a.before != b.before || a.day.index() != b.day.index()) {
        return false;
    }
    return std::visit(
        [&](const auto& day) {
            return same_day(day, std::get<std::decay_t<decltype(day)>>(b.day));
        },
        a.day);
}

const char* to_text(MembershipDate date) { return membership_dates.text(date); }
std::optional<MembershipDate> parse_membership_date(std::string_view text) {
    return membership_dates.parse(text);
}

} // namespace kith::domain
