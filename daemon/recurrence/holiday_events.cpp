#include "recurrence/holiday_events.hpp"

#include "recurrence/content_lines.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kith::recurrence {

using domain::Date;

namespace {

/// "20261224"; absent for what has a time.
std::optional<Date> whole_day(std::string_view text) {
    return text.size() != 8 ? std::nullopt
                            : domain::parse_date(std::string(text.substr(0, 4)) + "-" +
                                                 std::string(text.substr(4, 2)) + "-" +
                                                 std::string(text.substr(6, 2)));
}

void add_days(std::string_view list, std::vector<Date>& days) {
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        if (const auto day = whole_day(list.substr(0, end))) {
            days.push_back(*day);
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

/// "P2W" and "P3D" in days; absent for what has hours.
std::optional<int> whole_days(std::string_view text) {
    int count = 0;
    if (!text.starts_with('P')) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), count);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (error != std::errc() || count < 0 || count > 10'000) {
        return std::nullopt;
    }
    return unit == "D"   ? std::optional(count)
           : unit == "W" ? std::optional(7 * count)
                         : std::nullopt;
}

bool is_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 32) : a) == b;
    });
}

/// Gathers the events line by line.
class EventReader {
public:
    void take(const ContentLine& line) {
        if (line.name == "BEGIN") {
            begin(line.value);
        } else if (line.name == "END") {
            end(line.value);
        } else if (inner_ == 0 && in_event_) {
            take_property(line);
        }
    }

    [[nodiscard]] bool saw_calendar() const { return saw_calendar_; }
    [[nodiscard]] std::vector<HolidayEvent> events() && { return std::move(events_); }

private:
    void begin(std::string_view component) {
        saw_calendar_ |= is_word(component, "VCALENDAR");
        if (in_event_) {
            ++inner_; // an alarm, whose lines are not the event's
        } else if (saw_calendar_ && is_word(component, "VEVENT")) {
            in_event_ = true;
            event_ = {};
            start_.reset();
            end_.reset();
        }
    }

    void end(std::string_view component) {
        if (inner_ > 0) {
            --inner_;
            return;
        }
        if (in_event_ && is_word(component, "VEVENT")) {
            finish_event();
        }
        in_event_ = false;
    }

    void take_property(const ContentLine& line) {
        const auto& value = line.value;
        if (line.name == "DTSTART") {
            start_ = whole_day(value);
        } else if (line.name == "DTEND") {
            end_ = whole_day(value);
        } else if (line.name == "DURATION") {
            event_.length = std::max(whole_days(value).value_or(1), 1);
        } else if (line.name == "RRULE") {
            event_.rrule = value;
        } else if (line.name == "RDATE") {
            add_days(value, event_.extra);
        } else if (line.name == "EXDATE") {
            add_days(value, event_.without);
        } else if (line.name == "RECURRENCE-ID") {
            event_.replaces = whole_day(value);
        } else if (line.name == "UID") {
            event_.uid = value;
        } else if (line.name == "SUMMARY") {
            event_.summary = value;
        } else if (line.name == "STATUS") {
            event_.cancelled = is_word(value, "CANCELLED");
        }
    }

    void finish_event() {
        if (!start_) {
            return;
        }
        event_.start = *start_;
        if (end_) {
            event_.length = std::max(domain::days_between(*start_, *end_), 1);
        }
        events_.push_back(std::move(event_));
    }

    bool saw_calendar_ = false;
    bool in_event_ = false;
    std::size_t inner_ = 0; ///< how many components are open inside the event
    HolidayEvent event_;
    std::optional<Date> start_;
    std::optional<Date> end_;
    std::vector<HolidayEvent> events_;
};

} // namespace

std::vector<HolidayEvent> read_holiday_events(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    EventReader reader;
    each_content_line(text, [&](const ContentLine& line) {
        reader.take(line);
        return true;
    });
    if (!reader.saw_calendar()) {
        throw std::runtime_error("is no iCalendar file");
    }
    return std::move(reader).events();
}

} // namespace kith::recurrence
