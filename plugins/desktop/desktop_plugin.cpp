#include "desktop/desktop_plugin.hpp"

#include <glib-unix.h>

#include <algorithm>
#include <sysexits.h>
#include <utility>

namespace kith::desktop {
namespace {

constexpr std::chrono::seconds event_repeat{5};

domain::Outcome unavailable(const std::string& reason) {
    domain::Outcome outcome;
    outcome.result = domain::Outcome::Result::Unavailable;
    outcome.after = std::chrono::seconds(60);
    outcome.text = reason;
    return outcome;
}

domain::Outcome delivered(const std::string& text = {}) {
    domain::Outcome outcome;
    outcome.text = text;
    return outcome;
}

std::string list(const Capabilities& capabilities) {
    std::string text;
    for (const auto& name : capabilities) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

/// One request on its way. It is answered once; what comes later finds it over.
struct DesktopPlugin::Operation {
    sdk::Reply reply;
    guint timer = 0;
    bool over = false;
};

DesktopPlugin::DesktopPlugin()
    : loop_(g_main_loop_new(nullptr, FALSE)),
      watch_({.changed = [this](ServerWatch::State state) { on_server(state); },
              .replaced = [this] { display_.server_replaced(); },
              .lost = [this](const std::string& reason) { on_lost(reason); }}),
      screen_({.pressed = [this](const std::string& key,
                                 const std::string& button) { on_pressed(key, button); },
               .closed = [this](const std::string& key,
                                Screen::Closed why) { display_.on_closed(key, why); }}),
      display_(screen_, watch_,
               [this](const std::string& fault) { host_->log(sdk::Host::Level::Warning, fault); }) {
}

DesktopPlugin::~DesktopPlugin() {
    watch_.disconnect(); // lets go of a call that waits for a stuck server
    g_main_loop_unref(loop_);
}

int DesktopPlugin::run(sdk::Host& host) {
    host_ = &host;
    const auto on_ready = +[](gint, GIOCondition, gpointer self) -> gboolean {
        static_cast<DesktopPlugin*>(self)->on_input();
        return G_SOURCE_CONTINUE;
    };
    input_source_ = g_unix_fd_add(host.descriptor(), G_IO_IN, on_ready, this);
    g_main_loop_run(loop_);
    stop_reading();
    return exit_code_;
}

domain::Value DesktopPlugin::description() const {
    domain::Value description;
    description["name"] = "desktop";
    description["version"] = KITH_VERSION;
    description["kinds"].push_back("sink");
    auto& capabilities = description["capabilities"];
    capabilities["withdraw"] = true;
    capabilities["check"] = true;
    capabilities["idempotency"] = "convergent";
    capabilities["max_inflight"] = 1;
    capabilities["deliver_ms"] = 15'000;
    description["needs"]["dbus"] = true;
    description["needs"]["network"] = false;
    description["settings"] = settings_schema();
    return description;
}

void DesktopPlugin::start(const sdk::Session& session, sdk::Host& host) {
    host_ = &host;
    settings_ = read_settings(session.settings);
    display_.open(session.state_dir, session.instance);
    watch_.connect();
}

void DesktopPlugin::check(sdk::Reply reply) {
    const auto operation = begin(std::move(reply));
    const auto say = [this, operation](const std::string& server) {
        if (watch_.server().empty()) { // a question to its abilities would start it
            end(operation, delivered(server));
            return;
        }
        screen_.ask_capabilities([this, operation, server](const Capabilities& capabilities) {
            end(operation, delivered(server + ": " + list(capabilities)));
        });
    };
    when_reachable(operation, ServerWatch::Starting::Avoided, say);
}

void DesktopPlugin::deliver(const sdk::Delivery& delivery, sdk::Reply reply) {
    const auto operation = begin(std::move(reply));
    when_reachable(operation, ServerWatch::Starting::Allowed,
                   [this, operation, popup = compose(delivery, settings_)](const std::string&) {
                       display_.show(popup, [this, operation, key = popup.key](const Shown& shown) {
                           on_shown(operation, key, shown);
                       });
                   });
}

void DesktopPlugin::on_shown(const OperationPtr& operation, const std::string& key,
                             const Shown& shown) {
    if (operation->over && shown.id != 0) {
        // The daemon was told that it was not shown, and says so if it is to be shown still.
        display_.close(key, [] {});
    }
    end(operation, outcome_of(shown));
}

void DesktopPlugin::withdraw(const std::string& key, sdk::Reply reply) {
    const auto operation = begin(std::move(reply));
    display_.close(key, [this, operation] { end(operation, delivered()); });
}

DesktopPlugin::OperationPtr DesktopPlugin::begin(sdk::Reply reply) {
    auto operation = std::make_shared<Operation>();
    operation->reply = std::move(reply);
    operation->timer = after(patience(), [this, operation] {
        operation->timer = 0;
        out_of_patience(operation);
    });
    operations_.push_back(operation);
    return operation;
}

void DesktopPlugin::end(const OperationPtr& operation, const domain::Outcome& outcome) {
    if (operation->over) {
        watch_.look_again(); // the server was only slow
        return;
    }
    operation->over = true;
    if (operation->timer != 0) {
        g_source_remove(std::exchange(operation->timer, 0));
    }
    std::erase(operations_, operation);
    operation->reply(outcome);
}

void DesktopPlugin::end_all(const std::string& reason) {
    while (!operations_.empty()) {
        const OperationPtr first = operations_.front();
        end(first, unavailable(reason));
    }
}

void DesktopPlugin::out_of_patience(const OperationPtr& operation) {
    end(operation, unavailable("the notification server does not answer"));
    watch_.gave_up();
}

void DesktopPlugin::when_reachable(const OperationPtr& operation, ServerWatch::Starting starting,
                                   std::function<void(const std::string&)> work) {
    watch_.ask(starting,
               [this, operation, work = std::move(work)](bool reachable, const std::string& text) {
                   if (operation->over) {
                       return;
                   }
                   if (reachable) {
                       work(text);
                   } else {
                       end(operation, unavailable(text));
                   }
               });
}

void DesktopPlugin::on_input() {
    if (!host_->on_readable()) {
        g_main_loop_quit(loop_);
    }
    mind_events();
}

void DesktopPlugin::on_server(ServerWatch::State state) {
    if (state == ServerWatch::State::Present) {
        display_.show_open();
    }
    const bool up = state == ServerWatch::State::Present || state == ServerWatch::State::Startable;
    if (up == std::exchange(reported_up_, up)) {
        return;
    }
    if (up) {
        host_->up();
    } else if (state == ServerWatch::State::Busless) {
        host_->unavailable("there is no session bus: nobody is logged in to a desktop");
    } else if (state == ServerWatch::State::Silent) {
        host_->unavailable("the notification server does not answer");
    } else {
        host_->unavailable("no notification server");
    }
}

void DesktopPlugin::on_lost(const std::string& reason) {
    if (exit_code_ == 0) {
        exit_code_ = EX_TEMPFAIL;
        host_->unavailable(reason);
    }
    end_all(reason);
    g_main_loop_quit(loop_);
}

void DesktopPlugin::on_pressed(const std::string& key, const std::string& button) {
    if (auto event = event_of(button, key)) {
        host_->send_event(std::move(*event));
        display_.on_pressed(key); // after the event is safe
        mind_events();
    }
}

/// The loop wakes up by itself only while an event waits for its answer.
void DesktopPlugin::mind_events() {
    if (host_->unanswered_events() == 0) {
        if (repeat_source_ != 0) {
            g_source_remove(std::exchange(repeat_source_, 0));
        }
    } else if (repeat_source_ == 0) {
        repeat_source_ = after(event_repeat, [this] {
            repeat_source_ = 0;
            host_->repeat_events(event_repeat);
            mind_events();
        });
    }
}

void DesktopPlugin::stop_reading() {
    if (input_source_ != 0) {
        g_source_remove(std::exchange(input_source_, 0));
    }
    if (repeat_source_ != 0) {
        g_source_remove(std::exchange(repeat_source_, 0));
    }
}

} // namespace kith::desktop
