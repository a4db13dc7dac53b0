#include "config/good_sample.hpp"
#include "config/load.hpp"
#include "config/render.hpp"
#include "config/sample_plugins.hpp"
#include "domain/zone.hpp"
#include "fuzz/targets.hpp"
#include "planning/plan.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "support/dates.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kith::fuzz {

namespace {

struct File {
    std::string_view name;
    std::string_view good;
};
constexpr std::array<File, 4> files{{{"rules.toml", config::good_rules},
                                     {"kith.toml", config::good_kith},
                                     {"networks.toml", config::good_networks},
                                     {"contacts/friends.toml", config::good_contacts}}};

const File& meant_by(std::string_view text) {
    const auto first_line = text.substr(0, text.find('\n'));
    const auto* const found = std::find_if(files.begin(), files.end(), [&](const File& file) {
        return first_line == "# " + std::string(file.name);
    });
    return found == files.end() ? files.front() : *found;
}

/// A good configuration with one file in the hands of the fuzzer.
class Directory {
public:
    Directory() { config::write_good_sample(directory_); }

    config::Loaded load_with(const File& file, std::string_view text) {
        directory_.write(file.name, text);
        auto loaded = config::load(directory_.path(), plugins_, recurrence::IcalCalendarReader(),
                                   "/home/anna");
        directory_.write(file.name, file.good);
        return loaded;
    }

private:
    test::TemporaryDirectory directory_;
    test::FakePluginDirectory plugins_ = config::sample_plugins();
};

/// `text` is that of the file.
void judge(const domain::Diagnostic& fault, const File& file, std::string_view text) {
    require(!fault.what.empty() && !fault.mend.empty(), "a fault says what it is and its mend");
    require(fault.where.line >= 1 && fault.where.column >= 1, "a fault has a place");
    const auto said = config::render(fault, config::Colour::Off);
    require(said == wire::valid_utf8(said), "a fault is told in UTF-8");
    require(std::none_of(said.begin(), said.end(),
                         [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; }),
            "a fault is told without control characters: " + said);
    if (fault.where.file != file.name) {
        return;
    }
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    require(fault.where.line <= lines, "a fault lies within its file: " + said);
    for (int line = 1; line < fault.where.line; ++line) {
        text.remove_prefix(text.find('\n') + 1);
    }
    const auto length = text.substr(0, text.find('\n')).size();
    require(static_cast<std::size_t>(fault.where.column) <= length + 1,
            "a fault lies within its line: " + said);
}

void plan_for(const domain::Contact& contact, const domain::Configuration& configuration) {
    domain::Facts facts;
    facts.contact = contact;
    facts.first_known = test::day("2026-01-01");
    domain::Interaction met;
    met.contact = contact.id;
    met.date = test::day("2026-05-01");
    met.kind = domain::InteractionKind::Meeting;
    met.balance = domain::Balance::Received;
    facts.interactions = {met, met};
    if (contact.subject != domain::SubjectKind::Person) {
        facts.circle.emplace();
    }
    const planning::RuleBook book{configuration.rules, configuration.networks,
                                  configuration.alliances};
    const planning::Calendar calendar{domain::Zone(configuration.time_zone.value_or("UTC")),
                                      configuration.at, configuration.leap_day};
    const auto now = test::instant("2026-11-23T12:00:00Z");
    const auto made = planning::plan(facts, book, calendar, now, planning::Trace::On);
    for (const auto& reminder : made.planned) {
        require(reminder.date.ok() && !reminder.key.empty(), "what is planned has a day and a key");
    }
}

void use(const domain::Configuration& configuration) {
    for (const auto& contact : configuration.contacts) {
        const auto json = wire::dump_json(wire::to_value(contact));
        if (!contact.name.empty()) {
            require(wire::contact_from(wire::parse_json(json)) == contact,
                    "a contact that was accepted goes over the wire and back: " + json);
        }
        plan_for(contact, configuration);
    }
    domain::Contact owner;
    owner.subject = domain::SubjectKind::Portfolio;
    owner.id = domain::circle_id(owner.subject, "");
    plan_for(owner, configuration);
}

} // namespace

void read_configuration(std::string_view text) {
    static Directory directory;
    const auto& file = meant_by(text);
    const auto loaded = directory.load_with(file, text);
    const auto& faults = loaded.diagnostics;
    for (const auto& fault : faults) {
        judge(fault, file, text);
    }
    const bool wrong = std::any_of(faults.begin(), faults.end(), [](const auto& fault) {
        return fault.severity == domain::Diagnostic::Severity::Error;
    });
    require(loaded.configuration.has_value() != wrong,
            "there is a configuration exactly when there is no error");
    if (loaded.configuration) {
        use(*loaded.configuration);
    }
}

} // namespace kith::fuzz
