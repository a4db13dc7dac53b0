#include "scenarios/engine_daemon.hpp"

#include "app/contact_finder.hpp"
#include "app/day_words.hpp"
#include "config/load.hpp"
#include "config/render.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "support/fake_plugin_directory.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::test {

using domain::Contact;
using domain::Instant;
using domain::ReminderState;

namespace {

/// desktop shows and takes back, email mails, calendar mirrors: what the engine knows of the
/// shipped plugins.
FakePluginDirectory shipped_plugins() {
    FakePluginDirectory plugins;
    auto& desktop = plugins.add("desktop");
    desktop.sink = true;
    desktop.can_withdraw = true;
    plugins.add("email").sink = true;
    plugins.add("calendar").mirror = true;
    return plugins;
}

std::string joined_titles(const std::vector<domain::MessageItem>& items, bool is_new) {
    std::string text;
    for (const auto& item : items) {
        if (item.is_new == is_new) {
            text +=
                (text.empty() ? "" : "; ") + item.title +
                (item.late_days > 0 ? " (" + std::to_string(item.late_days) + " days late)" : "");
        }
    }
    return text;
}

std::string text_of(const app::Outbox::Dispatch& dispatch) {
    const auto& message = dispatch.message;
    std::string text = domain::to_text(dispatch.lease.delivery.kind);
    if (dispatch.lease.delivery.kind == domain::DeliveryKind::Withdraw) {
        return text + " " + dispatch.lease.delivery.reminder;
    }
    if (dispatch.lease.delivery.kind == domain::DeliveryKind::Notice) {
        return text + " " + message.title;
    }
    if (message.round > 1) {
        text += " round " + std::to_string(message.round);
    }
    const auto fresh = joined_titles(message.items, true);
    const auto open = joined_titles(message.items, false);
    text += (fresh.empty() ? "" : " " + fresh) + (open.empty() ? "" : " | still open: " + open);
    if (message.kind == domain::Message::Kind::Single) {
        for (const auto& reason : message.items.front().reasons) {
            text += " | " + reason;
        }
    }
    return text;
}

Contact found(domain::Store& store, const std::string& name) {
    const auto result = app::find_contact(store, name);
    if (const auto* contact = std::get_if<Contact>(&result)) {
        return *contact;
    }
    throw std::runtime_error(std::get<control::Refusal>(result).message);
}

} // namespace

domain::Configuration scenario_configuration(const std::filesystem::path& directory) {
    auto plugins = shipped_plugins();
    auto loaded = config::load(directory, plugins, recurrence::IcalCalendarReader(), directory);
    if (!loaded.configuration) {
        throw std::runtime_error(
            config::render(loaded.diagnostics, config::Colour::Off, directory));
    }
    return *loaded.configuration;
}

EngineDaemon::EngineDaemon(domain::Configuration configuration, StoreMaker make_store,
                           Receiver& receiver)
    : configuration_(std::move(configuration)), make_store_(std::move(make_store)),
      receiver_(receiver) {}

EngineDaemon::~EngineDaemon() { stop(); }

void EngineDaemon::start(Instant clock, const std::string& zone) {
    auto plugins = shipped_plugins();
    store_ = make_store_(clock);
    engine_ =
        std::make_unique<app::Engine>(*store_, app::make_situation(configuration_, plugins, zone));
    engine_->start(clock);
}

void EngineDaemon::stop() {
    engine_.reset();
    store_.reset();
}

void EngineDaemon::obey(const std::vector<std::string>& words, Instant clock) {
    const auto& verb = words.front();
    if (verb == "log") {
        log(words, clock);
    } else if (verb == "done") {
        settle(words.at(1), ReminderState::Done, clock);
    } else if (verb == "skip") {
        settle(words.at(1), ReminderState::Skipped, clock);
    } else if (verb == "snooze") {
        snooze(words, clock);
    } else if (verb == "import") {
        import(std::stoi(words.at(1)), clock);
    } else if (verb == "zone") {
        auto plugins = shipped_plugins();
        engine_->reconfigure(app::make_situation(configuration_, plugins, words.at(1)), clock);
    } else if (verb == "clock") {
        engine_->clock_was_set(clock);
    } else if (verb == "up") {
        engine_->outbox().channel_up(words.at(1), clock);
    } else {
        throw std::runtime_error("no verb " + verb);
    }
}

/// log NAME KIND [NOTE] [FOLLOW-UP]
void EngineDaemon::log(const std::vector<std::string>& words, Instant clock) {
    domain::Interaction interaction;
    interaction.contact = found(*store_, words.at(1)).id;
    interaction.date = engine_->today(clock);
    interaction.kind = domain::parse_interaction_kind(words.at(2)).value();
    interaction.note = words.size() > 3 ? words[3] : "";
    const auto before = store_->interactions(interaction.contact, 50);
    const bool repeated = std::any_of(before.begin(), before.end(), [&](const auto& one) {
        return one.date == interaction.date && one.kind == interaction.kind &&
               one.note == interaction.note;
    });
    if (repeated) {
        return; // who got no answer looks before saying it again
    }
    std::optional<domain::Promise> promise;
    if (words.size() > 4) {
        promise = domain::Promise{0, interaction.contact, interaction.date,
                                  app::read_day(words[4], interaction.date).value(), ""};
    }
    engine_->log(interaction, promise, clock);
}

void EngineDaemon::settle(const std::string& name, ReminderState state, Instant clock) {
    std::vector<domain::ReminderKey> keys;
    for (const auto& reminder : store_->open_reminders_of(found(*store_, name).id)) {
        keys.push_back(reminder.key);
    }
    engine_->settle(keys, state, "scenario", clock);
}

void EngineDaemon::snooze(const std::vector<std::string>& words, Instant clock) {
    const auto day = app::read_day(words.at(2), engine_->today(clock)).value();
    const auto until = engine_->situation().zone.instant(day, configuration_.at);
    for (const auto& reminder : store_->open_reminders_of(found(*store_, words.at(1)).id)) {
        engine_->snooze(reminder.key, until, clock);
    }
}

/// So many people from an address book, all at once.
void EngineDaemon::import(int count, Instant clock) {
    std::vector<Contact> people;
    for (int i = 0; i < count; ++i) {
        Contact person;
        person.id = "import-" + std::to_string(i);
        person.name = "Person " + std::to_string(i);
        person.tags = {"imported"};
        people.push_back(std::move(person));
    }
    const auto changed =
        store_->put_contacts("config", people, {}, "", clock, engine_->today(clock));
    engine_->contacts_changed(changed, clock);
}

void EngineDaemon::advance(Instant clock) {
    engine_->advance(clock);
    bool busy = true;
    while (busy && !engine_->held()) {
        busy = false;
        for (const auto& way : engine_->situation().ways) {
            busy = pump(way.channel.name, clock) || busy;
        }
        engine_->advance(clock);
    }
}

bool EngineDaemon::pump(const std::string& channel, Instant clock) {
    const auto dispatch = engine_->outbox().next(channel, clock);
    if (!dispatch) {
        return false;
    }
    const auto& delivery = dispatch->lease.delivery;
    const bool withdraw = delivery.kind == domain::DeliveryKind::Withdraw;
    const auto answer = receiver_.receive(
        {channel, withdraw ? "withdraw " + delivery.belongs_to : delivery.key, text_of(*dispatch)},
        clock);
    engine_->outbox().finish(*dispatch, answer, clock);
    return true;
}

std::optional<Instant> EngineDaemon::next_moment() {
    return engine_->next_moment([](const std::string&) { return true; });
}

} // namespace kith::test
