#include "app/plan_mark.hpp"

#include <utility>

namespace kith::app {

namespace {

const std::string planned_note = "planned by"; ///< "BASIS DAY"

} // namespace

std::optional<domain::Date> PlanMark::since(const std::string& basis) const {
    const auto text = store_.note(planned_note).value_or("");
    const auto space = text.rfind(' ');
    if (basis.empty() || space == std::string::npos || text.substr(0, space) != basis) {
        return std::nullopt;
    }
    return domain::parse_date(std::string_view(text).substr(space + 1));
}

void PlanMark::set(const std::string& basis, domain::Date today) {
    if (!basis.empty() && since(basis) != today) {
        store_.set_note(planned_note, basis + ' ' + domain::format_date(today));
    }
}

void PlanMark::take_away() {
    taken_ = store_.note(planned_note).value_or("");
    if (!taken_.empty()) {
        store_.set_note(planned_note, "");
    }
}

void PlanMark::put_back() {
    if (!taken_.empty()) {
        store_.set_note(planned_note, std::exchange(taken_, {}));
    }
}

} // namespace kith::app
