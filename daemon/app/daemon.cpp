#include "app/daemon.hpp"

#include "app/broken_configuration.hpp"
#include "app/damage_notice.hpp"
#include "app/diagnostics_value.hpp"
#include "app/examine_facts.hpp"
#include "app/plugin_fences.hpp"
#include "app/plugin_places.hpp"
#include "app/status_value.hpp"
#include "config/load.hpp"
#include "config/render.hpp"
#include "domain/tzdata.hpp"
#include "loop/machine_zone.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/replacement.hpp"
#include "storage/restore.hpp"
#include "words/language.hpp"

#include <asio/post.hpp>
#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::app {

namespace fs = std::filesystem;
using domain::Value;

namespace {

constexpr std::chrono::milliseconds settled_files{300};

/// The directory of the socket, 0700. Throws when something else lies there: a link or another
/// user's directory would give the socket away.
void make_private(const fs::path& directory) {
    fs::create_directories(directory);
    struct stat found {};
    if (::lstat(directory.c_str(), &found) != 0 || !S_ISDIR(found.st_mode) ||
        found.st_uid != ::geteuid()) {
        throw std::system_error(std::make_error_code(std::errc::not_a_directory),
                                directory.string() + " is not a directory of this user's own");
    }
    fs::permissions(directory, fs::perms::owner_all);
}

Situation first_situation(const Options& options, plugins::Catalog& catalog) {
    auto loaded = config::load(options.config, catalog, recurrence::IcalCalendarReader());
    const auto text = config::render(loaded.diagnostics, config::Colour::Off, options.config);
    if (!loaded.configuration) {
        throw BrokenConfiguration(text);
    }
    for (const auto& warning : loaded.diagnostics) {
        spdlog::warn("config file={} line={} {}", warning.where.file, warning.where.line,
                     warning.what);
    }
    return make_situation(std::move(*loaded.configuration), catalog, loop::machine_zone(),
                          loaded.print);
}

/// The socket that systemd holds for us; -1 when there is none.
int socket_from_systemd() { return ::sd_listen_fds(1) > 0 ? SD_LISTEN_FDS_START : -1; }

fs::path prepared(const fs::path& runtime) {
    make_private(runtime);
    return runtime / "control.sock";
}

} // namespace

Daemon::Daemon(const Options& options)
    : options_(options), timers_(loop_), service_manager_(timers_),
      catalog_(plugin_places(options.plugins)),
      first_situation_(first_situation(options, catalog_)),
      opened_(storage::open(options.state, clock_.now())),
      engine_(*opened_.store, std::move(first_situation_)),
      simulation_(engine_, [this](const config::OtherRules& rules) { return loaded_with(rules); }),
      commands_(engine_, clock_),
      plugins_({loop_, timers_, clock_, catalog_, options.state}, engine_, [this] { activity(); }),
      forgetting_(engine_, options, [this] { plugins_.publish_anew(); }),
      held_clock_(timers_, clock_, engine_, plugins_, [this] { activity(); }),
      alarm_(loop_, [this] { on_alarm(); }),
      configuration_watch_(loop_, timers_, settled_files, {}, [this] { reload(); }),
      zone_watch_(loop_, timers_, settled_files, {"localtime", "tzdata.zi"},
                  [this] { zone_changed(); }),
      signals_(loop_, SIGINT, SIGTERM, SIGHUP),
      control_(loop_, timers_, prepared(options.runtime), socket_from_systemd(), *this) {
    if (opened_.set_aside) {
        faults_.push_back(
            "the database was damaged; it lies in " + *opened_.set_aside +
            (opened_.restored ? ", the newest backup took its place" : ", a new one was begun"));
        spdlog::error("store set_aside={} restored={}", *opened_.set_aside, opened_.restored);
    }
    commands_.add(simulation_.handlers());
    commands_.add(forgetting_.handlers());
    engine_.start(clock_.now());
    const auto damaged = storage::newest_damaged(options_.state / storage::database_name);
    tell_of_damage(engine_, damaged ? damaged->string() : "", clock_.now());
    watch_configuration();
    zone_watch_.watch({"/etc", "/usr/share/zoneinfo"});
    tzdata_written_ = loop::tzdata_written();
    if (options_.tour) {
        tour_.emplace(engine_, plugins_, clock_.now());
    }
    tell_fences();
    plugins_.match_configuration();
}

Daemon::~Daemon() = default;

void Daemon::run() {
    on_signal(0);
    held_clock_.look();
    activity();
    spdlog::info("ready version={} contacts={} config={} state={}", KITH_VERSION,
                 engine_.store().contact_count(), options_.config.string(),
                 options_.state.string());
    service_manager_.ready(condition());
    try {
        loop_.run();
    } catch (const storage::MovedDatabase&) {
        rescue_store();
        throw;
    }
}

/// Nobody but this process still has what was recorded.
void Daemon::rescue_store() {
    try {
        storage::rescue(engine_.store(), options_.state);
        spdlog::error("store moved rescued=true");
    } catch (const std::exception& error) {
        spdlog::error("store moved rescued=false reason=\"{}\"", error.what());
    }
}

/// Also waits for the next one; 0 is none.
void Daemon::on_signal(int number) {
    if (number == SIGINT || number == SIGTERM) {
        end();
        return;
    }
    if (number == SIGHUP) {
        reload();
    }
    signals_.async_wait([this](const asio::error_code& error, int next) {
        if (!error) {
            on_signal(next);
        }
    });
}

void Daemon::end() {
    spdlog::info("ending");
    service_manager_.stopping();
    engine_.end(clock_.now());
    plugins_.stop([this] { loop_.stop(); });
}

void Daemon::on_alarm() {
    // It goes off when the clock was set, too: whoever was held for a lying clock is free again.
    engine_.clock_was_set(clock_.now());
    held_clock_.look();
    activity();
}

/// Something may have become due, or may be sent: looks at everything, once for many calls.
void Daemon::activity() {
    if (std::exchange(activity_pending_, true)) {
        return;
    }
    asio::post(loop_, [this] {
        activity_pending_ = false;
        engine_.store().transact([this] { // one commit for what is due and its attempts
            engine_.advance(clock_.now());
            plugins_.record();
        });
        plugins_.pump(); // only now is it durable that they are attempted
        if (!engine_.held()) {
            back_up_daily();
        }
        forgetting_.go_on(clock_.now());
        arm();
    });
}

void Daemon::arm() {
    alarm_.arm(engine_.next_moment(
        [this](const std::string& channel) { return plugins_.takes(channel); }));
}

void Daemon::back_up_daily() {
    try {
        storage::rotate_backup(engine_.store(), options_.state, engine_.today(clock_.now()));
    } catch (const storage::DamagedDatabase&) {
        throw; // the next start sets it aside
    } catch (const domain::StoreError& error) {
        spdlog::warn("backup failed reason=\"{}\"", error.what());
    }
}

Value Daemon::reload() {
    service_manager_.reloading();
    auto loaded = config::load(options_.config, catalog_, recurrence::IcalCalendarReader());
    faults_.clear();
    for (const auto& diagnostic : loaded.diagnostics) {
        spdlog::warn("config file={} line={} {}", diagnostic.where.file, diagnostic.where.line,
                     diagnostic.what);
    }
    Value result;
    result["version"] = 1;
    result["applied"] = loaded.configuration.has_value();
    result["diagnostics"] = diagnostics_value(loaded.diagnostics, options_.config);
    if (loaded.configuration) {
        engine_.reconfigure(make_situation(std::move(*loaded.configuration), catalog_,
                                           loop::machine_zone(), loaded.print),
                            clock_.now());
        plugins_.match_configuration();
        spdlog::info("reloaded rules={}", engine_.situation().configuration.rules.size());
    } else {
        faults_.push_back("the changed configuration is broken and was not taken: "
                          "`kith check` says where");
        spdlog::error("the changed configuration is broken; the old one holds");
    }
    watch_configuration();
    service_manager_.ready(loaded.configuration ? "reloaded"
                                                : "configuration broken, old one holds");
    activity();
    return result;
}

config::Loaded Daemon::loaded_with(const config::OtherRules& rules) {
    return config::load_with(rules, options_.config, catalog_, recurrence::IcalCalendarReader());
}

void Daemon::watch_configuration() {
    configuration_watch_.watch({options_.config, options_.config / "contacts"});
}

void Daemon::zone_changed() {
    const auto zone = loop::machine_zone();
    const auto written = loop::tzdata_written();
    const bool updated = written != tzdata_written_;
    tzdata_written_ = written;
    const bool pinned = engine_.situation().configuration.time_zone.has_value();
    if (!updated && (pinned || zone == engine_.situation().zone.name())) {
        return;
    }
    spdlog::info("zone={} was={} tzdata_updated={}", zone, engine_.situation().zone.name(),
                 updated);
    if (updated) {
        domain::reread_tzdata();
    }
    engine_.reconfigure(make_situation(engine_.situation().configuration, catalog_, zone,
                                       engine_.situation().files),
                        clock_.now());
    plugins_.match_configuration();
    activity();
}

/// A plugin that is kept from the database must not have it read to it here.
bool Daemon::admits(pid_t group) {
    return control::ControlHandler::admits(group) && !plugins_.confines(group);
}

void Daemon::handle(const std::string& method, const Value& params, control::Reply reply) {
    if (!params.is_object()) {
        reply(control::Refusal{wire::error_code::invalid_params, "params must be an object", {}});
        return;
    }
    const auto* wished = params.find("language");
    const words::Speaking speaking(wished != nullptr && wished->is_string()
                                       ? wished->as_string()
                                       : engine_.situation().language());
    answer(method, params, [reply = std::move(reply), language = words::spoken()](Answer said) {
        if (auto* result = std::get_if<Value>(&said);
            result != nullptr && result->find("language") == nullptr) {
            (*result)["language"] = language;
        }
        reply(std::move(said));
    });
}

void Daemon::answer(const std::string& method, const Value& params, control::Reply reply) {
    if (commands_.knows(method)) {
        run_command(method, params, reply);
    } else if (method == "backup") {
        reply(back_up());
    } else if (method == "status") {
        reply(status());
    } else if (method == "plugins") {
        Value result;
        result["version"] = 1;
        result["plugins"] = plugins_.report();
        reply(std::move(result));
    } else if (method == "doctor") {
        reply(examine_daemon(engine_, faults_, plugins_.report(), clock_.now()));
    } else if (method == "test") {
        const auto* channel = params.find("channel");
        const bool named = channel != nullptr && channel->is_string();
        plugins_.test(named ? channel->as_string() : std::string(), std::move(reply));
    } else if (method == "reload") {
        reply(reload());
    } else {
        reply(control::Refusal{wire::error_code::unknown_method, "no method " + method, {}});
    }
}

/// The client learns that nothing was recorded; then the failing store ends the daemon.
void Daemon::run_command(const std::string& method, const Value& params,
                         const control::Reply& reply) {
    try {
        reply(commands_.run(method, params));
    } catch (const domain::StoreError& error) {
        reply(control::Refusal{control::refusal_code::store, error.what(), {}});
        asio::post(loop_, [failed = std::current_exception()] { std::rethrow_exception(failed); });
    }
    activity();
}

Answer Daemon::back_up() {
    try {
        const auto file = storage::backup_name(options_.state, clock_.now());
        engine_.store().back_up(file.string());
        Value result;
        result["version"] = 1;
        result["file"] = file.string();
        return result;
    } catch (const domain::StoreError& error) {
        return control::Refusal{control::refusal_code::store, error.what(), {}};
    }
}

/// What systemd shows of us.
std::string Daemon::condition() {
    return engine_.held()
               ? "held: " + *engine_.held()
               : "watching over " + std::to_string(engine_.store().contact_count()) + " people";
}

Value Daemon::status() { return status_value(engine_, options_, plugins_.feeds(), faults_); }

} // namespace kith::app
