// A sink that answers each delivery with the moment at which it had it. With the setting `mute` it
// ends instead, so that deliveries gather.

#include "sdk/host.hpp"
#include "sdk/plugin.hpp"

#include <chrono>
#include <cstdlib>
#include <string>

namespace {

class ArrivalPlugin final : public kith::sdk::Plugin {
public:
    [[nodiscard]] kith::domain::Value description() const override {
        kith::domain::Value value;
        value["name"] = "arrival";
        value["version"] = "1";
        value["kinds"].push_back("sink");
        value["capabilities"]["max_inflight"] = 64;
        value["settings"]["type"] = "object";
        value["settings"]["properties"]["mute"]["type"] = "boolean";
        return value;
    }
    void start(const kith::sdk::Session& session, kith::sdk::Host&) override {
        if (session.settings.flag_or("mute", false)) {
            std::exit(1);
        }
    }
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
