#include "scenarios/playback.hpp"

#include "domain/span.hpp"
#include "domain/zone.hpp"

#include <chrono>
#include <stdexcept>

namespace kith::test {

namespace chr = std::chrono;

using domain::Instant;

plugins::Answer Recorder::receive(const Parcel& parcel, Instant clock) {
    plugins::Answer answer;
    if (down_.contains(parcel.channel)) {
        answer.outcome.result = domain::Outcome::Result::Unavailable;
        answer.outcome.text = "the scenario says so";
        return answer;
    }
    if (seen_.insert(parcel.key).second) {
        lines_.push_back(stamp(clock) + "  " + parcel.channel + "  " + parcel.text);
    } else {
        ++repeated_;
    }
    return answer;
}

void Recorder::set_down(const std::string& channel, bool down) {
    if (down) {
        down_.insert(channel);
    } else {
        down_.erase(channel);
    }
}

void Recorder::remark(const std::string& text, Instant clock) {
    lines_.push_back(stamp(clock) + "  -- " + text);
}

std::string Recorder::stamp(Instant clock) const {
    const auto local = domain::Zone(zone_).local(clock);
    return domain::format_date(local.date) + " " + domain::format_time_of_day(local.time);
}

namespace {

/// How the daemon's clock may be moved: "+2h", "-1h", "+3d".
chr::milliseconds parse_shift(const std::string& text) {
    const auto number = std::stoi(text);
    return text.back() == 'd' ? chr::milliseconds(chr::hours(24 * number))
                              : chr::milliseconds(chr::hours(number));
}

class Player {
public:
    Player(const Script& script, DaemonUnderTest& daemon, Recorder& recorder)
        : script_(script), daemon_(daemon), recorder_(recorder), zone_(script.zone) {
        recorder_.use_zone(zone_);
    }

    void play() {
        for (const auto& event : script_.events) {
            run_until(event.at);
            apply(event);
        }
    }

private:
    /// Wakes the daemon whenever it asked to be woken before that moment of true time.
    void run_until(Instant end) {
        int standing = 0;
        while (running_) {
            const auto wanted = daemon_.next_moment();
            if (!wanted || *wanted - offset_ > end) {
                break;
            }
            const auto next = std::max(now_, *wanted - offset_);
            standing = next == now_ ? standing + 1 : 0;
            if (standing > 1000) {
                throw std::runtime_error("the daemon spins at " + domain::format_instant(now_));
            }
            now_ = next;
            daemon_.advance(clock());
        }
        now_ = end;
    }

    void apply(const ScriptEvent& event) {
        const auto& verb = event.words.front();
        if (verb == "start") {
            daemon_.start(clock(), zone_);
            running_ = true;
        } else if (verb == "stop") {
            daemon_.stop();
            running_ = false;
        } else if (verb == "sleep" || verb == "wake") {
            running_ = verb == "wake";
        } else if (verb == "down" || verb == "up") {
            recorder_.set_down(event.words.at(1), verb == "down");
        } else if (verb == "clock") {
            offset_ += parse_shift(event.words.at(1));
        } else if (verb == "zone") {
            zone_ = event.words.at(1);
            recorder_.use_zone(zone_);
        } else if (verb == "end") {
            return;
        }
        remark(event);
        const bool daemons_business =
            verb != "start" && verb != "sleep" && verb != "wake" && verb != "down";
        if (running_ && daemons_business) {
            daemon_.obey(event.words, clock());
        }
        if (running_) {
            daemon_.advance(clock());
        }
    }

    void remark(const ScriptEvent& event) {
        std::string text;
        for (const auto& word : event.words) {
            text += (text.empty() ? "" : " ") + word;
        }
        recorder_.remark(text, clock());
    }

    [[nodiscard]] Instant clock() const { return now_ + offset_; }

    const Script& script_;
    DaemonUnderTest& daemon_;
    Recorder& recorder_;
    std::string zone_;
    Instant now_{};
    chr::milliseconds offset_{0};
    bool running_ = false;
};

} // namespace

void play(const Script& script, DaemonUnderTest& daemon, Recorder& recorder) {
    Player(script, daemon, recorder).play();
}

} // namespace kith::test
