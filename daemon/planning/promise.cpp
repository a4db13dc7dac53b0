#include "planning/draft.hpp"

namespace kith::planning {

using What = domain::TraceStep::What;

void plan_promises(Work& work) {
    static const std::string rule = domain::to_text(domain::RuleKind::Promise);
    for (const auto& promise : work.facts.promises) {
        domain::Reason reason;
        reason.kind = domain::RuleKind::Promise;
        reason.rule = rule;
        reason.anchor = promise.made;
        reason.date = promise.due;
        reason.text = promise.text;
        reason.promise = promise.id;
        reason.key =
            key_of(rule, work.facts.contact.id, promise.due, "p" + std::to_string(promise.id));
        if (handled(work.facts, reason.key) != nullptr) {
            work.note(rule, What::AlreadyHandled, reason.date, reason.key);
        } else if (answered(reason, work.facts, work.today)) {
            work.note(rule, What::Answered, reason.date);
        } else {
            work.note(rule, What::Due, reason.date, reason.key);
            work.drafts.push_back({std::move(reason), work.calendar.at, std::nullopt, {}});
        }
    }
}

} // namespace kith::planning
