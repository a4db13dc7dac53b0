#pragma once

#include "app/outbox.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::test {

/// Who gets what the daemon delivers.
class Receiver {
public:
    virtual ~Receiver() = default;
    /// What a delivery looks like from outside: enough to tell, and to answer.
    struct Parcel {
        std::string channel;
        std::string key;  ///< of the delivery; a withdrawal names what it takes back
        std::string text; ///< what a person would read, on one line
    };
    virtual plugins::Answer receive(const Parcel& parcel, domain::Instant clock) = 0;
};

/// A daemon that a scenario drives: in this process, or in one that can be killed. `clock` is what
/// the daemon's clock shows.
class DaemonUnderTest {
public:
    virtual ~DaemonUnderTest() = default;
    virtual void start(domain::Instant clock, const std::string& zone) = 0;
    virtual void stop() = 0;
    /// A verb of events.txt that is the daemon's business; repeating one changes nothing more.
    virtual void obey(const std::vector<std::string>& words, domain::Instant clock) = 0;
    /// What the alarm does; gives everything that is due to the receiver.
    virtual void advance(domain::Instant clock) = 0;
    /// When advance() next has something to do, by the daemon's clock.
    virtual std::optional<domain::Instant> next_moment() = 0;
};

} // namespace kith::test
