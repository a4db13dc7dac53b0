#include "scenarios/engine_daemon.hpp"

#include "app/contact_finder.hpp"
#include "app/day_words.hpp"
#include "config/load.hpp"
#include "config/render.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "support/fake_plugin_directory.hpp"

#include <algorithm>
#include <map>
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
    using Verb = void (EngineDaemon::*)(const Words&, Instant);
    static const std::map<std::string, Verb> owners_verbs{
        {"log", &EngineDaemon::log},           {"gave", &EngineDaemon::gave},
        {"received", &EngineDaemon::received}, {"heard", &EngineDaemon::heard},
        {"pause", &EngineDaemon::pause},       {"resume", &EngineDaemon::resume},
        {"meet", &EngineDaemon::meet},         {"pace", &EngineDaemon::arrange},
        {"snooze", &EngineDaemon::snooze},     {"introduce", &EngineDaemon::introduce}};
    const auto& verb = words.front();
    if (const auto found_verb = owners_verbs.find(verb); found_verb != owners_verbs.end()) {
        (this->*found_verb->second)(words, clock);
    } else if (verb == "done") {
        settle(words.at(1), ReminderState::Done, clock);
    } else if (verb == "skip") {
        settle(words.at(1), ReminderState::Skipped, clock);
    } else if (verb == "fresh-start") {
        engine_->fresh_start(clock);
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

domain::Interaction EngineDaemon::with(const std::string& name, Instant clock) const {
    domain::Interaction interaction;
    interaction.contact = found(*store_, name).id;
    interaction.date = engine_->today(clock);
    return interaction;
}

domain::Date EngineDaemon::day(const std::string& text, Instant clock) const {
    return app::read_day(text, engine_->today(clock)).value();
}

/// Who got no answer looks before saying it again.
void EngineDaemon::record(domain::Interaction interaction, std::optional<domain::Promise> promise,
                          Instant clock) {
    auto before = store_->interactions(interaction.contact, 50);
    const bool repeated = std::any_of(before.begin(), before.end(), [&](auto& one) {
        interaction.id = one.id;
        return one == interaction;
    });
    interaction.id = 0;
    if (!repeated) {
        engine_->log(interaction, promise, clock);
    }
}

/// log NAME KIND [NOTE] [FOLLOW-UP]
void EngineDaemon::log(const Words& words, Instant clock) {
    auto interaction = with(words.at(1), clock);
    interaction.kind = domain::parse_interaction_kind(words.at(2)).value();
    interaction.note = words.size() > 3 ? words[3] : "";
    std::optional<domain::Promise> promise;
    if (words.size() > 4) {
        promise =
            domain::Promise{0, interaction.contact, interaction.date, day(words[4], clock), "", ""};
    }
    record(std::move(interaction), std::move(promise), clock);
}

/// gave NAME [NOTE]
void EngineDaemon::gave(const Words& words, Instant clock) {
    auto interaction = with(words.at(1), clock);
    interaction.balance = domain::Balance::Gave;
    interaction.note = words.size() > 2 ? words[2] : "";
    record(std::move(interaction), std::nullopt, clock);
}

/// received NAME [NOTE]
void EngineDaemon::received(const Words& words, Instant clock) {
    auto interaction = with(words.at(1), clock);
    interaction.balance = domain::Balance::Received;
    interaction.note = words.size() > 2 ? words[2] : "";
    record(std::move(interaction), std::nullopt, clock);
}

/// heard NAME [NOTE]
void EngineDaemon::heard(const Words& words, Instant clock) {
    auto interaction = with(words.at(1), clock);
    interaction.kind = domain::InteractionKind::Message;
    interaction.direction = domain::Direction::In;
    interaction.note = words.size() > 2 ? words[2] : "";
    record(std::move(interaction), std::nullopt, clock);
}

/// introduce NAME OTHER DAY
void EngineDaemon::introduce(const Words& words, Instant clock) {
    const auto interaction = with(words.at(1), clock);
    domain::Promise promise{
        0,  interaction.contact,           interaction.date, day(words.at(3), clock),
        "", found(*store_, words.at(2)).id};
    record(interaction, std::move(promise), clock);
}

/// pause UNTIL [NAME [DEPUTY]]; the name "" is everything
void EngineDaemon::pause(const Words& words, Instant clock) {
    domain::Pause pause;
    const auto today = engine_->today(clock);
    pause.days = {today, day(words.at(1), clock)};
    if (words.size() > 2 && !words[2].empty()) {
        pause.subject = found(*store_, words[2]).id;
    }
    pause.deputy = words.size() > 3 ? words[3] : "";
    const auto known = store_->pauses(today);
    const bool repeated = std::any_of(known.begin(), known.end(), [&](const auto& one) {
        return one.subject == pause.subject && one.days == pause.days;
    });
    if (!repeated) {
        engine_->pause(pause, clock);
    }
}

/// resume [NAME]
void EngineDaemon::resume(const Words& words, Instant clock) {
    engine_->resume(words.size() > 1 ? found(*store_, words[1]).id : domain::ContactId(), clock);
}

/// meet NAME DAY TITLE
void EngineDaemon::meet(const Words& words, Instant clock) {
    domain::Appointment appointment;
    appointment.contacts = {found(*store_, words.at(1)).id};
    appointment.date = day(words.at(2), clock);
    appointment.title = words.at(3);
    appointment.source = "kith meet";
    const auto known = store_->appointments(appointment.date, appointment.date);
    const bool repeated = std::any_of(known.begin(), known.end(), [&](const auto& one) {
        return one.title == appointment.title;
    });
    if (!repeated) {
        engine_->meet(appointment, clock);
    }
}

/// pace NAME never, pace NAME "3 months"
void EngineDaemon::arrange(const Words& words, Instant clock) {
    domain::Arrangement arrangement;
    arrangement.never = words.at(2) == "never";
    if (!arrangement.never) {
        arrangement.cadence = domain::Cadence{domain::parse_span(words[2]).value(), std::nullopt};
    }
    engine_->arrange(found(*store_, words.at(1)).id, arrangement, clock);
}

void EngineDaemon::settle(const std::string& name, ReminderState state, Instant clock) {
    std::vector<domain::ReminderKey> keys;
    for (const auto& reminder : store_->open_reminders_of(found(*store_, name).id)) {
        keys.push_back(reminder.key);
    }
    engine_->settle(keys, state, "scenario", clock);
}

void EngineDaemon::snooze(const Words& words, Instant clock) {
    const auto until =
        engine_->situation().zone.instant(day(words.at(2), clock), configuration_.at);
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
