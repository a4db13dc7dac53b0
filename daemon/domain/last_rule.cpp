#include "domain/last_rule.hpp"

#include <date/ptz.h>

#include <fstream>
#include <memory>
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

} // namespace

std::unique_ptr<const LastRule> LastRule::read(const std::string& file) {
    std::ifstream lines(file, std::ios::binary);
    std::string last;
    for (std::string line; std::getline(lines, line);) {
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

} // namespace kith::domain
