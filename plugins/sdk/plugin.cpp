#include "sdk/plugin.hpp"

namespace kith::sdk {

void Plugin::check(Reply reply) { reply({}); }

void Plugin::deliver(const Delivery&, Reply reply) {
    domain::Outcome outcome;
    outcome.result = domain::Outcome::Result::Permanent;
    outcome.scope = domain::Outcome::Scope::Channel;
    outcome.text = "this plugin delivers nothing";
    reply(std::move(outcome));
}

void Plugin::withdraw(const std::string&, Reply reply) { reply({}); }

void Plugin::publish(const AgendaPage&, Reply reply) { reply({}); }

void Plugin::cancel(const std::string&) {}

void Plugin::finish() {}

} // namespace kith::sdk
