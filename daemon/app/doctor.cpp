#include "app/doctor.hpp"

#include "app/engine.hpp"
#include "app/examine_facts.hpp"
#include "app/examine_files.hpp"
#include "app/examine_machine.hpp"
#include "app/plugin_places.hpp"
#include "config/load.hpp"
#include "control/control_client.hpp"
#include "loop/machine_zone.hpp"
#include "loop/system_clock.hpp"
#include "plugins/catalog.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "storage/examination.hpp"
#include "storage/open_store.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <pwd.h>
#include <system_error>
#include <unistd.h>

namespace kith::app {

namespace fs = std::filesystem;

using words::say;
using Level = Finding::Level;

namespace {

constexpr std::size_t most_bytes = 600;

/// A directory that goes with the object; for a copy of the database.
class Bench {
public:
    Bench() {
        std::string name = (fs::temp_directory_path() / "kith-doctor-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) {
            path = name;
        }
    }
    ~Bench() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    fs::path path;
};

void append(Findings& findings, Findings more) {
    std::move(more.begin(), more.end(), std::back_inserter(findings));
}

Findings of_configuration(const config::Loaded& loaded, const fs::path& directory) {
    Findings findings;
    for (const auto& fault : loaded.diagnostics) {
        const bool is_error = fault.severity == domain::Diagnostic::Severity::Error;
        findings.push_back(
            {is_error ? Level::Fault : Level::Advice, say("configuration"),
             (directory / fault.where.file).string() + ":" + std::to_string(fault.where.line) +
                 ": " + fault.what,
             fault.mend.empty() ? say("correct it; `kith check` shows the line") : fault.mend});
    }
    return findings;
}

/// What the running daemon knows of itself; absent when none answers.
std::optional<Findings> of_daemon(const Options& options) {
    try {
        control::ControlClient daemon(options.runtime / "control.sock");
        Findings findings;
        domain::Value params;
        params["language"] = words::spoken();
        const auto answer = daemon.call("doctor", params);
        for (const auto& finding : answer.at("findings").as_array()) {
            findings.push_back(finding_from(finding));
        }
        return findings;
    } catch (const control::NoDaemon&) {
        return std::nullopt;
    } catch (const control::Refused& refusal) {
        return Findings{
            {Level::Fault, say("daemon"),
             say("the running kithd does not know what it is asked: {}", refusal.what()),
             say("restart it: systemctl --user restart kithd")}};
    }
}

/// The facts on a copy of the database, when no daemon can tell of them.
Findings of_facts(const config::Loaded& loaded, plugins::Catalog& catalog, const Options& options,
                  domain::Instant now) {
    const Bench bench;
    try {
        if (!storage::copy_database(options.state, bench.path)) {
            return {};
        }
        const auto opened = storage::open(bench.path, now, storage::Durability::None);
        Engine engine(*opened.store,
                      make_situation(*loaded.configuration, catalog, loop::machine_zone()));
        engine.start(now);
        return examine_facts(engine, now);
    } catch (const domain::StoreError&) {
        return {}; // examine_state() has told of it
    }
}

std::string user_name() {
    const auto* entry = ::getpwuid(::geteuid());
    return entry == nullptr ? std::to_string(::geteuid()) : entry->pw_name;
}

void print(const Findings& findings) {
    for (const auto& finding : findings) {
        const auto line =
            finding.level == Level::Fault
                ? say("fault {}: {}. -> {}", finding.about, finding.what, finding.mend)
                : say("advice {}: {}. -> {}", finding.about, finding.what, finding.mend);
        fmt::print("{}\n", wire::plain_line(line, most_bytes));
    }
}

} // namespace

Findings examine(const Options& options) {
    Findings findings;
    const auto now = loop::SystemClock().now();
    plugins::Catalog catalog(plugin_places(options.plugins));
    const auto loaded = config::load(options.config, catalog, recurrence::IcalCalendarReader());
    auto told = of_daemon(options);
    const bool daemon_runs = told.has_value();
    append(findings, told ? std::move(*told) : Findings{examine_socket(options)});
    append(findings, of_configuration(loaded, options.config));
    const auto& configuration = loaded.configuration;
    const domain::Zone zone(configuration ? configuration->time_zone.value_or(loop::machine_zone())
                                          : "UTC");
    append(findings, examine_state(options, zone.date(now)));
    if (configuration) {
        append(findings, examine_channels(*configuration, catalog, daemon_runs));
        append(findings, examine_machine(*configuration, "/", user_name()));
        if (!daemon_runs) {
            append(findings, of_facts(loaded, catalog, options, now));
            append(findings, examine_desktop(*configuration));
        }
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const auto& a, const auto& b) { return a.level < b.level; });
    return findings;
}

int run_doctor(const Options& options) {
    const auto findings = examine(options);
    const auto faults = std::count_if(findings.begin(), findings.end(), [](const auto& finding) {
        return finding.level == Level::Fault;
    });
    if (options.json) {
        domain::Value result;
        result["version"] = 1;
        result["healthy"] = faults == 0;
        result["findings"] = domain::Value(domain::Value::Array{});
        for (const auto& finding : findings) {
            result["findings"].push_back(to_value(finding));
        }
        fmt::print("{}\n", wire::dump_json(result));
    } else {
        print(findings);
        if (faults == 0) {
            fmt::print("{}\n",
                       findings.empty() ? say("kith is well.") : say("Otherwise kith is well."));
        }
    }
    return faults == 0 ? 0 : 1;
}

} // namespace kith::app
