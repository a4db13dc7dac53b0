#pragma once

#include "caldav/http.hpp"
#include "caldav/multistatus.hpp"

#include <string>
#include <vector>

namespace kith::caldav {

struct FoundCalendar {
    std::string url;
    Resource resource;
};

/// The calendars of whoever has logged in, found from any address of the server (RFC 6764 section
/// 6, RFC 5397): principal, home, what lies in it. Stays on the server of `url`; when the home is
/// elsewhere, its address stands in the list instead. Empty when nothing was found. Throws Trouble
/// when the server is gone meanwhile.
[[nodiscard]] std::vector<FoundCalendar> find_calendars(Http& http, const std::string& url);

} // namespace kith::caldav
