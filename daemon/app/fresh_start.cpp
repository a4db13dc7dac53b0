#include "app/fresh_start.hpp"

#include <algorithm>
#include <cstdlib>

namespace kith::app {

using domain::Date;

namespace {

const std::string begun_note = "fresh-start";
const std::string offered_note = "fresh-start-offered";
constexpr int days_between_offers = 30;
constexpr int fewest = 10;
constexpr int percent = 60;

std::optional<Date> noted(const domain::Store& store, const std::string& name) {
    const auto text = store.note(name);
    return text ? domain::parse_date(*text) : std::nullopt;
}

} // namespace

bool fresh_start_would_help(const domain::Store& store, Date today) {
    int all = 0;
    int overdue = 0;
    for (const auto& day : store.paced_days()) {
        all += day.people;
    }
    store.each_waiting(today, [&](const auto& waiting) { overdue += waiting.at_worst < today; });
    store.each_open([&](const auto& reminder) {
        const auto& reasons = reminder.reasons;
        const auto cadence = std::find_if(reasons.begin(), reasons.end(), [](const auto& reason) {
            return reason.kind == domain::RuleKind::KeepInTouch;
        });
        if (cadence != reasons.end()) {
            ++all;
            overdue += cadence->at_worst && *cadence->at_worst < today;
        }
        return true;
    });
    return overdue >= fewest && overdue * 100 > all * percent;
}

std::optional<Date> fresh_start_day(const domain::Store& store) { return noted(store, begun_note); }

void set_fresh_start_day(domain::Store& store, Date day) {
    store.set_note(begun_note, domain::format_date(day));
}

bool take_fresh_start_offer(domain::Store& store, Date today) {
    const auto offered = noted(store, offered_note);
    const auto begun = noted(store, begun_note);
    const auto lately = [&](std::optional<Date> day) {
        return day && std::abs(domain::days_between(*day, today)) < days_between_offers;
    };
    if (lately(offered) || lately(begun) || !fresh_start_would_help(store, today)) {
        return false;
    }
    store.set_note(offered_note, domain::format_date(today));
    return true;
}

} // namespace kith::app
