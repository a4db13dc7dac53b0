#pragma once

#include "domain/proposal.hpp"
#include "domain/store_error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// What sources propose, and what the owner made of it. A part of Store; see there for transactions
/// and errors.
///
/// An open proposal of an interaction is Absorbed by ContactStore::log() of the same contact, day
/// and kind. A taken one is Refused when the interaction or the appointment that it became is
/// removed.
class ProposalStore {
public:
    virtual ~ProposalStore() = default;

    /// Keeps a new one (id 0), or replaces the one with that id. Returns its id. A new one needs a
    /// key that its source has not used.
    virtual std::int64_t put(const Proposal& proposal, Instant now) = 0;
    /// As if the source had never sent it.
    virtual void drop(std::int64_t id, Instant now) = 0;
    [[nodiscard]] virtual std::optional<Proposal> find(std::int64_t id) const = 0;
    [[nodiscard]] virtual std::optional<Proposal> find(const std::string& source,
                                                       const std::string& key) const = 0;

    /// Those of people who are there, the newest day first.
    [[nodiscard]] virtual std::vector<Proposal> open(std::size_t limit) const = 0;
    [[nodiscard]] virtual std::size_t open_count() const = 0;
    /// Those taken since then, the last one first.
    [[nodiscard]] virtual std::vector<Proposal> taken(Instant since, std::size_t limit) const = 0;
    struct Count {
        std::size_t open = 0;
        std::size_t all = 0; ///< answered ones too
    };
    [[nodiscard]] virtual Count count(const std::string& source) const = 0;

    /// Whether such an interaction is on record.
    [[nodiscard]] virtual bool is_recorded(const ContactId& contact, Date date,
                                           InteractionKind kind) const = 0;

    /// What is open since before `since`, and meetings before `today`, become Lapsed; what was
    /// answered and is of a day before `oldest` is dropped. Returns how many lapsed.
    virtual std::size_t lapse(Instant since, Date oldest, Instant now, Date today) = 0;
};

} // namespace kith::domain
