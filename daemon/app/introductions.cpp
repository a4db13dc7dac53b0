#include "app/introductions.hpp"

#include "delivery/phrases.hpp"

namespace kith::app {

namespace {

constexpr int days_until_asked = 21;

} // namespace

std::vector<domain::ContactId> follow_introductions(domain::Store& store,
                                                    const domain::Reminder& done,
                                                    const std::string& language, domain::Date today,
                                                    domain::Instant now) {
    const auto& phrases = delivery::Phrases::in(language);
    std::vector<domain::ContactId> asked;
    const auto ask = [&](const domain::Contact& one, const domain::Contact& other) {
        domain::Promise promise;
        promise.contact = one.id;
        promise.made = today;
        promise.due = domain::plus_days(today, days_until_asked);
        promise.text = phrases.asks_after_introduction(other.name);
        store.add_promise(promise, now);
        asked.push_back(one.id);
    };
    for (const auto& reason : done.reasons) {
        if (reason.kind != domain::RuleKind::Introduction) {
            continue;
        }
        const auto promise = store.promise(reason.promise);
        const auto one = promise ? store.contact(promise->contact) : std::nullopt;
        const auto other = promise ? store.contact(promise->introduces) : std::nullopt;
        if (one && other) {
            ask(*one, *other);
            ask(*other, *one);
        }
    }
    return asked;
}

} // namespace kith::app
