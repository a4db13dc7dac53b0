#pragma once

#include "domain/proposal_store.hpp"
#include "storage/connection.hpp"

#include <functional>

namespace kith::storage {

/// What sources propose. Refers to the connection, which must outlive it.
class ProposalBook final : public domain::ProposalStore {
    using Instant = domain::Instant;
    using Proposal = domain::Proposal;

public:
    /// Runs the body as one transaction that records the moment as the newest.
    using Transition = std::function<void(Instant now, const std::function<void()>& body)>;
    ProposalBook(Connection& connection, Transition transition)
        : connection_(connection), transition_(std::move(transition)) {}

    std::int64_t put(const Proposal& proposal, Instant now) override;
    void drop(std::int64_t id, Instant now) override;
    [[nodiscard]] std::optional<Proposal> find(std::int64_t id) const override;
    [[nodiscard]] std::optional<Proposal> find(const std::string& source,
                                               const std::string& key) const override;
    [[nodiscard]] std::vector<Proposal> open(std::size_t limit) const override;
    [[nodiscard]] std::size_t open_count() const override;
    [[nodiscard]] std::vector<Proposal> taken(Instant since, std::size_t limit) const override;
    [[nodiscard]] Count count(const std::string& source) const override;
    [[nodiscard]] bool is_recorded(const domain::ContactId& contact, domain::Date date,
                                   domain::InteractionKind kind) const override;
    std::size_t lapse(Instant since, domain::Date oldest, Instant now, domain::Date today) override;

    // Inside the caller's transaction:
    /// That was recorded: what proposes the same need not be asked any more.
    void absorb(const domain::Interaction& recorded, Instant now);
    /// The interaction or the appointment of that id is no more.
    void refuse_what_became(domain::Proposed what, std::int64_t record, Instant now);

private:
    std::int64_t insert(const Proposal& proposal, Instant now);
    void update(const Proposal& proposal, Instant now);

    Connection& connection_;
    Transition transition_;
};

} // namespace kith::storage
