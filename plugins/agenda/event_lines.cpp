#include "agenda/event_lines.hpp"

#include "agenda/text.hpp"
#include "domain/stable_hash.hpp"
#include "recurrence/content_lines.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace kith::agenda {

namespace {

constexpr std::size_t longest_summary = 150;
constexpr std::size_t longest_quote = 60;
constexpr std::size_t most_faults = 10;

int whole_number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string quoted(std::string_view text) {
    return "\"" + wire::plain_line(text, longest_quote) + "\"";
}

} // namespace

std::optional<EventTime> EventLines::time_in(const recurrence::ContentLine& line) {
    auto time = parse_event_time(line.value, line.parameter("TZID"));
    if (!time) {
        add_fault(
            faults_, most_faults,
            {line.number, line.name + " " + quoted(line.value) + " is no day or time there is"});
    }
    return time;
}

void EventLines::add_dates(const recurrence::ContentLine& line, std::vector<EventTime>& dates) {
    std::string_view rest = line.value;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(','), rest.size());
        const auto each = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (dates.size() >= limits_.dates) {
            add_fault(faults_, most_faults,
                      {line.number, "more than " + std::to_string(limits_.dates) + " dates in " +
                                        line.name + ": the others are left out"});
            return;
        }
        if (auto time = parse_event_time(each, line.parameter("TZID"))) {
            dates.push_back(std::move(*time));
        } else {
            add_fault(faults_, most_faults,
                      {line.number, line.name + " holds " + quoted(each) +
                                        ", which is no day or time there is"});
        }
    }
}

void EventLines::add_participant(const recurrence::ContentLine& line) {
    if (event_.participants.size() < limits_.participants) {
        event_.participants.push_back(participant_of(line));
    }
}

bool EventLines::take_when(const recurrence::ContentLine& line) {
    if (line.name == "DTSTART") {
        start_ = time_in(line);
    } else if (line.name == "RECURRENCE-ID") {
        event_.replaces = time_in(line);
        event_.replaces_following = same_word(line.parameter("RANGE"), "THISANDFUTURE");
        is_broken_ |= !event_.replaces;
    } else if (line.name == "RRULE" || line.name == "EXRULE") {
        auto& rules = line.name == "RRULE" ? event_.rules : event_.rules_without;
        if (rules.size() < limits_.rules) {
            rules.push_back(line.value);
        }
    } else if (line.name == "RDATE") {
        add_dates(line, event_.extra);
    } else if (line.name == "EXDATE") {
        add_dates(line, event_.without);
    } else {
        return false;
    }
    return true;
}

void EventLines::take_what(const recurrence::ContentLine& line) {
    const std::string_view value = line.value;
    if (line.name == "ATTENDEE" || line.name == "ORGANIZER") {
        add_participant(line);
    } else if (line.name == "UID") {
        event_.uid = value;
    } else if (line.name == "SUMMARY") {
        event_.summary = clean_text(value, longest_summary);
    } else if (line.name == "STATUS") {
        event_.cancelled = same_word(value, "CANCELLED");
    } else if (line.name == "SEQUENCE") {
        event_.sequence = whole_number(value);
    } else if (line.name == "TRANSP") {
        is_transparent_ |= same_word(value, "TRANSPARENT");
    } else if (line.name == "X-MICROSOFT-CDO-BUSYSTATUS") {
        is_transparent_ |= same_word(value, "FREE");
    } else if (line.name == "X-MICROSOFT-CDO-ALLDAYEVENT") {
        is_whole_day_ = same_word(value, "TRUE");
    }
}

void EventLines::take(const recurrence::ContentLine& line) {
    if (!take_when(line)) {
        take_what(line);
    }
}

std::optional<Event> EventLines::take_event() {
    if (!start_ && faults_.empty()) {
        faults_.push_back({event_.line, "this event has no DTSTART: it is left out"});
    }
    if (!start_ || is_broken_) {
        return std::nullopt;
    }
    event_.start = *start_;
    is_whole_day_ |= start_->kind == EventTime::Kind::Day;
    event_.is_free = is_whole_day_ && is_transparent_;
    if (event_.uid.empty()) {
        event_.uid = "none:" + event_.summary + domain::format_date(event_.start.date);
    }
    return std::move(event_);
}

} // namespace kith::agenda
