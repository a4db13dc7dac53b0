#include "caldav/caldav_plugin.hpp"

#include "caldav/login_http.hpp"
#include "caldav/mirror.hpp"
#include "caldav/trouble.hpp"
#include "caldav/url.hpp"
#include "caldav/words.hpp"
#include "wire/plain_line.hpp"

#include <cstdio>
#include <filesystem>
#include <utility>

namespace kith::caldav {

namespace {

using domain::Outcome;
using domain::Value;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

/// A round gives way to a check after so long.
constexpr auto round_time = 20s;
/// Until a password that was refused is looked at again.
constexpr auto password_pause = 15min;

/// To the log (PROTOCOL.md section 1). From any thread: the protocol's own log belongs to one.
void warn(const std::string& text) {
    std::fprintf(stderr, "W %s\n", wire::plain_line(text, 500).c_str());
}

bool is_about_login(Trouble::Kind kind) {
    return kind == Trouble::Kind::LoginRefused || kind == Trouble::Kind::LoginHeld ||
           kind == Trouble::Kind::Password;
}

} // namespace

struct CaldavPlugin::Desk {
    Desk(const Settings& the_settings, const sdk::Session& session)
        : settings(the_settings), language(session.language), host(host_of(settings.url)),
          login{remote::RefusedLogin(std::filesystem::path(session.state_dir) / "refused-login",
                                     settings.login.user + '\n' + settings.url)},
          ledger(std::filesystem::path(session.state_dir) / "ledger.json", settings.url),
          mirror(settings, session.instance, ledger) {}

    Outcome look(const remote::StopSignal& stop);
    void round(const std::vector<domain::AgendaEntry>& entries, const remote::StopSignal& stop);

    Settings settings;
    std::string language;
    std::string host;
    LoginState login;
    Ledger ledger;
    Mirror mirror;

    // What the last round brought; read when its job has ended.
    Mirror::Report report;
    std::string trouble; ///< empty: none
    bool login_trouble = false;
    bool stopped = false;
};

Outcome CaldavPlugin::Desk::look(const remote::StopSignal& stop) {
    Outcome outcome;
    try {
        LoginHttp http(settings, login, stop, warn);
        const auto look = Collection(http, settings.url, settings.traits.component).look();
        outcome.text = works_text(host, settings.login.user, look.name, language);
    } catch (const Trouble& trouble_now) {
        outcome.result = Outcome::Result::Unavailable;
        outcome.text = trouble_text(trouble_now, host, language);
    }
    return outcome;
}

void CaldavPlugin::Desk::round(const std::vector<domain::AgendaEntry>& entries,
                               const remote::StopSignal& stop) {
    report = {};
    trouble.clear();
    login_trouble = stopped = false;
    try {
        LoginHttp http(settings, login, stop, warn);
        Collection collection(http, settings.url, settings.traits.component);
        const auto end = steady_clock::now() + round_time;
        mirror.round(
            collection, entries, [&] { return stop.raised() || steady_clock::now() >= end; },
            report);
        if (report.refused > 0 && report.written == 0 &&
            report.refused >= static_cast<int>(entries.size())) {
            throw Trouble(Trouble::Kind::Refused, report.refusal);
        }
    } catch (const Trouble& trouble_now) {
        stopped = trouble_now.kind == Trouble::Kind::Stopped;
        login_trouble = is_about_login(trouble_now.kind);
        trouble = trouble_text(trouble_now, host, language);
    }
    try {
        ledger.save();
    } catch (const std::exception& error) {
        warn(error.what());
    }
}

Value CaldavPlugin::description() const {
    return Value::Object{{"name", "caldav"},
                         {"version", KITH_VERSION},
                         {"kinds", Value::Array{"mirror"}},
                         {"capabilities", Value::Object{{"withdraw", false},
                                                        {"check", true},
                                                        {"idempotency", "convergent"},
                                                        {"max_inflight", 1},
                                                        {"deliver_ms", 120'000}}},
                         {"needs", Value::Object{{"dbus", false}, {"network", true}}},
                         {"settings", settings_schema()}};
}

void CaldavPlugin::start(const sdk::Session& session, sdk::Host& host) {
    host_ = &host;
    session_ = session;
    settings_ = read_settings(session.settings);
    desk_ = std::make_shared<Desk>(settings_, session);
    worker_ = std::make_unique<remote::Worker>();
}

void CaldavPlugin::check(sdk::Reply reply) {
    worker_->submit(
        "check", [desk = desk_](const remote::StopSignal& stop) { return desk->look(stop); },
        std::move(reply));
}

void CaldavPlugin::publish(const sdk::AgendaPage& page, sdk::Reply reply) {
    Outcome outcome;
    if (agenda_.take(page)) {
        begin_round();
    } else if (page.last) {
        outcome.result = Outcome::Result::Retry;
        outcome.text = "changes came before the whole agenda";
    }
    reply(outcome);
}

void CaldavPlugin::on_time(Moment now) {
    if (due_ && now >= *due_) {
        begin_round();
    }
}

void CaldavPlugin::stop_all() {
    if (worker_) {
        worker_->stop_all();
    }
}

void CaldavPlugin::begin_round() {
    if (!agenda_.known()) {
        return;
    }
    if (running_) {
        wanted_ = true;
        return;
    }
    running_ = true;
    wanted_ = false;
    due_.reset();
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    worker_->submit(
        "round",
        [desk = desk_,
         entries = agenda_.shown(today, settings_.ahead)](const remote::StopSignal& stop) {
            desk->round(entries, stop);
            return Outcome();
        },
        [this](const Outcome& outcome) {
            if (outcome.result != Outcome::Result::Delivered) { // no Trouble, a fault of ours
                desk_->trouble = outcome.text;
            }
            end_round();
        });
}

void CaldavPlugin::end_round() {
    running_ = false;
    for (const auto& uid : desk_->report.done) {
        tell("done", uid);
    }
    for (const auto& uid : desk_->report.cancelled) {
        tell("skip", uid);
    }
    if (desk_->stopped) {
        return;
    }
    const auto& report = desk_->report;
    const auto now = steady_clock::now();
    if (!desk_->trouble.empty()) {
        tell_state(desk_->trouble);
        const auto pause = backoff_.next();
        due_ = now + (desk_->login_trouble ? std::chrono::seconds(password_pause) : pause);
        return; // what is wanted waits with it
    }
    tell_state("");
    backoff_.reset();
    const auto refusal = report.refused > 0
                             ? refused_text(report.refused, report.refusal, session_.language)
                             : std::string();
    if (!refusal.empty() && refusal != warned_) {
        host_->log(sdk::Host::Level::Warning, refusal);
    }
    warned_ = refusal;
    if (report.more || wanted_) {
        begin_round();
    } else if (settings_.poll > 0s) {
        due_ = now + settings_.poll;
    }
}

/// An entry's uid stands for its reminder (PROTOCOL.md section 4).
void CaldavPlugin::tell(const char* type, const std::string& uid) {
    host_->send_event(Value::Object{{"type", type}, {"key", uid}});
}

void CaldavPlugin::tell_state(const std::string& trouble) {
    if (!trouble.empty()) {
        up_ = false;
        host_->unavailable(trouble);
    } else if (!std::exchange(up_, true)) {
        host_->up();
    }
}

} // namespace kith::caldav
