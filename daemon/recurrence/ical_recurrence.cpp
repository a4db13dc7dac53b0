#include "recurrence/ical_recurrence.hpp"

#include "recurrence/rule_text.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <stdexcept>

namespace kith::recurrence {

namespace chr = std::chrono;

using domain::Date;

namespace {

constexpr chr::years farthest{50};

struct FreeIterator {
    void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

/// A date of no zone: no switch to summer time can move it. Its hour is 0, not the -1 of
/// icaltime_null_date(), from which a daily rule never gets to the next day.
icaltimetype ical_date(Date date) {
    auto time = icaltime_null_time();
    time.is_date = 1;
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return time;
}

Date date_of(const icaltimetype& time) { return chr::year(time.year) / time.month / time.day; }

/// Of a weekly rule: its first weekday in the week of the start. From a start on another day
/// libical 3.0.16 counts the weeks wrong when Sunday ends the week.
Date counted_from(const icalrecurrencetype& rule, Date start) {
    if (rule.freq != ICAL_WEEKLY_RECURRENCE || rule.by_day[0] == ICAL_RECURRENCE_ARRAY_MAX) {
        return start;
    }
    const auto days_into_week = [&](int weekday) { return (weekday - rule.week_start + 7) % 7; };
    int first = 6;
    for (const short* day = rule.by_day; *day != ICAL_RECURRENCE_ARRAY_MAX; ++day) {
        first = std::min(first, days_into_week(icalrecurrencetype_day_day_of_week(*day)));
    }
    const auto today = chr::weekday(chr::sys_days(start)).c_encoding() + 1; // Sunday is libical's 1
    return domain::plus_days(start, first - days_into_week(static_cast<int>(today)));
}

Date years_after(Date date) {
    const auto later = date + farthest;
    return later.ok() ? later : later.year() / later.month() / chr::last;
}

} // namespace

struct IcalRecurrence::Rule {
    icalrecurrencetype parsed;
    Date origin; ///< what libical counts the interval from; never after the start, see
                 ///< counted_from()
    std::optional<int> count;
    std::optional<Date> until;
};

IcalRecurrence::IcalRecurrence(std::string rrule, Date start)
    : text_(std::move(rrule)), start_(start) {
    if (start.year() < chr::year(1900) || start.year() > chr::year(2200)) {
        throw std::invalid_argument("it begins before 1900 or after 2200");
    }
    const auto checked = checked_rule(text_);
    // libical may be built to abort() on an error: a switch for the whole process.
    icalerror_set_errors_are_fatal(0);
    const auto parsed = icalrecurrencetype_from_string(checked.normal.c_str());
    icalerror_clear_errno();
    if (parsed.freq == ICAL_NO_RECURRENCE) {
        throw std::invalid_argument("it is no recurrence that can be read");
    }
    rule_ = std::make_unique<const Rule>(
        Rule{parsed, counted_from(parsed, start), checked.count, checked.until});
    if (!next(start)) {
        throw std::invalid_argument("it names no day within 50 years of its start");
    }
}

IcalRecurrence::~IcalRecurrence() = default;

std::optional<Date> IcalRecurrence::next(Date from) const {
    std::optional<Date> found;
    each(from, years_after(from), [&](Date day) {
        found = day;
        return false;
    });
    return found;
}

void IcalRecurrence::each(Date from, Date to, const DayVisitor& visitor) const {
    // Days are counted from the start on; else libical may begin right where they are wanted.
    const auto wanted = std::max(from, start_);
    const auto first = rule_->count ? start_ : wanted;
    const auto last = std::min(to, rule_->until.value_or(to));
    if (last < wanted) {
        return;
    }
    auto rule = rule_->parsed;
    rule.until = ical_date(last); // so bounded, libical gives up there instead of in the year 2582
    icalerror_clear_errno();
    const Iterator iterator(icalrecur_iterator_new(rule, ical_date(rule_->origin)));
    if (iterator == nullptr ||
        icalrecur_iterator_set_start(iterator.get(), ical_date(first)) == 0) {
        icalerror_clear_errno();
        return;
    }
    int counted = 0;
    for (auto time = icalrecur_iterator_next(iterator.get()); icaltime_is_null_time(time) == 0;
         time = icalrecur_iterator_next(iterator.get())) {
        const auto day = date_of(time);
        if (day > last || (rule_->count && day >= start_ && ++counted > *rule_->count)) {
            return;
        }
        if (day >= wanted && !visitor(day)) {
            return;
        }
    }
}

long IcalRecurrence::steps(Date from, Date to) const {
    const auto begin = rule_->count ? start_ : std::max(from, start_);
    const auto end = std::min(to, rule_->until.value_or(to));
    const int days = std::max(domain::days_between(begin, end), 0);
    const auto& parsed = rule_->parsed;
    const int period = parsed.freq == ICAL_DAILY_RECURRENCE     ? 1
                       : parsed.freq == ICAL_WEEKLY_RECURRENCE  ? 7
                       : parsed.freq == ICAL_MONTHLY_RECURRENCE ? 30
                                                                : 365;
    return 1 + days / (period * parsed.interval);
}

} // namespace kith::recurrence
