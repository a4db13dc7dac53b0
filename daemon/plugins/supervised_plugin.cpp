#include "plugins/supervised_plugin.hpp"

#include "plugins/request_codec.hpp"
#include "plugins/supervisor.hpp"

#include <cassert>

namespace kith::plugins {

using Method = Session::Method;

Program PluginSpec::process() const {
    return {program,
            {},
            plugin_environment(description.needs_bus),
            warden,
            confinement_of(description, settings, state_dir)};
}

SupervisedPlugin::SupervisedPlugin(asio::io_context& loop, domain::TimerSource& timers,
                                   PluginListener& listener, PluginSpec spec)
    : supervisor_(std::make_unique<Supervisor>(loop, timers, listener, std::move(spec))) {}

SupervisedPlugin::~SupervisedPlugin() = default;

void SupervisedPlugin::start() { supervisor_->start(); }

void SupervisedPlugin::stop(std::function<void()> on_stopped) {
    supervisor_->stop(std::move(on_stopped));
}

const PluginSpec& SupervisedPlugin::spec() const { return supervisor_->spec(); }

bool SupervisedPlugin::ready() const {
    return static_cast<const Supervisor&>(*supervisor_).ready();
}

int SupervisedPlugin::credits() const { return supervisor_->credits(); }

std::string SupervisedPlugin::state_text() const { return supervisor_->state_text(); }

int SupervisedPlugin::crashes() const { return supervisor_->crashes(); }

int SupervisedPlugin::pid() const { return supervisor_->pid(); }

void SupervisedPlugin::deliver(const domain::Message& message, Handler handler) {
    assert(ready() && credits() > 0);
    auto with_deadline = message;
    with_deadline.deadline = spec().description.deliver_limit;
    supervisor_->request(Method::Deliver, message.key, deliver_params(with_deadline),
                         std::move(handler));
}

void SupervisedPlugin::withdraw(const std::string& key, Handler handler) {
    assert(ready() && credits() > 0);
    domain::Value params;
    params["key"] = key;
    supervisor_->request(Method::Withdraw, key, std::move(params), std::move(handler));
}

void SupervisedPlugin::publish(const domain::AgendaPage& page, Handler handler) {
    assert(ready());
    supervisor_->request(Method::Publish, {}, publish_params(page), std::move(handler));
}

void SupervisedPlugin::check(Handler handler) {
    assert(ready());
    supervisor_->request(Method::Check, {}, domain::Value(domain::Value::Object{}),
                         std::move(handler));
}

void SupervisedPlugin::cancel(const std::string& key) { supervisor_->cancel(key); }

} // namespace kith::plugins
