#pragma once

#include "domain/store.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kith::test {

using namespace std::chrono_literals;

/// The day on which the storage tests play, and its noon.
inline constexpr domain::Date today{std::chrono::year(2026), std::chrono::November,
                                    std::chrono::day(23)};
inline constexpr domain::Instant noon{std::chrono::sys_days(today) + 12h};

inline domain::Date day(int days_from_today) { return domain::plus_days(today, days_from_today); }

inline domain::Contact person(std::string id, std::string name,
                              std::vector<std::string> emails = {}) {
    domain::Contact contact;
    contact.id = std::move(id);
    contact.name = std::move(name);
    contact.emails = std::move(emails);
    return contact;
}

inline domain::Contact circle(domain::SubjectKind kind, const std::string& name) {
    domain::Contact contact;
    contact.subject = kind;
    contact.id = domain::circle_id(kind, name);
    contact.name = name;
    return contact;
}

inline domain::Interaction touch(std::string contact, int days_from_today) {
    domain::Interaction made{};
    made.contact = std::move(contact);
    made.date = day(days_from_today);
    made.source = "kith log";
    return made;
}

/// A mail of that day, as the source "mail" proposes it.
inline domain::Proposal trace(std::string key, std::string contact, int days_from_today) {
    domain::Proposal made;
    made.source = "mail";
    made.key = std::move(key);
    made.contact = std::move(contact);
    made.email = made.contact + "@example.org";
    made.date = day(days_from_today);
    made.direction = domain::Direction::In;
    made.evidence = "Mail: Re: the choir";
    return made;
}

/// Planned for that day at noon (UTC), with one reason.
inline domain::Reminder planned(std::string key, std::string contact, int days_from_today = 0) {
    domain::Reason reason{};
    reason.rule = "friends";
    reason.key = key;
    reason.anchor = day(days_from_today - 42);
    reason.date = day(days_from_today);
    reason.every = domain::Span{6, domain::Span::Unit::Weeks};
    domain::Reminder reminder{};
    reminder.key = std::move(key);
    reminder.contact = std::move(contact);
    reminder.reasons = {reason};
    reminder.date = day(days_from_today);
    reminder.at = 12h;
    reminder.zone = "UTC";
    reminder.due_at = noon + days_from_today * 24h;
    return reminder;
}

/// As planned(), for a cadence that the owner's pace has moved: `date` is what it got.
inline domain::Reminder paced(std::string key, std::string contact, int wanted, int date) {
    auto reminder = planned(std::move(key), std::move(contact), date);
    reminder.reasons.front().date = day(wanted);
    reminder.reasons.front().at_worst = day(wanted + 21);
    reminder.paced = true;
    return reminder;
}

inline domain::Plan plan_of(std::vector<domain::Reminder> reminders) {
    return {std::move(reminders), {}, {}};
}

inline domain::Delivery delivery(domain::DeliveryKind kind, std::string channel,
                                 std::string reminder, int round = 1) {
    domain::Delivery made{};
    made.key = delivery_key(kind, channel, reminder, round);
    made.kind = kind;
    made.channel = std::move(channel);
    made.reminder = std::move(reminder);
    made.round = round;
    made.next_at = noon;
    made.created_at = noon;
    return made;
}

inline domain::Delivery single(std::string channel, std::string reminder, int round = 1) {
    return delivery(domain::DeliveryKind::Single, std::move(channel), std::move(reminder), round);
}

inline domain::Delivery digest(std::string channel, int days_from_today = 0) {
    const auto date = day(days_from_today);
    auto made = delivery(domain::DeliveryKind::Digest, std::move(channel), "", 1);
    made.key = delivery_key(made.kind, made.channel, domain::format_date(date), 1);
    made.date = date;
    made.next_at = noon + days_from_today * 24h;
    return made;
}

inline domain::Delivery item(const domain::Delivery& of, std::string reminder, int round = 1) {
    auto made = delivery(domain::DeliveryKind::Item, of.channel, std::move(reminder), round);
    made.belongs_to = of.key;
    made.next_at = of.next_at;
    return made;
}

inline domain::Opening opening(std::string key, std::vector<domain::Delivery> deliveries = {}) {
    domain::Opening made;
    made.key = std::move(key);
    made.deliveries = std::move(deliveries);
    return made;
}

inline domain::Settlement settlement(std::string key,
                                     domain::ReminderState state = domain::ReminderState::Done) {
    return {std::move(key), state, "kith done", ""};
}

/// What an attempt came to.
inline domain::Verdict verdict(domain::DeliveryState state, domain::Instant next_at = {}) {
    domain::Verdict made;
    made.state = state;
    made.next_at = next_at;
    made.outcome.result = state == domain::DeliveryState::Delivered
                              ? domain::Outcome::Result::Delivered
                              : domain::Outcome::Result::Retry;
    return made;
}

} // namespace kith::test
