#pragma once

#include "domain/calendar_reader.hpp"

namespace kith::recurrence {

/// Reads RRULEs by libical and calendars of holidays. Has no state; may be used from any thread.
/// Files are regular ones of at most 4 MiB; what an event of them repeats is bounded, see days().
class IcalCalendarReader final : public domain::CalendarReader {
public:
    [[nodiscard]] std::shared_ptr<const domain::Recurrence>
    recurrence(const std::string& rrule, domain::Date start) const override;

    /// An event's own day, what its RRULE and RDATE add and EXDATE takes away; an event that
    /// replaces one day of another (RECURRENCE-ID) moves it, a cancelled one removes it. The
    /// sentences of the exceptions follow the file's name: "is larger than 4 MiB". At most 1000
    /// events repeat, and all together name at most 200,000 days.
    [[nodiscard]] std::vector<domain::Date> days(const std::filesystem::path& file,
                                                 domain::Date from, domain::Date to) const override;
};

} // namespace kith::recurrence
