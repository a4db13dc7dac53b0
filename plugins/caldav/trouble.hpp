#pragma once

#include <stdexcept>
#include <string>

namespace kith::caldav {

/// Why nothing can be done with the collection at present. what() is the detail, in the words of
/// the server or of a library, or empty; trouble_text() makes a sentence of it.
class Trouble : public std::runtime_error {
public:
    enum class Kind {
        Unreachable,  ///< no connection
        Untrusted,    ///< TLS: nobody vouches for the server
        Slow,         ///< silence, or a trickle
        TooMuch,      ///< an answer beyond all measure
        Astray,       ///< a redirect to another server or to plain HTTP; the detail is the address
        Password,     ///< it cannot be had
        LoginRefused, ///< 401
        LoginHeld,    ///< refused before, not tried again
        LoginFailed,  ///< 401 for what was taken before: tried once more
        Forbidden,    ///< 403
        Missing,      ///< 404, 410
        Full,         ///< 507
        Failing,      ///< 5xx, 429 and what no server should answer; the detail says what
        NoCalendar,   ///< there is something else at the address; the detail lists calendars
        WrongKind,    ///< it takes events and no tasks, or the other way round
        Nonsense,     ///< no multistatus where there must be one
        Refused,      ///< every single entry was refused
        Stopped,      ///< by us
    };

    explicit Trouble(Kind the_kind, const std::string& detail = "")
        : std::runtime_error(detail), kind(the_kind) {}

    Kind kind;
};

} // namespace kith::caldav
