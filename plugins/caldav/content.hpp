#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::caldav {

/// What the owner has done to an entry of ours.
enum class Deed {
    None,
    Completed, ///< STATUS:COMPLETED, COMPLETED or PERCENT-COMPLETE:100 of a task
    Cancelled, ///< STATUS:CANCELLED
};

/// What an object in the collection says of the entry it holds.
struct Content {
    std::string uid;
    int sequence = 0;
    Deed deed = Deed::None;
};

/// Reads the object. Absent when it is no iCalendar text with exactly one uid among its events,
/// tasks and journals. The main component counts, not its single recurrences.
[[nodiscard]] std::optional<Content> read_content(std::string_view object);

/// The object `theirs`, which the owner has touched, with what `ours` says of the entry: our
/// properties take the place of the same ones and of what contradicts them. Everything else stays
/// byte by byte: properties we do not write, alarms, other components. `ours` itself when
/// `theirs` has no component to put it into.
///
/// As text, because libical writes X- properties otherwise than it reads them.
[[nodiscard]] std::string merged(std::string_view theirs, std::string_view ours);

} // namespace kith::caldav
