#pragma once

#include "app/engine.hpp"
#include "domain/configuration.hpp"
#include "scenarios/daemon_under_test.hpp"

#include <filesystem>
#include <functional>
#include <memory>

namespace kith::test {

/// The engine of kithd in this process, with a store of one's choice.
class EngineDaemon final : public DaemonUnderTest {
public:
    using StoreMaker = std::function<std::shared_ptr<domain::Store>(domain::Instant clock)>;
    EngineDaemon(domain::Configuration configuration, StoreMaker make_store, Receiver& receiver);
    ~EngineDaemon() override;

    void start(domain::Instant clock, const std::string& zone) override;
    void stop() override;
    void obey(const std::vector<std::string>& words, domain::Instant clock) override;
    void advance(domain::Instant clock) override;
    std::optional<domain::Instant> next_moment() override;

private:
    using Words = std::vector<std::string>;
    void log(const Words& words, domain::Instant clock);
    void gave(const Words& words, domain::Instant clock);
    void received(const Words& words, domain::Instant clock);
    void heard(const Words& words, domain::Instant clock);
    void introduce(const Words& words, domain::Instant clock);
    void record(domain::Interaction interaction, std::optional<domain::Promise> promise,
                domain::Instant clock);
    void pause(const Words& words, domain::Instant clock);
    void resume(const Words& words, domain::Instant clock);
    void meet(const Words& words, domain::Instant clock);
    void arrange(const Words& words, domain::Instant clock);
    void settle(const std::string& name, domain::ReminderState state, domain::Instant clock);
    void snooze(const Words& words, domain::Instant clock);
    void import(int count, domain::Instant clock);
    [[nodiscard]] domain::Interaction with(const std::string& name, domain::Instant clock) const;
    [[nodiscard]] domain::Date day(const std::string& text, domain::Instant clock) const;
    bool pump(const std::string& channel, domain::Instant clock);

    domain::Configuration configuration_;
    StoreMaker make_store_;
    Receiver& receiver_;
    std::shared_ptr<domain::Store> store_;
    std::unique_ptr<app::Engine> engine_;
};

/// The configuration of a scenario's folder, judged against stand-ins for the shipped plugins.
/// Throws std::runtime_error with the diagnostics.
[[nodiscard]] domain::Configuration scenario_configuration(const std::filesystem::path& directory);

} // namespace kith::test
