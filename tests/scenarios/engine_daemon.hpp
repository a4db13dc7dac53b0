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
    void log(const std::vector<std::string>& words, domain::Instant clock);
    void settle(const std::string& name, domain::ReminderState state, domain::Instant clock);
    void snooze(const std::vector<std::string>& words, domain::Instant clock);
    void import(int count, domain::Instant clock);
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
