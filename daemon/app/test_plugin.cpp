#include "app/main_tasks.hpp"
#include "app/plugin_places.hpp"
#include "plugins/conformance.hpp"
#include "wire/json.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <sysexits.h>

namespace kith::app {

namespace {

constexpr int exit_broken = 1;

/// A shipped plugin's short name stays; anything that looks like a path becomes absolute.
std::string program_name(const std::string& typed) {
    return typed.find('/') == std::string::npos ? typed : std::filesystem::absolute(typed).string();
}

void print(const plugins::Finding& finding) {
    fmt::print("{} {}\n", finding.met ? "ok  " : "FAIL", finding.demand);
    if (!finding.detail.empty()) {
        fmt::print("     {}\n", finding.detail);
    }
}

} // namespace

int test_plugin(const Options& options) {
    domain::Value settings;
    try {
        settings = wire::parse_json(options.settings);
    } catch (const wire::JsonError& error) {
        fmt::print(stderr, "kithd: --settings is no JSON: {}\n", error.what());
        return EX_USAGE;
    }
    plugins::Catalog catalog(plugin_places(options.plugins));
    const bool good =
        plugins::test_conformance(catalog, program_name(options.program), settings, print);
    fmt::print("{}\n", good ? "It speaks the protocol." : "It does not speak the protocol.");
    return good ? 0 : exit_broken;
}

} // namespace kith::app
