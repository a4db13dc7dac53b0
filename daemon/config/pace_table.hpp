#pragma once

#include "config/known_people.hpp"
#include "domain/calendar_reader.hpp"
#include "domain/pace.hpp"

#include <filesystem>
#include <vector>

namespace kith::config {

/// What a pace may refer to. A view.
struct PaceContext {
    const KnownNames& networks;
    const KnownPeople& people;
    const domain::CalendarReader& calendars;
    std::filesystem::path directory; ///< paths of holidays are resolved against it
    std::filesystem::path home;      ///< stands for "~/"
};

/// Reads [pace] and every [[pause]] of kith.toml.
[[nodiscard]] domain::Pace read_pace(TableReader& top, const PaceContext& context);

} // namespace kith::config
