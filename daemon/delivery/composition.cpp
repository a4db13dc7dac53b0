#include "delivery/composition.hpp"

#include "delivery/phrases.hpp"
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

std::vector<std::string> ways_to_reach(const domain::Contact& contact) {
    std::vector<std::string> ways;
    for (const auto& email : contact.emails) {
        ways.push_back("mailto:" + email);
    }
    for (const auto& phone : contact.phones) {
        ways.push_back("tel:" + phone);
    }
    return ways;
}

std::vector<std::string> sentences(const Subject& subject, const Phrases& phrases,
                                   std::optional<Date> today) {
    std::vector<std::string> result;
    for (const auto& reason : subject.reminder.reasons) {
        result.push_back(phrases.sentence(reason, subject.contact.name, today));
    }
    return result;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
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
    auto reach = item.contact.emails;
    reach.insert(reach.end(), item.contact.phones.begin(), item.contact.phones.end());
    if (!reach.empty()) {
        text += indent + joined(reach, ", ") + "\n";
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

std::string digest_body(const std::vector<MessageItem>& items, const Phrases& phrases) {
    const auto fresh = section(items, true, phrases);
    const auto open = section(items, false, phrases);
    std::string text;
    if (!fresh.empty()) {
        text += phrases.new_heading() + "\n\n" + fresh;
    }
    if (!open.empty()) {
        text += (text.empty() ? "" : "\n") + phrases.open_heading() + "\n\n" + open;
    }
    return text;
}

std::size_t people_in(const std::vector<MessageItem>& items) {
    std::vector<std::string> ids;
    ids.reserve(items.size());
    for (const auto& item : items) {
        ids.push_back(item.contact.id);
    }
    std::sort(ids.begin(), ids.end());
    return static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
}

} // namespace

AgendaEntry agenda_entry(const Subject& subject, const std::string& language) {
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
    entry.reach = ways_to_reach(subject.contact);
    entry.categories = subject.contact.networks;
    entry.state = domain::to_text(reminder.state);
    entry.revised_at = reminder.revised_at;
    entry.sequence = reminder.sequence;
    entry.yearly = first.kind == RuleKind::Occasion;
    return entry;
}

MessageItem message_item(const Subject& subject, const std::string& language, Date today) {
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
    item.late_days = std::max(domain::days_between(subject.reminder.date, today), 0);
    item.is_new = subject.is_new;
    item.entry = agenda_entry(subject, language);
    return item;
}

Message compose(const domain::Lease& lease, std::span<const Subject> subjects,
                const std::string& language, Date today, domain::Instant now) {
    const auto& phrases = Phrases::in(language);
    Message message;
    message.key = lease.delivery.key;
    message.round = lease.delivery.round;
    message.attempt = lease.attempt;
    message.uncertain = lease.delivery.uncertain;
    message.language = language;
    message.now = now;
    for (const auto& subject : subjects) {
        message.items.push_back(message_item(subject, language, today));
    }
    switch (lease.delivery.kind) {
    case domain::DeliveryKind::Digest:
        message.kind = Message::Kind::Digest;
        message.title = phrases.digest_title(people_in(message.items), false);
        message.body = digest_body(message.items, phrases);
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
