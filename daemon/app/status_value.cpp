#include "app/status_value.hpp"

#include <unistd.h>

namespace kith::app {

using domain::Value;

namespace {

Value texts(const std::vector<std::string>& lines) {
    return {Value::Array(lines.begin(), lines.end())};
}

} // namespace

Value status_value(Engine& engine, const Options& options, const std::vector<std::string>& feeds,
                   const std::vector<std::string>& faults) {
    const auto& situation = engine.situation();
    const auto next = engine.store().next_change();
    Value result;
    result["version"] = 1;
    result["daemon"] = KITH_VERSION;
    result["pid"] = ::getpid();
    result["zone"] = situation.zone.name();
    result["language"] = situation.language();
    result["config_dir"] = options.config.string();
    result["state_dir"] = options.state.string();
    result["contacts"] = engine.store().contact_count();
    result["rules"] = situation.configuration.rules.size();
    result["open"] = engine.store().open_count();
    result["next_at"] = next ? Value(domain::format_instant(*next)) : Value();
    result["held"] = engine.held() ? Value(*engine.held()) : Value();
    result["feeds"] = texts(feeds);
    result["faults"] = texts(faults);
    return result;
}

} // namespace kith::app
