#include "delivery/phrases_en.hpp"

#include "delivery/enumeration.hpp"

#include <array>

namespace kith::delivery {

using domain::Date;
using domain::DateKind;
using domain::InteractionKind;
using domain::Reason;
using domain::Span;

namespace {

constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

std::string day_and_month(Date date) {
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           months[static_cast<unsigned>(date.month()) - 1];
}

std::string count(int n, const std::string& one) {
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

std::string length(int days) {
    if (days < 14) {
        return count(days, "day");
    }
    if (days < 100) {
        return count(days / 7, "week");
    }
    return days < 730 ? count(days / 30, "month") : count(days / 365, "year");
}

std::string every(const Span& span) {
    return span.count == 1 ? "every " + domain::format_span(span).substr(2)
                           : "every " + domain::format_span(span);
}

} // namespace

std::string EnglishPhrases::long_date(Date date) const {
    return day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string EnglishPhrases::short_date(Date date) const { return day_and_month(date); }

std::string EnglishPhrases::due_since(Date date) const {
    return "Waiting since " + day_and_month(date) + ".";
}

std::string EnglishPhrases::last_note(const std::string& note, std::optional<Date> date) const {
    return "Last note" + (date ? " (" + long_date(*date) + ")" : std::string()) + ": " + note;
}

std::string EnglishPhrases::digest_title(std::size_t people, bool circles) const {
    if (people == 0 && circles) {
        return "Something for your networks";
    }
    const std::string more = circles ? ", and something for your networks" : "";
    return (people == 1 ? "One person" : std::to_string(people) + " people") +
           (" to be in touch with" + more);
}

std::string EnglishPhrases::new_heading() const { return "New"; }

std::string EnglishPhrases::open_heading() const { return "Still open"; }

std::string EnglishPhrases::traces_wait(std::size_t count) const {
    return count == 1
               ? "One trace of contact waits for an answer: `kith evidence`."
               : std::to_string(count) + " traces of contact wait for an answer: `kith evidence`.";
}

std::string EnglishPhrases::and_others(std::size_t count) const {
    return "... and " + std::to_string(count) + " more; `kith` lists them all.";
}

std::string EnglishPhrases::channel_down_title(const std::string& channel) const {
    return "kith cannot reach you by " + channel;
}

std::string EnglishPhrases::channel_down_body(const std::string& channel, const std::string& reason,
                                              std::size_t waiting) const {
    return "The channel \"" + channel + "\" does not work: " + reason + "\n" +
           count(static_cast<int>(waiting), "message") +
           " waiting there; nothing is lost. `kith plugins` shows more.\n";
}

std::string EnglishPhrases::channel_back_title(const std::string& channel) const {
    return "kith reaches you by " + channel + " again";
}

std::string EnglishPhrases::channel_back_body(const std::string& channel, const std::string& from,
                                              const std::string& to, std::size_t late) const {
    return "The channel \"" + channel + "\" did not work from " + from + " to " + to + ". " +
           (late == 0 ? "Nothing waited for it.\n"
                      : count(static_cast<int>(late), "message") +
                            (late == 1 ? " comes" : " come") + " late.\n");
}

std::string EnglishPhrases::drill_title() const {
    return "kith: monthly test of this channel; nothing to do";
}

std::string EnglishPhrases::drill_body(const std::string& channel) const {
    return "Once a month kith tries whether you can be reached by \"" + channel +
           "\". You can, so there is nothing to do.\n";
}

std::string EnglishPhrases::drill_failed_title(const std::string& channel) const {
    return "The monthly test by " + channel + " failed";
}

std::string EnglishPhrases::drill_failed_body(const std::string& channel,
                                              const std::string& reason) const {
    return "A test message did not get through the channel \"" + channel + "\": " + reason +
           "\nReminders may not get through either; `kith plugins` shows more.\n";
}

std::string EnglishPhrases::dead_title(const std::string& channel) const {
    return "A reminder could not be sent by " + channel;
}

std::string EnglishPhrases::dead_body(const std::string& channel, const std::string& title,
                                      const std::string& reason) const {
    return title + "\nThe channel \"" + channel + "\" refused it for good: " + reason +
           "\n`kith history` shows every attempt.\n";
}

std::string EnglishPhrases::was_off_title() const { return "kith was off for a while"; }

std::string EnglishPhrases::was_off_body(const std::string& from, const std::string& to,
                                         std::size_t late) const {
    return "From " + from + " to " + to + " nothing could be said. " +
           count(static_cast<int>(late), "reminder") + (late == 1 ? " comes" : " come") +
           " late.\n";
}

std::string EnglishPhrases::damaged_title() const { return "kith's memory was damaged"; }

std::string EnglishPhrases::damaged_body(const std::string& set_aside,
                                         const std::string& backup) const {
    const auto now = backup.empty() ? std::string("A new one was begun: what you had logged is not "
                                                  "in it. `kith restore FILE` takes a backup.\n")
                                    : "The backup " + backup +
                                          " took its place: what was logged later is not in it, "
                                          "and what was said later may come once more.\n";
    return (set_aside.empty() ? "The database was gone. "
                              : "The damaged file lies in " + set_aside + ". ") +
           now;
}

std::string EnglishPhrases::clock_title() const { return "The clock cannot be right"; }

std::string EnglishPhrases::clock_body(const std::string& shows) const {
    return "It shows " + shows + ". Until it is set, kith reminds you of nothing.\n";
}

std::string EnglishPhrases::test_title() const { return "kith: a test"; }

std::string EnglishPhrases::test_body(const std::string& channel) const {
    return "The channel \"" + channel + "\" works.\n";
}

std::string EnglishPhrases::time_to_be_in_touch() const { return "time to be in touch"; }

std::string EnglishPhrases::time_to_follow_up() const { return "time to follow up"; }

std::string EnglishPhrases::some_promise() const { return "a promise of yours"; }

std::string EnglishPhrases::on_day(Date date) const { return "on " + day_and_month(date); }

std::string EnglishPhrases::by(const std::string& date) const { return "by " + date; }

std::string EnglishPhrases::at_time(domain::TimeOfDay time) const {
    return "at " + domain::format_time_of_day(time);
}

std::string EnglishPhrases::list(const std::vector<std::string>& names) const {
    return enumerated(names, " or ");
}

std::string EnglishPhrases::relative(Date date, Date today) const {
    const int days = domain::days_between(today, date);
    if (days == 0) {
        return "today";
    }
    if (days == -1) {
        return "yesterday";
    }
    if (days == 1) {
        return "tomorrow";
    }
    return days > 0 ? "in " + length(days) : length(-days) + " ago";
}

std::string EnglishPhrases::occasion(const Reason& reason) const {
    switch (reason.occasion) {
    case DateKind::Birthday:
        return "birthday";
    case DateKind::Anniversary:
        return "anniversary";
    case DateKind::NameDay:
        return "name day";
    case DateKind::Death:
        return "day of remembrance";
    case DateKind::Custom:
        return reason.label.empty() ? "special day" : reason.label;
    }
    return "special day";
}

std::string EnglishPhrases::happened(InteractionKind kind) const {
    switch (kind) {
    case InteractionKind::Call:
        return "You spoke";
    case InteractionKind::Meeting:
        return "You met";
    case InteractionKind::Message:
        return "You exchanged messages";
    case InteractionKind::Letter:
        return "There was a letter";
    case InteractionKind::Event:
        return "You were at an event together";
    }
    return "You were in touch";
}

std::string EnglishPhrases::promised() const { return "Promised"; }

std::string EnglishPhrases::turns(const std::string& name, const std::string& on_day,
                                  int years) const {
    return name + " turns " + std::to_string(years) + " " + on_day + ".";
}

std::string EnglishPhrases::years(int n) const { return count(n, "year"); }

std::string EnglishPhrases::no_contact_yet(const Span& cadence) const {
    return "No contact recorded yet; you like to be in touch " + every(cadence) + ".";
}

std::string EnglishPhrases::last_contact(Date date, const std::string& when,
                                         const Span& cadence) const {
    return "Last contact on " + long_date(date) + when + "; you like to be in touch " +
           every(cadence) + ".";
}

} // namespace kith::delivery
