#pragma once

#include "plugins/calendar/entries.hpp"
#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "wire/agenda_entry_codec.hpp"
#include "wire/json.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace kith::test {

inline std::string content(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

/// Today by the clock of the machine: the plugin's window hangs on it, nothing else here does.
inline domain::Date today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

/// The real plugin as the daemon runs it, its directory, and all it has said.
class RunningFeed {
public:
    explicit RunningFeed(domain::Value settings = free_port()) : settings_(std::move(settings)) {
        std::filesystem::create_directory(state());
        start();
    }

    static domain::Value free_port() { return domain::Value::Object{{"port", 0}}; }

    [[nodiscard]] std::filesystem::path state() const { return directory_.path() / "state"; }
    [[nodiscard]] const TemporaryDirectory& directory() const { return directory_; }
    [[nodiscard]] const std::string& said() const { return said_; }
    [[nodiscard]] pid_t pid() const { return session_->pid(); }

    /// Line 0: http, events; 1: webcal, events; 2: http, tasks; 3: webcal, tasks.
    [[nodiscard]] std::string url(int line = 0) const {
        std::istringstream lines(content(state() / "url"));
        std::string found;
        for (int i = 0; i <= line; ++i) {
            std::getline(lines, found);
        }
        return found;
    }
    [[nodiscard]] std::string authority() const {
        const auto whole = url().substr(7);
        return whole.substr(0, whole.find('/'));
    }
    [[nodiscard]] std::string path() const { return url().substr(7 + authority().size()); }
    [[nodiscard]] std::string token() const { return path().substr(1, 40); }

    void start() {
        const std::string command =
            "exec '" KITH_CALENDAR "' 2>>'" + (directory_.path() / "stderr").string() + '\'';
        session_ =
            std::make_unique<PluginSession>(std::vector<std::string>{"/bin/sh", "-c", command});
        domain::Value params;
        params["protocol"] = domain::Value::Object{{"min", 1}, {"max", 1}};
        params["instance"] = "k7f3";
        params["channel"] = "calendar";
        params["settings"] = settings_;
        params["state_dir"] = state().string();
        params["language"] = "en";
        params["time_zone"] = "UTC";
        params["now"] = "2026-11-23T07:30:00Z";
        ask("initialize", params);
    }
    int stop() { return session_->exit_code(); }

    /// The outcome of publishing these entries as the whole agenda.
    domain::Value publish(const std::vector<domain::AgendaEntry>& entries) {
        domain::Value params;
        params["revision"] = ++revision_;
        params["full"] = true;
        params["last"] = true;
        params["upsert"] = domain::Value::Array();
        params["remove"] = domain::Value::Array();
        for (const auto& entry : entries) {
            params["upsert"].push_back(wire::to_value(entry));
        }
        return ask("publish", params);
    }
    domain::Value check() { return ask("check", domain::Value::Object{}); }

    /// The next notification of that method; what comes before it is taken.
    domain::Value wait_for(const std::string& method) {
        while (true) {
            domain::Value message = hear();
            if (message.text_or("method", "") == method) {
                return message.at("params");
            }
        }
    }

private:
    domain::Value ask(const std::string& method, const domain::Value& params) {
        domain::Value request;
        request["jsonrpc"] = "2.0";
        request["id"] = ++id_;
        request["method"] = method;
        request["params"] = params;
        session_->send(wire::dump_json(request) + '\n');
        while (true) {
            domain::Value message = hear();
            if (const auto* id = message.find("id"); id != nullptr && *id == domain::Value(id_)) {
                return message.at("result");
            }
        }
    }
    domain::Value hear() {
        domain::Value message = session_->next();
        said_ += wire::dump_json(message) + '\n';
        return message;
    }

    TemporaryDirectory directory_;
    domain::Value settings_;
    std::unique_ptr<PluginSession> session_;
    std::string said_;
    int id_ = 0;
    int revision_ = 0;
};

} // namespace kith::test
