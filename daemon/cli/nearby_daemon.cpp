#include "cli/nearby_daemon.hpp"

#include "cli/clearing_up.hpp"
#include "words/language.hpp"

#include <cstdlib>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;

namespace {

constexpr int most_questions = 5;

} // namespace

NearbyDaemon::NearbyDaemon() {
    try {
        client_.emplace(control::runtime_directory() / "control.sock");
    } catch (const control::NoDaemon&) {
        client_.reset();
    }
}

std::optional<Value> NearbyDaemon::ask(const std::string& method, Value params,
                                       std::chrono::milliseconds patience) {
    if (!client_) {
        return std::nullopt;
    }
    params["language"] = words::spoken();
    try {
        return client_->call(method, params, patience);
    } catch (const control::NoDaemon&) {
        client_.reset();
        return std::nullopt;
    }
}

std::optional<Value> NearbyDaemon::show(const std::string& name) {
    Value params{Value::Object{{"name", name}}};
    for (int questions = 0;; ++questions) {
        try {
            return ask("show", params);
        } catch (const control::Refused& refusal) {
            if (questions == most_questions || !is_cleared_up(refusal, params)) {
                throw;
            }
        }
    }
}

fs::path usual_configuration_directory() {
    const char* own = std::getenv("XDG_CONFIG_HOME");
    if (own != nullptr && *own == '/') {
        return fs::path(own) / "kith";
    }
    const char* home = std::getenv("HOME");
    return fs::path(home == nullptr ? "/" : home) / ".config" / "kith";
}

fs::path configuration_directory(const Value& params, NearbyDaemon& daemon) {
    if (const auto typed = params.text_or("config", ""); !typed.empty()) {
        return fs::absolute(typed);
    }
    const auto status = daemon.ask("status");
    return status ? fs::path(status->at("config_dir").as_string())
                  : usual_configuration_directory();
}

bool is_taken_in(const fs::path& directory, NearbyDaemon& daemon) {
    const auto status = daemon.ask("status");
    std::error_code error;
    if (!status || !fs::equivalent(status->at("config_dir").as_string(), directory, error)) {
        return false;
    }
    const auto answer = daemon.ask("reload");
    return answer && answer->at("applied").as_bool();
}

} // namespace kith::cli
