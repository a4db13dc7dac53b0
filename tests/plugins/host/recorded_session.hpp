#pragma once

#include "domain/store_error.hpp"
#include "plugin_spec.hpp"
#include "plugins/session.hpp"
#include "wire/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

/// A Session that a test talks to, and everything it wanted done.
class RecordedSession final : public plugins::SessionOutput {
public:
    using Duration = plugins::Session::Duration;
    using Method = plugins::Session::Method;

    RecordedSession() : spec(plugin_spec("/bin/false", domain::Value::Object{})) {
        session.begin(now);
    }

    void say(std::string_view line) { session.take(line, false, now); }
    /// `initialize` is the first request.
    void shake_hands() { say(R"({"jsonrpc":"2.0","id":1,"result":{"protocol":1}})"); }
    /// Sends a request whose answer lands in `answers`.
    void ask(Method method = Method::Deliver, const std::string& key = "d-1",
             Duration patience = std::chrono::minutes(1)) {
        session.request(
            method, key, domain::Value::Object{}, patience,
            [this](const plugins::Answer& answer) { answers.push_back(answer); }, now);
    }
    void wait(Duration time) {
        now += time;
        session.expire(now);
    }
    [[nodiscard]] domain::Value last_written() const { return wire::parse_json(written.back()); }

    void write(std::string line) override { written.push_back(line.substr(0, line.size() - 1)); }
    void ready() override { ++times_ready; }
    void refused(const std::string& reason) override { refusals.push_back(reason); }
    void broken(const std::string& reason) override { faults.push_back(reason); }
    void status(bool up, const std::string& reason) override {
        statuses.push_back((up ? "up " : "down ") + reason);
    }
    plugins::EventAnswer event(const domain::Value& params) override {
        events.push_back(params);
        if (store_fails) {
            throw domain::StoreError("disk full");
        }
        return {event_refusal, event_result};
    }
    void log(Level, const std::string& text) override { logged.push_back(text); }

    plugins::PluginSpec spec;
    plugins::Session session{spec, *this};
    Duration now = std::chrono::hours(5);
    bool store_fails = false;
    std::optional<std::string> event_refusal;
    domain::Value event_result{domain::Value::Object{}};
    int times_ready = 0;
    std::vector<plugins::Answer> answers;
    std::vector<std::string> written, refusals, faults, statuses, logged;
    std::vector<domain::Value> events;
};

} // namespace kith::test
