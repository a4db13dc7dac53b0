// A sink that answers each delivery with the moment at which it had it; for due_to_plugin_bench.

#include "sdk/host.hpp"
#include "sdk/plugin.hpp"

#include <chrono>
#include <string>

namespace {

class ArrivalPlugin final : public kith::sdk::Plugin {
public:
    [[nodiscard]] kith::domain::Value description() const override {
        kith::domain::Value value;
        value["name"] = "arrival";
        value["version"] = "1";
        value["kinds"].push_back("sink");
        value["settings"]["type"] = "object";
        return value;
    }
    void start(const kith::sdk::Session&, kith::sdk::Host&) override {}
    void deliver(const kith::sdk::Delivery&, kith::sdk::Reply reply) override {
        kith::domain::Outcome outcome;
        outcome.text = std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
        reply(outcome);
    }
};

} // namespace

int main(int argc, char** argv) {
    ArrivalPlugin plugin;
    return kith::sdk::run(argc, argv, plugin);
}
