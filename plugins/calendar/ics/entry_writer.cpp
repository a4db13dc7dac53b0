#include "calendar/ics/entry_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::ics {

namespace chr = std::chrono;

namespace {

constexpr std::string_view fallback_title = "kith";
/// What follows a uid of ours must leave it below the 255 octets that readers take.
constexpr std::size_t longest_uid = 200;
constexpr std::size_t longest_instance = 40;
/// Readers show an event without length for a whole day, or skip it.
constexpr chr::minutes shortest_event{15};

constexpr auto uid_bytes = [] {
    std::array<bool, 256> allowed{};
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789._-")) {
        allowed[static_cast<unsigned char>(c)] = true;
    }
    return allowed;
}();

bool uid_byte(char c) { return uid_bytes[static_cast<unsigned char>(c)]; }

std::string clean(std::string_view text, std::size_t longest) {
    std::string result(text.substr(0, longest));
    std::replace_if(
        result.begin(), result.end(), [](char c) { return !uid_byte(c); }, '-');
    return result;
}

/// A day that has a next one with four digits too.
bool writable(domain::Date date) {
    return date.ok() && date.year() >= chr::year(1) && date.year() < chr::year(9999);
}

domain::Instant writable_instant(domain::Instant instant) {
    constexpr domain::Instant first = chr::sys_days(chr::year(1970) / 1 / 1);
    constexpr domain::Instant last = chr::sys_days(chr::year(9998) / 12 / 31);
    return std::clamp(instant, first, last);
}

/// "anna@example.org" of "mailto:anna@example.org"; other schemes stay as they are.
std::string_view without_scheme(std::string_view address) {
    for (const std::string_view scheme : {"mailto:", "tel:"}) {
        if (address.substr(0, scheme.size()) == scheme) {
            return address.substr(scheme.size());
        }
    }
    return address;
}

std::string write_head(const CalendarTraits& traits) {
    ContentLines lines;
    lines.raw("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kith//kith calendar//EN\r\n"
              "CALSCALE:GREGORIAN\r\n");
    lines.text("NAME:", traits.name);
    lines.text("X-WR-CALNAME:", traits.name);
    lines.text("DESCRIPTION:", traits.description);
    lines.text("X-WR-CALDESC:", traits.description);
    if (traits.colour) {
        lines.text("COLOR:", traits.colour->name);
        lines.text("X-APPLE-CALENDAR-COLOR:", hex(*traits.colour));
    }
    if (traits.refresh > chr::minutes(0)) {
        const std::string duration = "PT" + std::to_string(traits.refresh.count()) + "M";
        lines.text("REFRESH-INTERVAL;VALUE=DURATION:", duration);
        lines.text("X-PUBLISHED-TTL:", duration);
    }
    return std::string(lines.view());
}

} // namespace

EntryWriter::EntryWriter(CalendarTraits traits)
    : traits_(std::move(traits)),
      uid_suffix_((traits_.component == CalendarTraits::Component::Task ? ".task@" : "@") +
                  clean(traits_.instance.empty() ? "kith" : traits_.instance, longest_instance)),
      head_(write_head(traits_)) {}

std::string_view EntryWriter::placeholder() {
    return "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
           "TZNAME:UTC\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n"
           "END:VTIMEZONE\r\n";
}

std::string_view EntryWriter::tail() { return "END:VCALENDAR\r\n"; }

std::string_view EntryWriter::block(const domain::AgendaEntry& entry) {
    lines_.clear();
    const auto day = domain::Date(chr::floor<chr::days>(start_of(entry)));
    if (entry.uid.empty() || !writable(entry.date) || !writable(day)) {
        return {};
    }
    const bool event = traits_.component == CalendarTraits::Component::Event;
    lines_.raw(event ? "BEGIN:VEVENT\r\n" : "BEGIN:VTODO\r\n");
    const bool clean_already = entry.uid.size() <= longest_uid &&
                               std::all_of(entry.uid.begin(), entry.uid.end(), uid_byte);
    lines_.begin("UID:");
    lines_.add(clean_already ? entry.uid : clean_uid(entry.uid));
    lines_.add(uid_suffix_);
    lines_.end();
    const auto revised = writable_instant(entry.revised_at);
    lines_.instant("DTSTAMP:", revised);
    lines_.instant("LAST-MODIFIED:", revised);
    lines_.number("SEQUENCE:", std::max(entry.sequence, 0));
    write_time(entry);
    write_content(entry);
    lines_.raw(event ? "STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\n" : "STATUS:NEEDS-ACTION\r\n");
    if (traits_.is_private) {
        lines_.raw("CLASS:PRIVATE\r\n");
    }
    if (event && traits_.alarms) {
        write_alarm(entry);
    }
    lines_.raw(event ? "END:VEVENT\r\n" : "END:VTODO\r\n");
    return lines_.view();
}

void EntryWriter::write_time(const domain::AgendaEntry& entry) {
    const bool event = traits_.component == CalendarTraits::Component::Event;
    if (!entry.at) {
        lines_.date(event ? "DTSTART;VALUE=DATE:" : "DUE;VALUE=DATE:", entry.date);
        if (event) { // RFC 5545 section 3.6.1: the end is the day after
            lines_.date("DTEND;VALUE=DATE:", domain::plus_days(entry.date, 1));
        }
        return;
    }
    lines_.instant(event ? "DTSTART:" : "DUE:", *entry.at);
    if (event) {
        lines_.instant("DTEND:", *entry.at + shortest_event);
    }
}

void EntryWriter::write_content(const domain::AgendaEntry& entry) {
    const bool busy = !traits_.busy_text.empty();
    if (!lines_.text("SUMMARY:", busy ? traits_.busy_text : entry.title)) {
        lines_.text("SUMMARY:", fallback_title);
    }
    if (busy) {
        return;
    }
    write_description(entry);
    lines_.begin("CATEGORIES:");
    for (const std::string& category : entry.categories) {
        lines_.add(category, ",");
    }
    lines_.end();
}

void EntryWriter::write_description(const domain::AgendaEntry& entry) {
    lines_.begin("DESCRIPTION:", ContentLines::Breaks::Kept);
    for (const std::string& reason : entry.reasons) {
        lines_.add(reason, "\\n");
    }
    if (traits_.notes) {
        lines_.add(entry.note, "\\n");
        for (const std::string& address : entry.reach) {
            lines_.add(without_scheme(address), "\\n");
        }
    }
    lines_.end();
}

void EntryWriter::write_alarm(const domain::AgendaEntry& entry) {
    // Outlook reads the size of the offset and not its sign, so it lies before the start always:
    // nine in the morning of the day before a whole day, five minutes before a moment.
    lines_.raw("BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    lines_.raw(entry.at ? "TRIGGER:-PT5M\r\n" : "TRIGGER:-PT15H\r\n");
    if (!lines_.text("DESCRIPTION:", traits_.busy_text.empty() ? entry.title : traits_.busy_text)) {
        lines_.text("DESCRIPTION:", fallback_title);
    }
    lines_.raw("END:VALARM\r\n");
}

std::string clean_uid(std::string_view uid) { return clean(uid, longest_uid); }

chr::sys_seconds start_of(const domain::AgendaEntry& entry) {
    return entry.at ? chr::floor<chr::seconds>(*entry.at)
                    : chr::sys_seconds(chr::sys_days(entry.date));
}

} // namespace kith::ics
