#pragma once

#include "caldav/http.hpp"
#include "caldav/multistatus.hpp"
#include "caldav/trouble.hpp"
#include "calendar/ics/calendar_traits.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kith::caldav {

/// One calendar or task list on a server (RFC 4791), by what a mirror does with it. Everything that
/// goes wrong with the collection as a whole is thrown as Trouble; what concerns one object is a
/// value.
class Collection {
public:
    using Component = ics::CalendarTraits::Component;

    /// `http` must outlive the object.
    Collection(Http& http, std::string url, Component component);

    struct Look {
        std::string name; ///< as the owner named it; may be empty
        std::string mark; ///< changes with any change in the collection; empty: not offered
    };
    /// Looks whether it is a calendar that takes our component. Follows redirects on the same
    /// server. When it is none, the Trouble lists the calendars that there are.
    [[nodiscard]] Look look();
    /// The ETags of all that is in it, by name. An ETag may be empty.
    [[nodiscard]] std::map<std::string, std::string> list();

    struct Object {
        std::string text;
        std::string etag;
    };
    [[nodiscard]] std::optional<Object> get(const std::string& name);

    struct Stored {
        enum class Result {
            Done,
            Conflict, ///< it is there already, or is not as it was: read it again
            Refused,  ///< this object will never be taken as it is
        };
        Result result = Result::Done;
        std::string etag;   ///< empty when the server told no strong one: read it again
        std::string reason; ///< of a refusal
    };
    /// `text` is one object. Only where there is nothing of that name.
    [[nodiscard]] Stored create(const std::string& name, const std::string& text);
    /// Only in place of the version with that ETag.
    [[nodiscard]] Stored replace(const std::string& name, const std::string& etag,
                                 const std::string& text);
    /// False when it is not the version with that ETag any more. What is gone is removed.
    [[nodiscard]] bool remove(const std::string& name, const std::string& etag);

private:
    [[nodiscard]] std::string url_of(const std::string& name) const;
    [[nodiscard]] HttpAnswer propfind(std::string_view body, const char* depth);
    [[nodiscard]] HttpAnswer look_up();
    [[nodiscard]] Stored put(const std::string& name, const std::string& text,
                             std::pair<std::string, std::string> condition);
    [[nodiscard]] bool is_still(const std::string& name, const std::string& etag);
    [[noreturn]] void throw_no_calendar(Trouble::Kind without_any);

    Http& http_;
    std::string url_;
    Component component_;
};

/// Weak ones cannot be compared for a condition (RFC 9110 section 13.1.1).
[[nodiscard]] bool is_strong(const std::string& etag);

} // namespace kith::caldav
