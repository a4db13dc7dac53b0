#include "planning/placement.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;

namespace {

bool holds_too_many(Date date, const Attention& attention) {
    const auto most = attention.pace().people_per_day;
    return most && attention.load(date) > *most;
}

} // namespace

Date placed(Date wanted, std::optional<Date> kept, const domain::Contact& contact,
            const Attention& attention, Date today) {
    const auto earliest = attention.awake_from(contact, std::max(wanted, today));
    if (kept && *kept >= earliest && attention.works_on(*kept) &&
        attention.awake_from(contact, *kept) == *kept && !holds_too_many(*kept, attention)) {
        return *kept;
    }
    auto date = attention.room_from(earliest);
    for (auto awake = attention.awake_from(contact, date); awake != date;
         awake = attention.awake_from(contact, date)) {
        date = attention.room_from(awake);
    }
    return date;
}

} // namespace kith::planning
