#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kith::caldav {

/// What a server says of one resource (RFC 4918 section 14.24), as far as we ask.
struct Resource {
    std::string href;
    int status = 0; ///< of the response as a whole; 0: none, the properties count
    std::string etag;
    std::string mark; ///< sync-token, else getctag: changes when anything in the collection does
    std::string display_name;
    bool is_collection = false;
    bool is_calendar = false;
    std::vector<std::string> components; ///< it takes: "VEVENT", "VTODO"; empty: not said
    std::string principal;               ///< href of the one who has logged in
    std::string home;                    ///< href of where the calendars of a principal are
};

/// The text is no multistatus, or one no server sends: with a DOCTYPE, or too large.
class MultistatusError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads the answer to PROPFIND. Properties without status 200 are left out, what is unknown is
/// passed over, responses without an href too. Nothing is fetched and no entity is expanded.
/// Memory is bounded by a small multiple of the text. Throws MultistatusError.
[[nodiscard]] std::vector<Resource> read_multistatus(std::string_view xml);

/// Bodies of PROPFIND: of a collection itself, of what is inside, of a calendar home.
[[nodiscard]] std::string_view ask_about_collection();
[[nodiscard]] std::string_view ask_for_etags();
[[nodiscard]] std::string_view ask_for_calendars();

} // namespace kith::caldav
