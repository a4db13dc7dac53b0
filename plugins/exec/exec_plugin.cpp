#include "exec/exec_plugin.hpp"

#include "exec/outcome_of.hpp"
#include "exec/program_path.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <unistd.h>

namespace kith::exec {

namespace {

using domain::Outcome;
using domain::Value;

/// PROTOCOL.md section 3 grants 10 s after the end of standard input.
constexpr std::chrono::seconds time_to_finish(7);
/// What a delivery may take beyond the command's own time.
constexpr std::chrono::seconds slack(10);

constexpr const char* description_text = R"({
    "name": "exec", "version": ")" KITH_VERSION R"(", "kinds": ["sink"],
    "capabilities": {"withdraw": true, "check": true, "idempotency": "none", "max_inflight": 1},
    "needs": {"dbus": false, "network": false},
    "settings": {
        "type": "object", "required": ["command"], "additionalProperties": false,
        "properties": {
            "command": {"type": "array", "x-command": true, "items": {"type": "string"},
                        "description": "the program, by absolute path or found in PATH, and its arguments; no shell reads them"},
            "withdraw": {"type": "array", "x-command": true, "items": {"type": "string"},
                         "description": "the same for taking a reminder back"},
            "timeout_s": {"type": "integer", "minimum": 1, "maximum": 840, "default": 60,
                          "description": "seconds after which a command is stopped"}
        }
    }
})";

std::vector<std::string> words_of(const Value& settings, const std::string& key) {
    std::vector<std::string> words;
    const Value* array = settings.find(key);
    if (array == nullptr) {
        return words;
    }
    for (const Value& item : array->as_array()) {
        words.push_back(item.as_string());
        if (words.back().find('\0') != std::string::npos) {
            throw sdk::SettingRefused('/' + key + '/' + std::to_string(words.size() - 1),
                                      "holds a NUL byte, which no argument can");
        }
    }
    if (words.empty() || words[0].empty()) {
        throw sdk::SettingRefused('/' + key, "names no program");
    }
    if (words[0].front() != '/' && words[0].find('/') != std::string::npos) {
        throw sdk::SettingRefused(
            '/' + key + "/0", "is a relative path: name the program alone or by its whole path");
    }
    return words;
}

std::string search_path() {
    const char* path = std::getenv("PATH");
    return path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
}

Outcome unavailable(std::string text) {
    Outcome outcome;
    outcome.result = Outcome::Result::Unavailable;
    outcome.text = std::move(text);
    return outcome;
}

/// The plugin's own environment and some facts, for commands that do not read JSON.
std::vector<std::string> environment_with(const std::vector<std::string>& facts) {
    std::vector<std::string> environment = facts;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        environment.emplace_back(*entry);
    }
    return environment;
}

} // namespace

Value ExecPlugin::description() const {
    Value description = wire::parse_json(description_text);
    Value& capabilities = description["capabilities"];
    if (started_) {
        capabilities["withdraw"] = !withdraw_.empty();
    }
    capabilities["deliver_ms"] = std::chrono::milliseconds(timeout_ + slack).count();
    return description;
}

void ExecPlugin::start(const sdk::Session& session, sdk::Host&) {
    command_ = words_of(session.settings, "command");
    withdraw_ = words_of(session.settings, "withdraw");
    timeout_ = std::chrono::seconds(session.settings.at("timeout_s").as_integer());
    started_ = true;
}

void ExecPlugin::check(sdk::Reply reply) {
    for (const Words* argv : {&command_, &withdraw_}) {
        if (!argv->empty() && !program_path(argv->front(), search_path())) {
            reply(unavailable("there is no program " + argv->front()));
            return;
        }
    }
    Outcome found;
    found.text = "would run " + *program_path(command_.front(), search_path());
    reply(std::move(found));
}

void ExecPlugin::deliver(const sdk::Delivery& delivery, sdk::Reply reply) {
    const Words facts = {"KITH_METHOD=deliver", "KITH_KEY=" + delivery.key,
                         "KITH_KIND=" + delivery.params.text_or("kind", ""),
                         "KITH_TITLE=" + wire::plain_line(delivery.title, 1024)};
    run(command_, facts, delivery.params, delivery.key, std::move(reply));
}

void ExecPlugin::withdraw(const std::string& key, sdk::Reply reply) {
    if (withdraw_.empty()) {
        reply({});
        return;
    }
    run(withdraw_, {"KITH_METHOD=withdraw", "KITH_KEY=" + key}, Value::Object{{"key", key}}, "",
        std::move(reply));
}

void ExecPlugin::cancel(const std::string& key) {
    for (Run& run : runs_) {
        if (run.key == key) {
            run.command->cancel(std::chrono::steady_clock::now());
        }
    }
}

void ExecPlugin::finish() {
    const Moment last = std::chrono::steady_clock::now() + time_to_finish;
    for (Run& run : runs_) {
        run.command->shorten(last);
    }
}

void ExecPlugin::interest(std::vector<pollfd>& descriptors) const {
    for (const Run& run : runs_) {
        run.command->interest(descriptors);
    }
}

Moment ExecPlugin::deadline() const {
    Moment first = Moment::max();
    for (const Run& run : runs_) {
        first = std::min(first, run.command->deadline());
    }
    return first;
}

void ExecPlugin::advance(Moment now) {
    for (auto run = runs_.begin(); run != runs_.end();) {
        const auto ending = run->command->advance(now);
        if (!ending) {
            ++run;
            continue;
        }
        run->reply(outcome_of(*ending));
        run = runs_.erase(run);
    }
}

void ExecPlugin::run(const Words& argv, const Words& facts, const Value& input, std::string key,
                     sdk::Reply reply) {
    Words found = argv;
    if (const auto program = program_path(argv.front(), search_path())) {
        found.front() = *program;
    } else {
        reply(unavailable("there is no program " + argv.front()));
        return;
    }
    const Moment deadline = std::chrono::steady_clock::now() + timeout_;
    try {
        auto command = std::make_unique<Command>(found, environment_with(facts),
                                                 wire::dump_json(input) + '\n', deadline);
        runs_.push_back({std::move(key), std::move(command), reply});
    } catch (const std::system_error& error) {
        reply(unavailable(error.what()));
    }
}

} // namespace kith::exec
