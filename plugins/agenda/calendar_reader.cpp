#include "agenda/calendar_reader.hpp"

#include "agenda/event_lines.hpp"
#include "agenda/text.hpp"
#include "agenda/zone_lines.hpp"
#include "recurrence/content_lines.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace kith::agenda {

namespace {

using recurrence::ContentLine;

constexpr std::string_view own_product = "-//kith//";
constexpr std::size_t longest_name = 80;

/// Messages about an event that are none themselves (RFC 5546, section 1.4).
constexpr std::array<std::string_view, 5> messages{"CANCEL", "REPLY", "COUNTER", "DECLINECOUNTER",
                                                   "REFRESH"};

class CalendarReader {
public:
    CalendarReader(const ReadingPlace& place, const Limits& limits)
        : place_(place), limits_(limits) {}

    void take(const ContentLine& line) {
        if (line.name == "BEGIN") {
            begin(line);
        } else if (line.name == "END") {
            end(line.value);
        } else if (skipped_ == 0) {
            take_property(line);
        }
    }

    [[nodiscard]] Calendar calendar() && {
        read_.is_complete = read_.is_calendar && where_ == Where::Outside;
        if (!read_.is_calendar) {
            add({0, "this is no calendar: there is no BEGIN:VCALENDAR"});
        } else if (!read_.is_complete) {
            add({0, "this calendar is cut off: END:VCALENDAR is missing"});
            finish_calendar();
        }
        drop_other_events();
        report_unknown_zones();
        return std::move(read_);
    }

private:
    enum class Where { Outside, Calendar, Event, Zone, ZonePart };

    void add(Fault fault) { add_fault(read_.faults, limits_.faults, std::move(fault)); }

    void begin(const ContentLine& line) {
        const std::string_view component = line.value;
        if (skipped_ > 0) {
            ++skipped_;
        } else if (where_ == Where::Outside && same_word(component, "VCALENDAR")) {
            where_ = Where::Calendar;
            read_.is_calendar = true;
            first_event_ = read_.events.size();
            is_message_ = false;
            is_own_ = false;
        } else if (where_ == Where::Calendar && same_word(component, "VEVENT")) {
            where_ = Where::Event;
            event_.emplace(limits_, line.number);
        } else if (where_ == Where::Calendar && same_word(component, "VTIMEZONE")) {
            where_ = Where::Zone;
            zone_.emplace(limits_);
        } else if (where_ == Where::Zone &&
                   (same_word(component, "STANDARD") || same_word(component, "DAYLIGHT"))) {
            where_ = Where::ZonePart;
            zone_->begin_part();
        } else {
            skipped_ = 1; // an alarm, a task: its lines are not ours
        }
    }

    void end(std::string_view component) {
        // What misses its own end must not swallow what it lies in.
        const bool ends_event = where_ == Where::Event && same_word(component, "VEVENT");
        const bool ends_calendar = where_ != Where::Outside && same_word(component, "VCALENDAR");
        if (skipped_ > 0 && !ends_event && !ends_calendar) {
            --skipped_;
            return;
        }
        skipped_ = 0;
        if (ends_event) {
            finish_event();
            where_ = Where::Calendar;
        } else if (ends_calendar) {
            finish_calendar();
            where_ = Where::Outside;
        } else if (where_ == Where::ZonePart) {
            zone_->end_part();
            where_ = Where::Zone;
        } else if (where_ == Where::Zone) {
            finish_zone();
            where_ = Where::Calendar;
        }
    }

    void take_property(const ContentLine& line) {
        if (where_ == Where::Event) {
            event_->take(line);
        } else if (where_ == Where::Zone) {
            zone_->take(line);
        } else if (where_ == Where::ZonePart) {
            zone_->take_in_part(line);
        } else if (where_ == Where::Calendar) {
            take_calendar_property(line);
        }
    }

    void take_calendar_property(const ContentLine& line) {
        if (line.name == "METHOD") {
            is_message_ = std::any_of(messages.begin(), messages.end(),
                                      [&](auto method) { return same_word(line.value, method); });
        } else if (line.name == "PRODID") {
            is_own_ = line.value.starts_with(own_product);
        } else if (line.name == "X-WR-CALNAME" || line.name == "NAME") {
            read_.name = clean_text(line.value, longest_name);
        }
    }

    void finish_event() {
        const bool has_participants = event_->has_participants();
        auto event = event_->take_event();
        if (has_participants) {
            for (const auto& fault : event_->faults()) {
                add(fault);
            }
        }
        if (!event || event->uid.ends_with("@" + place_.instance)) {
            return;
        }
        if (read_.events.size() >= limits_.events) {
            add({event->line, "more than " + std::to_string(limits_.events) +
                                  " events: the others are left out"});
            return;
        }
        read_.events.push_back(std::move(*event));
    }

    void finish_zone() {
        if (zone_->tzid().empty() || zones_ >= limits_.zones) {
            return;
        }
        if (auto zone = zone_->zone(place_.zones, place_.today)) {
            read_.zones.define(zone_->tzid(), std::move(zone));
            ++zones_;
        }
    }

    void finish_calendar() {
        if (is_message_ || is_own_) {
            read_.events.resize(first_event_);
        }
    }

    /// Most events of most calendars are nobody else's business, or long over.
    void drop_other_events() {
        std::map<std::string_view, bool> has_people;
        std::map<std::string_view, bool> goes_on;
        for (const Event& event : read_.events) {
            has_people[event.uid] |= !event.participants.empty();
            goes_on[event.uid] |= !event.is_over(place_.oldest);
        }
        std::vector<Event> kept;
        for (Event& event : read_.events) {
            if (has_people[event.uid] && goes_on[event.uid]) {
                kept.push_back(event);
            }
        }
        std::stable_sort(kept.begin(), kept.end(),
                         [](const Event& a, const Event& b) { return a.uid < b.uid; });
        read_.events = std::move(kept);
    }

    void know_zone(const EventTime& time, int line, std::set<std::string>& unknown) {
        if (time.kind == EventTime::Kind::Zoned && !unknown.contains(time.zone) &&
            !read_.zones.know(time.zone)) {
            unknown.insert(time.zone);
            add({line, "the time zone \"" + clean_text(time.zone, longest_name) +
                           "\" is not known: its times are taken as yours"});
        }
    }

    void report_unknown_zones() {
        std::set<std::string> unknown;
        for (const Event& event : read_.events) {
            know_zone(event.start, event.line, unknown);
            if (event.replaces) {
                know_zone(*event.replaces, event.line, unknown);
            }
            for (const auto* list : {&event.extra, &event.without}) {
                for (const EventTime& time : *list) {
                    know_zone(time, event.line, unknown);
                }
            }
        }
    }

    const ReadingPlace& place_;
    const Limits& limits_;
    Calendar read_;
    Where where_ = Where::Outside;
    long skipped_ = 0; ///< how many components are open that are not read
    std::optional<EventLines> event_;
    std::optional<ZoneLines> zone_;
    std::size_t zones_ = 0;
    std::size_t first_event_ = 0; ///< of the VCALENDAR that is open
    bool is_message_ = false;
    bool is_own_ = false;
};

} // namespace

Calendar read_calendar(std::string_view text, const ReadingPlace& place, const Limits& limits) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    CalendarReader reader(place, limits);
    recurrence::each_content_line(text, [&](const ContentLine& line) {
        reader.take(line);
        return true;
    });
    return std::move(reader).calendar();
}

} // namespace kith::agenda
