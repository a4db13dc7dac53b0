#pragma once

#include "app/engine.hpp"
#include "app/running_plugins.hpp"
#include "domain/clock.hpp"
#include "domain/timer.hpp"

#include <functional>
#include <memory>

namespace kith::app {

/// What is done about a clock that is not believed: after ten minutes the owner is told, and after
/// a day in which nobody set it it is believed. Counts the time since boot, for the clock lies.
/// What it tells is not recorded: a record would have a wrong time. Loop's thread only.
class HeldClock {
public:
    /// `on_belief` is called after the engine was told to believe it. All must outlive this.
    HeldClock(domain::TimerSource& timers, const domain::Clock& clock, Engine& engine,
              RunningPlugins& plugins, std::function<void()> on_belief);

    /// The engine may be held now, or be held no more.
    void look();

private:
    void tell();
    void tell_through(std::size_t way);
    void believe();

    const domain::Clock& clock_;
    Engine& engine_;
    RunningPlugins& plugins_;
    std::function<void()> on_belief_;
    std::unique_ptr<domain::Timer> until_told_;
    std::unique_ptr<domain::Timer> until_believed_;
    bool watching_ = false;
};

} // namespace kith::app
