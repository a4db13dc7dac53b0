#include "domain/last_rule.hpp"

#include <date/ptz.h>

#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace kith::domain {

namespace {

class PosixRule final : public LastRule {
public:
    explicit PosixRule(const std::string& text) : zone_(text) {}

    Wall local(Moment moment) const override { return zone_.to_local(moment).time_since_epoch(); }
    Moment moment(Wall wall) const override {
        return zone_.to_sys(date::local_time<Wall>(wall), date::choose::earliest);
    }

private:
    Posix::time_zone zone_;
};

std::unique_ptr<LastRule> read_rule(const std::string& zone) {
    std::ifstream file("/usr/share/zoneinfo/" + zone, std::ios::binary);
    std::string last;
    for (std::string line; std::getline(file, line);) {
        last = std::move(line);
    }
    if (last.find(',') == std::string::npos) {
        return nullptr;
    }
    try {
        return std::make_unique<PosixRule>(last);
    } catch (const std::runtime_error&) {
        return nullptr; // no TZif file, or a rule that the library does not know
    }
}

} // namespace

const LastRule* LastRule::of(const std::string& zone) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<LastRule>> rules;
    const std::lock_guard<std::mutex> lock(mutex);
    const auto known = rules.find(zone);
    return known != rules.end() ? known->second.get()
                                : rules.emplace(zone, read_rule(zone)).first->second.get();
}

} // namespace kith::domain
