#pragma once

#include "scenarios/daemon_under_test.hpp"
#include "scenarios/script.hpp"

#include <set>
#include <string>
#include <vector>

namespace kith::test {

/// What people got in a scenario: one line a delivery, with the local time the daemon's clock
/// showed. The same delivery coming again under the same key is counted, not written twice.
class Recorder final : public Receiver {
public:
    plugins::Answer receive(const Parcel& parcel, domain::Instant clock) override;

    void use_zone(const std::string& zone) { zone_ = zone; }
    void set_down(const std::string& channel, bool down);
    void remark(const std::string& text, domain::Instant clock);

    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
    [[nodiscard]] int repeated() const { return repeated_; }

private:
    [[nodiscard]] std::string stamp(domain::Instant clock) const;

    std::string zone_ = "UTC";
    std::set<std::string> down_;
    std::set<std::string> seen_;
    std::vector<std::string> lines_;
    int repeated_ = 0;
};

/// Plays the whole script on the daemon under simulated time. Throws std::runtime_error when the
/// daemon asks to be woken for a moment and then does nothing about it.
void play(const Script& script, DaemonUnderTest& daemon, Recorder& recorder);

} // namespace kith::test
