#include "app/finding.hpp"

namespace kith::app {

using domain::Value;

Value to_value(const Finding& finding) {
    Value value;
    value["level"] = finding.level == Finding::Level::Fault ? "fault" : "advice";
    value["about"] = finding.about;
    value["what"] = finding.what;
    value["mend"] = finding.mend;
    return value;
}

Finding finding_from(const Value& value) {
    Finding finding;
    const auto& level = value.at("level").as_string();
    finding.level = level == "advice" ? Finding::Level::Advice : Finding::Level::Fault;
    finding.about = value.at("about").as_string();
    finding.what = value.at("what").as_string();
    finding.mend = value.at("mend").as_string();
    return finding;
}

} // namespace kith::app
