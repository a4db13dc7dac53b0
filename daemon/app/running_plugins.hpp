#pragma once

#include "app/agenda_feed.hpp"
#include "app/engine.hpp"
#include "app/event_intake.hpp"
#include "app/freed_memory.hpp"
#include "app/landings.hpp"
#include "control/control_handler.hpp"
#include "domain/clock.hpp"
#include "plugins/catalog.hpp"
#include "plugins/supervised_plugin.hpp"

#include <asio/io_context.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kith::app {

/// The plugins of the configuration, running, and the traffic between them and the engine. Loop's
/// thread only.
class RunningPlugins final : public plugins::PluginListener {
public:
    /// What of the surroundings is the same for every plugin.
    struct Surroundings {
        asio::io_context& loop;
        domain::TimerSource& timers;
        const domain::Clock& clock;
        plugins::Catalog& catalog;
        std::filesystem::path state_directory; ///< each plugin gets plugins/NAME below it
    };
    /// `on_activity` is called after anything that may have changed what is due next.
    RunningPlugins(Surroundings surroundings, Engine& engine, std::function<void()> on_activity);
    ~RunningPlugins() override;

    /// Starts, ends and replaces plugins until those of the situation run.
    void match_configuration();
    /// Records the attempts that have ended, and the next ones: as many as the plugins take now.
    /// In a transaction; once it is durable, pump() is to follow.
    void record();
    /// Gives each channel what record() leased for it, and each mirror what it does not know.
    void pump();
    /// Each mirror is told the whole agenda again with the next pump().
    void publish_anew() {
        for (auto& [name, slot] : slots_) {
            if (slot.feed) {
                slot.feed->begin_anew();
            }
        }
    }
    /// Whether that channel's plugin could take a delivery now.
    [[nodiscard]] bool takes(const std::string& channel) const;
    /// Gives the channel a message that is not of the store: it is neither recorded nor tried
    /// again. Precondition: takes(channel).
    void say(const std::string& channel, const domain::Message& message,
             std::function<void(const plugins::Answer& answer)> on_answer);
    /// Sends a real message through the channel.
    void test(const std::string& channel, control::Reply reply);
    /// Asks the plugin whether its way out works; the handler gets a sentence.
    void check(const std::string& channel,
               std::function<void(bool works, const std::string& text)> on_answer);
    /// For `kith plugins`.
    [[nodiscard]] domain::Value report() const;
    /// Where the mirrors serve the agenda, as they wrote it into `url` of their state directories.
    [[nodiscard]] std::vector<std::string> feeds() const;
    /// Whether that process group is a plugin that may not do what its user may.
    [[nodiscard]] bool confines(pid_t group) const;
    void stop(std::function<void()> on_stopped);

    /// Called when a plugin got ready or was gone; may be empty.
    std::function<void(const std::string& channel, bool ready, const std::string& reason)>
        on_change;

    void on_ready(const std::string& channel) override;
    void on_gone(const std::string& channel, const std::string& reason, bool for_good) override;
    void on_status(const std::string& channel, bool up, const std::string& reason) override;
    plugins::EventAnswer on_event(const std::string& channel, const domain::Value& event) override;

private:
    struct Slot {
        std::unique_ptr<plugins::SupervisedPlugin> plugin;
        std::optional<plugins::PluginSpec> next; ///< takes over once `plugin` has ended
        bool ending = false;
        std::optional<AgendaFeed> feed; ///< of a mirror
        bool publishing = false;
    };
    [[nodiscard]] std::filesystem::path state_of(const std::string& channel) const;
    void want(const plugins::PluginSpec& spec);
    void retire(const std::string& name);
    void begin(const std::string& name, plugins::PluginSpec spec);
    void lease(const std::string& channel);
    void send(Outbox::Dispatch dispatch);
    void land(Outbox::Dispatch dispatch, const plugins::Answer& answer);
    void pump_mirror(const std::string& channel, Slot& slot);

    Surroundings surroundings_;
    Engine& engine_;
    EventIntake intake_;
    Landings landings_;
    FreedMemory freed_memory_;
    std::vector<Outbox::Dispatch> leased_; ///< between record() and pump()
    std::function<void()> on_activity_;
    std::map<std::string, Slot> slots_; ///< by channel or source name
    std::function<void()> on_stopped_;
    bool stopping_ = false;
};

} // namespace kith::app
