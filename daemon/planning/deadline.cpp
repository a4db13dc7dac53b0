#include "planning/deadline.hpp"

#include "domain/weekdays.hpp"

namespace kith::planning {

namespace chr = std::chrono;
using domain::Date;
using domain::DateRule;
using domain::Span;

namespace {

constexpr int farthest_years = 10;
/// Months differ by up to three days, so a day so much later may be counted back to the same day.
constexpr int uneven_days = 4;

bool is_working_day(Date date, const Attention* attention) {
    return attention == nullptr ? domain::Weekdays::workdays().contains(date)
                                : attention->is_working_day(date);
}

std::optional<Date> in_year(const domain::YearDay& day, chr::year year, const Attention*) {
    const auto date = year / chr::month(day.month) / chr::day(day.day);
    return date.ok() ? date : Date(year / chr::month(day.month) / chr::last);
}

std::optional<Date> in_year(const domain::NthWeekday& day, chr::year year, const Attention*) {
    const auto month = year / chr::month(day.month);
    return day.n < 0 ? Date(chr::sys_days(month / day.weekday[chr::last]))
                     : Date(chr::sys_days(month / day.weekday[static_cast<unsigned>(day.n)]));
}

std::optional<Date> in_year(const domain::NthWorkingDay& day, chr::year year,
                            const Attention* attention) {
    const auto month = year / chr::month(day.month);
    const int step = day.n < 0 ? -1 : 1;
    int left = day.n * step;
    for (auto date = day.n < 0 ? Date(month / chr::last) : Date(month / chr::day(1));
         date.month() == month.month(); date = domain::plus_days(date, step)) {
        if (is_working_day(date, attention) && --left == 0) {
            return date;
        }
    }
    return std::nullopt; // a month of holidays
}

template <class DayOfYear>
std::optional<Date> next_day(const DayOfYear& day, Date from, const Attention* attention) {
    for (int years = 0; years <= farthest_years; ++years) {
        const auto date = in_year(day, from.year() + chr::years(years), attention);
        if (date && *date >= from) {
            return date;
        }
    }
    return std::nullopt;
}

std::optional<Date> next_day(const std::shared_ptr<const domain::Recurrence>& recurrence, Date from,
                             const Attention*) {
    return recurrence->next(from);
}

/// The first one on or after `from` of the days that lie so long before those that `next` finds.
template <class Next> std::optional<Date> next_before(Span span, Date from, const Next& next) {
    std::optional<Date> day = next(domain::plus_days(domain::advanced(from, span), -uneven_days));
    while (day) {
        const auto deadline = domain::advanced(*day, span, -1);
        if (deadline >= from) {
            return deadline;
        }
        day = next(domain::plus_days(*day, 1));
    }
    return std::nullopt;
}

} // namespace

std::optional<Date> next_deadline(const DateRule& rule, Date from, const Attention* attention,
                                  std::optional<Span> before) {
    const auto day = [&](Date first) {
        return std::visit([&](const auto& one) { return next_day(one, first, attention); },
                          rule.day);
    };
    const auto own = [&](Date first) {
        return rule.before ? next_before(*rule.before, first, day) : day(first);
    };
    return before ? next_before(*before, from, own) : own(from);
}

} // namespace kith::planning
