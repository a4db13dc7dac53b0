#include "app/damage_notice.hpp"

#include "delivery/phrases.hpp"
#include "storage/open_store.hpp"

namespace kith::app {

namespace {

/// The damaged database that the owner was told of last.
const std::string told_note = "told of damage";

} // namespace

void tell_of_damage(Engine& engine, const std::string& set_aside, domain::Instant now) {
    auto& store = engine.store();
    const auto backup = store.note(storage::restored_note).value_or("");
    const bool told = set_aside.empty() || store.note(told_note) == set_aside;
    if (told && backup.empty()) {
        return;
    }
    const auto& phrases = delivery::Phrases::in(engine.situation().language());
    store.transact([&] {
        engine.outbox().tell("damaged " + domain::format_instant(now), phrases.damaged_title(),
                             phrases.damaged_body(told ? "" : set_aside, backup), "", now);
        store.set_note(told_note, set_aside);
        store.set_note(storage::restored_note, "");
    });
}

} // namespace kith::app
