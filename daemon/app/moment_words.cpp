#include "app/moment_words.hpp"

#include "delivery/phrases.hpp"

namespace kith::app {

std::string moment_words(const Situation& situation, domain::Instant instant) {
    const auto local = situation.zone.local(instant);
    return delivery::Phrases::in(situation.language()).long_date(local.date) + ", " +
           domain::format_time_of_day(local.time);
}

} // namespace kith::app
