#pragma once

#include "config/kith_file.hpp"
#include "config/known_people.hpp"
#include "config/networks_file.hpp"
#include "domain/calendar_reader.hpp"

namespace kith::config {

/// What rules may refer to. A view.
struct RuleContext {
    const NetworksFile& networks;
    const ChannelNames& channels;
    const KnownPeople& people;
    const domain::CalendarReader& calendars;
};

} // namespace kith::config
