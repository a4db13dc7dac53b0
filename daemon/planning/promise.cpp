#include "planning/answer.hpp"
#include "planning/draft.hpp"
#include "planning/turn.hpp"

namespace kith::planning {

using domain::RuleKind;
using What = domain::TraceStep::What;

namespace {

const std::string promise_name = domain::to_text(RuleKind::Promise);
const std::string introduction_name = domain::to_text(RuleKind::Introduction);

domain::Reason reason_of(const domain::Promise& promise, const domain::ContactId& contact) {
    const bool introduces = !promise.introduces.empty();
    domain::Reason reason;
    reason.kind = introduces ? RuleKind::Introduction : RuleKind::Promise;
    reason.rule = introduces ? introduction_name : promise_name;
    reason.anchor = promise.made;
    reason.date = promise.due;
    reason.text = promise.text;
    reason.promise = promise.id;
    if (introduces) {
        reason.people = {promise.text};
    }
    reason.key = key_of(reason.rule, contact, promise.due, "p" + std::to_string(promise.id));
    return reason;
}

} // namespace

void plan_promises(Work& work) {
    for (const auto& promise : work.facts.promises) {
        auto reason = reason_of(promise, work.facts.contact.id);
        if (handled(work.facts, reason.key) != nullptr) {
            work.note(reason.rule, What::AlreadyHandled, reason.date, reason.key);
        } else if (answer_to(reason, work) != nullptr) {
            work.note(reason.rule, What::Answered, reason.date);
        } else {
            add_draft(work, std::move(reason), std::nullopt);
        }
    }
}

} // namespace kith::planning
