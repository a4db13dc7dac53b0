#include "plugin_client.hpp"

#include "wait_until.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace kith::test {
namespace {

std::string state_dir_of(const SessionBus& bus) {
    const auto directory = bus.home().path() / "state";
    std::filesystem::create_directories(directory);
    return directory.string();
}

std::string quoted(const std::string& text) { return wire::dump_json(domain::Value(text)); }

} // namespace

std::string delivery(const std::string& key, const std::string& title, const std::string& reason,
                     const std::string& note) {
    const std::string entry =
        R"({"uid":"r-1","date":"2026-11-20","title":"t","reasons":[],"note":"","reach":[],"categories":[],)"
        R"("state":"open","revised_at":"2026-11-20T08:00:00Z","sequence":0})";
    return R"({"key":")" + key +
           R"(","kind":"single","round":1,"attempt":1,"uncertain":false,"deadline_ms":15000,"language":"de",)" +
           R"("now":"2026-11-23T07:30:00Z","message":{"title":)" + quoted(title) +
           R"(,"body":"b"},)" +
           R"("reminders":[{"key":"old-friends/anna/2026-11-20","contact":{"id":"anna","name":"Anna Berger",)" +
           R"("emails":[],"phones":[]},"title":)" + quoted(title) + R"(,"reasons":[)" +
           quoted(reason) + R"(],"note":)" + quoted(note) +
           R"(,"note_date":"2026-09-04","date":"2026-11-20","late_days":3,"new":true,"entry":)" +
           entry + "}]}";
}

PluginClient::PluginClient(const SessionBus& bus, const char* settings)
    : PluginClient(bus.environment(), state_dir_of(bus), settings) {}

PluginClient::PluginClient(const Environment& environment, const std::string& state_dir,
                           const char* settings)
    : process_({KITH_DESKTOP}, environment) {
    const int id =
        send("initialize",
             R"({"protocol":{"min":1,"max":1},"daemon":{"name":"kithd","version":"0.1.0"},)"
             R"("instance":"k7f3qz5m2x9w4c8v","channel":"desktop","settings":)" +
                 std::string(settings) + R"(,"state_dir":)" + quoted(state_dir) +
                 R"(,"language":"de","time_zone":"Europe/Berlin","now":"2026-11-23T07:30:00Z",)"
                 R"("limits":{"max_line":1048576,"max_inflight":1,"deliver_ms":15000}})");
    const domain::Value result = answer(id);
    if (result.find("protocol") == nullptr) {
        throw std::runtime_error("initialize is refused: " + wire::dump_json(result));
    }
}

int PluginClient::send(const std::string& method, const std::string& params) {
    const int id = next_id_++;
    process_.write(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method +
                   R"(","params":)" + params + "}\n");
    return id;
}

domain::Value PluginClient::answer(int id) {
    domain::Value found;
    const bool came = wait_until([&] {
        for (const auto& message : messages()) {
            const auto* const its = message.find("id");
            if (message.find("method") == nullptr && its != nullptr && *its == domain::Value(id)) {
                const auto* const result = message.find("result");
                found = result != nullptr ? *result : message.at("error");
                return true;
            }
        }
        return false;
    });
    if (!came) {
        throw std::runtime_error("no answer to request " + std::to_string(id));
    }
    return found;
}

std::string PluginClient::outcome(const std::string& method, const std::string& params) {
    const int id = send(method, params);
    return answer(id).text_or("outcome", "none");
}

std::string PluginClient::deliver(const std::string& key, const std::string& note) {
    return outcome("deliver", delivery(key, "Anna Berger: Zeit, sich zu melden",
                                       "Letzter Kontakt vor 11 Wochen.", note));
}

std::string PluginClient::withdraw(const std::string& key) {
    return outcome("withdraw", R"({"key":")" + key + R"("})");
}

domain::Value PluginClient::wait_for_event(std::size_t times) {
    if (!wait_until([&] { return events() >= times; })) {
        throw std::runtime_error("no event");
    }
    return last("event").at("params");
}

void PluginClient::confirm_event() {
    const domain::Value id = last("event").at("id");
    process_.write(R"({"jsonrpc":"2.0","id":)" + wire::dump_json(id) +
                   R"(,"result":{}})"
                   "\n");
}

void PluginClient::wait_for_status(const std::string& state) {
    if (!wait_until([&] { return last_status() == state; })) {
        throw std::runtime_error("the status is not " + state + " but " + last_status());
    }
}

std::string PluginClient::last_status() const {
    const domain::Value status = last("status");
    return status.is_null() ? "none" : status.at("params").text_or("state", "");
}

bool PluginClient::ping() {
    const int id = send("ping", "{}");
    return answer(id).is_object();
}

std::size_t PluginClient::count(const std::string& method) const {
    const auto all = messages();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const domain::Value& message) {
            return message.text_or("method", "") == method;
        }));
}

domain::Value PluginClient::last(const std::string& method) const {
    domain::Value found;
    for (const auto& message : messages()) {
        if (message.text_or("method", "") == method) {
            found = message;
        }
    }
    return found;
}

std::vector<domain::Value> PluginClient::messages() const {
    std::vector<domain::Value> all;
    for (const auto& line : process_.lines()) {
        all.push_back(wire::parse_json(line));
    }
    return all;
}

} // namespace kith::test
