#include "delivery/composition.hpp"

#include "delivery/bounds.hpp"
#include "delivery/phrases.hpp"
#include "delivery/typed_name.hpp"
#include "domain/zone.hpp"

#include <algorithm>

namespace kith::delivery {

using domain::AgendaEntry;
using domain::Date;
using domain::Message;
using domain::MessageItem;
using domain::RuleKind;

namespace {

/// What a calendar shows as whole days: an occasion is a day, not a moment.
bool is_all_day(const domain::Reminder& reminder) {
    return reminder.state != domain::ReminderState::Snoozed;
}

/// The day it stands under: its own, or, when it could only be said later, the day that was.
Date shown_on(const domain::Reminder& reminder) {
    if (!reminder.opened_at) {
        return reminder.date;
    }
    return std::max(reminder.date, domain::Zone(reminder.zone).date(*reminder.opened_at));
}

void add_ways_to_reach(std::vector<std::string>& ways, const domain::Contact& contact) {
    for (const auto& email : contact.emails) {
        ways.push_back("mailto:" + email);
    }
    for (const auto& phone : contact.phones) {
        ways.push_back("tel:" + phone);
    }
}

/// The networks; of a circle that is none its own name, such as that of an alliance.
std::vector<std::string> categories(const domain::Contact& contact) {
    const bool is_nameless = contact.subject == domain::SubjectKind::Person ||
                             contact.subject == domain::SubjectKind::Portfolio;
    return contact.networks.empty() && !is_nameless ? std::vector<std::string>{contact.name}
                                                    : contact.networks;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
}

std::string addresses(const domain::Contact& contact) {
    auto reach = contact.emails;
    reach.insert(reach.end(), contact.phones.begin(), contact.phones.end());
    return joined(reach, ", ");
}

bool has_duty(const domain::Reminder& reminder) {
    return std::ranges::any_of(reminder.reasons, [](const domain::Reason& reason) {
        return reason.kind == RuleKind::Duty;
    });
}

std::vector<std::string> sentences(const Subject& subject, const Phrases& phrases,
                                   std::optional<Date> today) {
    // A season of rest, from the day on which the question can be read.
    const auto rests_until =
        domain::advanced(std::max(today.value_or(subject.reminder.date), subject.reminder.date),
                         {3, domain::Span::Unit::Months});
    std::vector<std::string> result;
    for (const auto& reason : subject.reminder.reasons) {
        result.push_back(phrases.sentence(reason, subject.contact.name, today));
        if (reason.asks) {
            for (auto& answer : phrases.answers(typed_name(subject.contact), rests_until)) {
                result.push_back(std::move(answer));
            }
        }
    }
    if (!subject.deputy.empty() && has_duty(subject.reminder)) {
        result.push_back(phrases.stands_in(subject.deputy, subject.deputy_until));
    }
    for (const auto& person : subject.people) {
        if (const auto reach = addresses(person); !reach.empty()) {
            result.push_back(person.name + ": " + reach);
        }
    }
    return result;
}

/// Days since it was due. What has a day of its own tells of that day instead, and a question does
/// not press.
int late_days(const domain::Reminder& reminder, Date today) {
    const auto kind = reminder.reasons.front().kind;
    const bool tells_its_day = kind == RuleKind::Duty || kind == RuleKind::Appointment;
    const bool asks = reminder.reasons.front().asks;
    return tells_its_day || asks ? 0 : std::max(domain::days_between(reminder.date, today), 0);
}

/// The lines under a reminder's title.
std::string details(const MessageItem& item, const Phrases& phrases, const std::string& indent) {
    std::string text;
    for (const auto& reason : item.reasons) {
        text += indent + reason + "\n";
    }
    if (item.late_days > 0) {
        text += indent + phrases.due_since(item.date) + "\n";
    }
    if (!item.note.empty()) {
        text += indent + phrases.last_note(item.note, item.note_date) + "\n";
    }
    if (const auto reach = addresses(item.contact); !reach.empty()) {
        text += indent + reach + "\n";
    }
    return text;
}

std::string section(const std::vector<MessageItem>& items, bool is_new, const Phrases& phrases) {
    std::string text;
    for (const auto& item : items) {
        if (item.is_new == is_new) {
            text += (text.empty() ? "" : "\n") + item.title + "\n" + details(item, phrases, "  ");
        }
    }
    return text;
}

std::string digest_body(const std::vector<MessageItem>& items, std::size_t others,
                        const Phrases& phrases) {
    const auto fresh = section(items, true, phrases);
    const auto open = section(items, false, phrases);
    std::string text;
    if (!fresh.empty()) {
        text += phrases.new_heading() + "\n\n" + fresh;
    }
    if (!open.empty()) {
        text += (text.empty() ? "" : "\n") + phrases.open_heading() + "\n\n" + open;
    }
    if (others > 0) {
        text += "\n" + phrases.and_others(others) + "\n";
    }
    return text;
}

bool is_person(const Subject& subject) {
    return subject.contact.subject == domain::SubjectKind::Person;
}

std::size_t people_in(std::span<const Subject> subjects) {
    std::vector<std::string> ids;
    for (const auto& subject : subjects) {
        if (is_person(subject)) {
            ids.push_back(subject.contact.id);
        }
    }
    std::sort(ids.begin(), ids.end());
    return static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
}

/// As many as fit into a line, the first one always.
std::vector<MessageItem> items_of(std::span<const Subject> subjects, const std::string& language,
                                  Date today) {
    std::vector<MessageItem> items;
    std::size_t bytes = 0;
    for (const auto& subject : subjects.first(std::min(subjects.size(), most_told))) {
        auto item = message_item(subject, language, today);
        bytes += weight(item);
        if (!items.empty() && bytes > most_bytes_told) {
            break;
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

AgendaEntry agenda_entry(const Subject& whole, const std::string& language) {
    const auto subject = bounded(whole);
    const auto& phrases = Phrases::in(language);
    const auto& reminder = subject.reminder;
    const auto& first = reminder.reasons.front();
    AgendaEntry entry;
    entry.uid = domain::agenda_uid(reminder.key);
    entry.date = shown_on(reminder);
    if (!is_all_day(reminder)) {
        entry.at = reminder.due_at;
    }
    entry.title = phrases.title(first, subject.contact.name);
    entry.reasons = sentences(subject, phrases, std::nullopt);
    entry.note = subject.last_note ? subject.last_note->note : subject.contact.note;
    add_ways_to_reach(entry.reach, subject.contact);
    for (const auto& person : subject.people) {
        add_ways_to_reach(entry.reach, person);
    }
    entry.categories = categories(subject.contact);
    entry.state = domain::to_text(reminder.state);
    entry.revised_at = reminder.revised_at;
    entry.sequence = reminder.sequence;
    entry.yearly = first.kind == RuleKind::Occasion;
    return entry;
}

MessageItem message_item(const Subject& whole, const std::string& language, Date today) {
    const auto subject = bounded(whole);
    const auto& phrases = Phrases::in(language);
    MessageItem item;
    item.key = subject.reminder.key;
    item.contact = subject.contact;
    item.title = phrases.title(subject.reminder.reasons.front(), subject.contact.name);
    item.reasons = sentences(subject, phrases, today);
    if (subject.last_note) {
        item.note = subject.last_note->note;
        item.note_date = subject.last_note->date;
    } else {
        item.note = subject.contact.note;
    }
    item.date = subject.reminder.date;
    item.late_days = late_days(subject.reminder, today);
    item.is_new = subject.is_new;
    item.entry = agenda_entry(subject, language);
    return item;
}

Message compose(const domain::Lease& lease, std::span<const Subject> subjects,
                const std::string& language, Date today, domain::Instant now, Untold others) {
    const auto& phrases = Phrases::in(language);
    Message message;
    message.key = lease.delivery.key;
    message.round = lease.delivery.round;
    message.attempt = lease.attempt;
    message.uncertain = lease.delivery.uncertain;
    message.language = language;
    message.now = now;
    message.items = items_of(subjects, language, today);
    switch (lease.delivery.kind) {
    case domain::DeliveryKind::Digest:
        message.kind = Message::Kind::Digest;
        message.title = phrases.digest_title(people_in(subjects) + others.people,
                                             !std::ranges::all_of(subjects, is_person));
        message.body = digest_body(
            message.items, subjects.size() - message.items.size() + others.reminders, phrases);
        break;
    case domain::DeliveryKind::Notice:
        message.kind = Message::Kind::Notice;
        message.title = lease.delivery.title;
        message.body = lease.delivery.body;
        break;
    default:
        message.kind = Message::Kind::Single;
        message.title = message.items.empty() ? "" : message.items.front().title;
        message.body = message.items.empty() ? "" : details(message.items.front(), phrases, "");
        break;
    }
    return message;
}

} // namespace kith::delivery
