#pragma once

#include "domain/attention_store.hpp"
#include "domain/contact_store.hpp"
#include "domain/delivery_store.hpp"
#include "domain/proposal_store.hpp"
#include "domain/reminder_store.hpp"

#include <functional>
#include <string>

namespace kith::domain {

/// Where everything lives that must survive: facts, reminders, the outbox. The database is the
/// queue.
///
/// Its methods are transitions: each is one transaction, durable when it returns, and takes the
/// moment from the caller. One thread uses it. Every method throws StoreError when the engine
/// fails; nothing of the transition has happened then.
class Store : public ContactStore,
              public AttentionStore,
              public ReminderStore,
              public DeliveryStore {
public:
    /// Runs `body` as one transaction: all of it becomes durable together, or, when it throws,
    /// nothing. Transitions called inside join it, and so do nested calls: when one of them throws,
    /// nothing remains of the whole, and this throws even if `body` caught that.
    virtual void transact(const std::function<void()>& body) = 0;

    /// Runs `body` with the note that this event was taken, in one transaction. False, without
    /// running it, when the event was taken before. `id` is unique over all plugins.
    virtual bool once(const std::string& id, Instant now, const std::function<void()>& body) = 0;

    /// 26 characters [a-z2-7], made when the store was: names this installation for ever.
    [[nodiscard]] virtual std::string instance() const = 0;
    /// The newest moment in any record; absent in an empty store. A clock before it lies.
    [[nodiscard]] virtual std::optional<Instant> newest_record() const = 0;

    /// The clock is right now, so what is recorded as later came from one that was ahead. The
    /// newest record is now; no Pending delivery waits because of it: those that were tried are
    /// tried again now, and the later Digests are gone, their Items belong to the next one.
    virtual void believe(Instant now) = 0;

    /// Small facts the daemon keeps for itself, such as the configuration's hash.
    [[nodiscard]] virtual std::optional<std::string> note(const std::string& name) const = 0;
    virtual void set_note(const std::string& name, const std::string& text) = 0;

    /// Its methods are transitions, too.
    [[nodiscard]] virtual ProposalStore& proposals() = 0;

    /// A whole, consistent copy into a new file, mode 0600. Throws when the file is there.
    virtual void back_up(const std::string& file) = 0;
};

} // namespace kith::domain
