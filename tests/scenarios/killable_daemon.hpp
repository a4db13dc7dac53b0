#pragma once

#include "domain/configuration.hpp"
#include "scenarios/daemon_under_test.hpp"

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace kith::test {

/// An EngineDaemon on a store on disk in a child process, killed (SIGKILL) once at a chosen point:
/// the points are all messages between the two, in order. After the kill it is started again and
/// the call that was cut off is made again, as a person would.
class KillableDaemon final : public DaemonUnderTest {
public:
    /// `kill_at` counts from 1; 0: never.
    KillableDaemon(domain::Configuration configuration, std::filesystem::path state,
                   Receiver& receiver, int kill_at);
    ~KillableDaemon() override;

    void start(domain::Instant clock, const std::string& zone) override;
    void stop() override;
    void obey(const std::vector<std::string>& words, domain::Instant clock) override;
    void advance(domain::Instant clock) override;
    std::optional<domain::Instant> next_moment() override;

    /// Messages so far. A whole run without a kill tells how many points there are.
    [[nodiscard]] int points() const { return points_; }

private:
    struct Call {
        std::string verb;
        domain::Instant clock;
        std::vector<std::string> words;
    };
    std::string call(const Call& call);
    std::optional<std::string> try_call(const Call& call);
    bool pass_point();
    void spawn();
    void kill();
    void serve(int input, int output);

    domain::Configuration configuration_;
    std::filesystem::path state_;
    Receiver& receiver_;
    int kill_at_;
    int points_ = 0;
    pid_t child_ = -1;
    int to_child_ = -1;
    int from_child_ = -1;
    std::string zone_;
    domain::Instant clock_; ///< of the newest call
    std::string unread_;
};

} // namespace kith::test
