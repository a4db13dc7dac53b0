#pragma once

#include "app/engine.hpp"
#include "domain/store.hpp"
#include "storage/open_store.hpp"
#include "support/dates.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_plugin_directory.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kith::test {

inline domain::Contact friend_of_mine(std::string id, std::string name, const char* last_contact) {
    domain::Contact contact;
    contact.id = std::move(id);
    contact.name = std::move(name);
    contact.networks = {"Friends"};
    contact.last_contact = day(last_contact);
    return contact;
}

/// Friends every six weeks: Anna is late since 13 October, Bert's turn is on 1 December. Popups one
/// by one, a mail a day, a calendar, an address book.
inline domain::Configuration two_friends() {
    using namespace std::chrono_literals;
    domain::Configuration made;
    made.time_zone = "UTC";
    made.networks = {{"Friends", domain::NetworkType::Informal, {}, "", {}}};
    domain::Rule friends;
    friends.name = "friends";
    friends.who.networks = {"Friends"};
    friends.terms = domain::KeepInTouch{{{6, domain::Span::Unit::Weeks}, std::nullopt}};
    domain::Rule birthdays;
    birthdays.name = "birthdays";
    birthdays.terms = domain::Occasion{domain::DateKind::Birthday, "", {domain::Span{}}};
    made.rules = {friends, birthdays};
    domain::Channel popup;
    popup.name = "popup";
    popup.plugin = "desktop";
    domain::Channel mail;
    mail.name = "mail";
    mail.plugin = "email";
    mail.digest = domain::DigestHours{8h, domain::Weekdays::all()};
    domain::Channel calendar;
    calendar.name = "calendar";
    calendar.plugin = "calendar";
    made.channels = {popup, mail, calendar};
    domain::Channel book;
    book.name = "address-book";
    book.plugin = "vcard";
    made.sources = {book};
    made.contacts = {friend_of_mine("anna", "Anna Berger", "2026-09-01"),
                     friend_of_mine("bert", "Bert Müller", "2026-10-20")};
    made.contacts[0].emails = {"anna@example.org"};
    return made;
}

/// An engine on a store in memory, at noon of 23 November 2026.
class Household {
public:
    explicit Household(domain::Configuration starts_with = two_friends())
        : configuration(std::move(starts_with)) {
        auto& desktop = plugins_.add("desktop");
        desktop.sink = true;
        desktop.can_withdraw = true;
        plugins_.add("email").sink = true;
        plugins_.add("calendar").mirror = true;
        plugins_.add("vcard").source = true;
        restart();
    }

    /// As a new process on the same store.
    void restart() {
        engine_.emplace(*store, situation());
        engine_->start(now());
    }
    void reload() { engine_->reconfigure(situation(), now()); }
    /// So much later the alarm goes off.
    void pass(domain::Instant::duration span) {
        clock.moment += span;
        engine_->advance(now());
    }

    /// Sends all that is due on the channel, successfully; returns it.
    std::vector<app::Outbox::Dispatch> deliver(const std::string& channel) {
        std::vector<app::Outbox::Dispatch> sent;
        while (auto dispatch = engine_->outbox().next(channel, now())) {
            engine_->outbox().finish(*dispatch, {}, now());
            sent.push_back(std::move(*dispatch));
        }
        return sent;
    }

    [[nodiscard]] app::Engine& engine() { return *engine_; }
    [[nodiscard]] domain::Instant now() const { return clock.now(); }
    /// The only reminder of that contact that waits for an answer. Throws when there is none.
    [[nodiscard]] domain::Reminder open_of(const std::string& contact) const {
        return store->open_reminders_of(contact).at(0);
    }
    [[nodiscard]] domain::ReminderState state_of(const domain::ReminderKey& key) const {
        return store->reminder(key).value().state;
    }

    domain::Configuration configuration; ///< for the next restart() or reload()
    std::string basis;                   ///< its app::plan_basis(); empty: nobody knows
    std::unique_ptr<domain::Store> store = storage::open_in_memory();
    FakeClock clock{instant("2026-11-23T12:00:00Z")};

private:
    app::Situation situation() {
        auto made = app::make_situation(configuration, plugins_, "UTC");
        made.basis = basis;
        return made;
    }

    FakePluginDirectory plugins_;
    std::optional<app::Engine> engine_;
};

} // namespace kith::test
