#include "app/planner.hpp"

#include "planning/plan.hpp"

namespace kith::app {

namespace {

constexpr std::size_t batch_size = 500;

} // namespace

std::optional<domain::Plan> Planner::preview(const domain::ContactId& contact,
                                             domain::Instant now) const {
    const auto facts = store_.facts(contact, situation_.zone.date(now));
    if (!facts) {
        return std::nullopt;
    }
    return planning::plan(*facts, situation_.book(), situation_.calendar(), now);
}

void Planner::replan(std::span<const domain::ContactId> contacts, domain::Instant now) {
    store_.transact([&] {
        for (const auto& contact : contacts) {
            const auto plan = preview(contact, now);
            if (!plan) {
                continue;
            }
            store_.apply_plan(contact, *plan, now, situation_.zone.date(now));
            for (const auto& settlement : plan->settled) {
                settle_promises(settlement.key, now);
            }
        }
    });
}

void Planner::settle_promises(const domain::ReminderKey& key, domain::Instant now) {
    const auto reminder = store_.reminder(key);
    for (const auto& reason : reminder ? reminder->reasons : std::vector<domain::Reason>()) {
        if (reason.promise != 0) {
            store_.settle_promise(reason.promise, now);
        }
    }
}

void Planner::replan_all(domain::Instant now) {
    std::vector<domain::ContactId> ids;
    ids.reserve(store_.contact_count());
    store_.each_contact([&](const domain::ContactId& id, const std::string&) {
        ids.push_back(id);
        return true;
    });
    std::span<const domain::ContactId> rest = ids;
    while (!rest.empty()) {
        const auto batch = rest.first(std::min(batch_size, rest.size()));
        replan(batch, now);
        rest = rest.subspan(batch.size());
    }
}

} // namespace kith::app
