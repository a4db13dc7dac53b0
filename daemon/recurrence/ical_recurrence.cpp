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

/// A date of no zone: no switch to summer time can move it.
icaltimetype ical_date(Date date) {
    auto time = icaltime_null_date();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return time;
}

Date date_of(const icaltimetype& time) { return chr::year(time.year) / time.month / time.day; }

Date years_after(Date date) {
    const auto later = date + farthest;
    return later.ok() ? later : later.year() / later.month() / chr::last;
}

} // namespace

struct IcalRecurrence::Rule {
    icalrecurrencetype parsed;
    bool counts;
    std::optional<Date> until;
};

IcalRecurrence::IcalRecurrence(std::string rrule, Date start)
    : text_(std::move(rrule)), start_(start) {
    if (start.year() < chr::year(1900) || start.year() > chr::year(2200)) {
        throw std::invalid_argument("it begins before 1900 or after 2200");
    }
    const auto checked = checked_rule(text_);
    // libical as Debian builds it may abort() on an error: a switch for the whole process.
    icalerror_set_errors_are_fatal(0);
    rule_ = std::make_unique<const Rule>(Rule{
        icalrecurrencetype_from_string(checked.normal.c_str()), checked.counts, checked.until});
    icalerror_clear_errno();
    if (rule_->parsed.freq == ICAL_NO_RECURRENCE) {
        throw std::invalid_argument("it is no recurrence that can be read");
    }
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
    auto rule = rule_->parsed;
    const auto first = std::max(from, start_);
    const auto last = std::min(to, rule_->until.value_or(to));
    if (last < first) {
        return;
    }
    // So bounded, libical gives up at the last day instead of in the year 2582.
    if (!rule_->counts) {
        rule.until = ical_date(last);
    }
    icalerror_clear_errno();
    const Iterator iterator(icalrecur_iterator_new(rule, ical_date(start_)));
    if (iterator == nullptr ||
        (!rule_->counts && icalrecur_iterator_set_start(iterator.get(), ical_date(first)) == 0)) {
        icalerror_clear_errno();
        return;
    }
    for (auto time = icalrecur_iterator_next(iterator.get()); icaltime_is_null_time(time) == 0;
         time = icalrecur_iterator_next(iterator.get())) {
        const auto day = date_of(time);
        if (day > last) {
            return;
        }
        if (day >= first && !visitor(day)) {
            return;
        }
    }
}

} // namespace kith::recurrence
