#pragma once

#include "app/engine.hpp"
#include "ledger.hpp"
#include "support/fake_clock.hpp"
#include "support/fake_plugin_directory.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>

namespace kith::endurance {

/// A daemon on a store on disk to which everything happens that can, at random: the clock jumps,
/// the process dies, channels fail in every way, rules and people come and go, the zone changes,
/// the owner answers, talks and rests. The same for the same seed.
class Life {
public:
    Life(std::uint64_t seed, std::filesystem::path directory);

    void live(int days);
    /// The faults end, the owner answers everything and what waits finds its way.
    void come_to_rest();

    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    /// How often each kind of thing happened.
    [[nodiscard]] const std::map<std::string, int>& events() const { return events_; }

private:
    using Dispatch = app::Outbox::Dispatch;
    void start();
    void crash();
    void something_happens();
    void jump();
    void set_right();
    void travel();
    void change_rules();
    void change_people();
    void change_book();
    void answer();
    void answer(const domain::Reminder& reminder);
    void talk();
    void rest();
    void flicker();
    void settle_down();
    void pump(const std::string& channel);
    void try_one(Dispatch dispatch);
    void finish(const Dispatch& dispatch, const plugins::Answer& answer, bool arrives);
    void look();
    void see_openings();
    void set_clock();
    [[nodiscard]] std::vector<std::string> channel_names() const;
    [[nodiscard]] std::string state_of_work(const std::vector<std::string>& channels);
    [[nodiscard]] app::Situation situation();
    [[nodiscard]] domain::Instant now() const { return clock_.now(); }
    [[nodiscard]] std::size_t below(std::size_t end) { return dice_() % end; }
    [[nodiscard]] bool once_in(std::size_t times) { return below(times) == 0; }

    std::mt19937_64 dice_;
    std::filesystem::path directory_;
    test::FakePluginDirectory plugins_;
    domain::Configuration configuration_;
    std::string zone_ = "Europe/Berlin";
    domain::Instant truth_;           ///< what the time is
    domain::Instant::duration lie_{}; ///< how wrong the clock goes
    test::FakeClock clock_;
    domain::Instant latest_; ///< that the clock showed since the last look
    std::unique_ptr<domain::Store> store_;
    std::optional<app::Engine> engine_;
    std::map<std::string, Dispatch> in_flight_; ///< by channel
    bool calm_ = false;                         ///< nothing fails any more
    std::size_t book_ = 0;                      ///< people who ever came from the address book
    Ledger ledger_;
    std::map<std::string, int> events_;
};

} // namespace kith::endurance
