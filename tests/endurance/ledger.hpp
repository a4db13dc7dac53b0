#pragma once

#include "app/outbox.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kith::endurance {

/// What the world outside saw of kith, and what it was told: enough to complain of each broken
/// guarantee (DESIGN.md section 6). Knows nothing of how the daemon works.
class Ledger {
public:
    /// done, skip or snooze of what was open was acknowledged to the owner. `snoozed` may return.
    enum class Answer { Ended, Snoozed };
    void answered(const domain::ReminderKey& key, Answer answer);
    /// An attempt begins (G2, G3, G4).
    void dispatched(const app::Outbox::Dispatch& dispatch, const domain::Store& store,
                    domain::Instant now);
    /// Somebody got it.
    void arrived(const app::Outbox::Dispatch& dispatch);
    /// kith was told that it arrived, and has it on record.
    void recorded_as_delivered(const domain::Delivery& delivery);
    /// What is open has a way to the owner on each of `channels`, and its moment had come (G1, G4).
    /// `latest` is the latest moment the clock showed since the last time.
    void looked_at(const domain::Store& store, const std::vector<std::string>& channels,
                   domain::Instant latest);
    /// There is nothing left to do at this moment: what is due was opened, what is over lapsed
    /// (G5).
    void nothing_waits(const domain::Store& store, domain::Instant now);
    /// Every delivery that ever was is still there, and what was over is over in the same way; who
    /// got one twice got it after a recorded uncertain attempt (G1, G2).
    void audited(const domain::Store& store);
    /// All of that, and nothing waits any more.
    void closed(const domain::Store& store);

    /// The first twenty.
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }
    [[nodiscard]] std::size_t arrivals() const { return arrivals_.size(); }
    [[nodiscard]] std::size_t repeats() const { return repeats_; }
    [[nodiscard]] std::size_t openings() const { return openings_; }

private:
    void complain(const std::string& what, const std::string& whom);
    void watch_opening(const domain::Reminder& reminder, const domain::Store& store,
                       const std::vector<std::string>& channels, domain::Instant latest);

    std::map<domain::ReminderKey, int> rounds_;  ///< the newest seen of each that opened
    std::map<domain::ReminderKey, int> snoozes_; ///< acknowledged ones
    std::set<domain::ReminderKey> ended_;
    std::map<std::string, int> arrivals_; ///< by delivery
    std::set<std::string> delivered_;
    std::map<std::string, domain::DeliveryState> deliveries_;
    std::size_t repeats_ = 0;
    std::size_t openings_ = 0;
    std::vector<std::string> complaints_;
};

} // namespace kith::endurance
