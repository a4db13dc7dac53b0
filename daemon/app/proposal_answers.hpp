#pragma once

#include "app/engine.hpp"
#include "domain/proposal.hpp"

#include <set>

namespace kith::app {

/// What becomes of proposals: taken ones turn into interactions and appointments, and back when
/// they are refused after all. For as long as one transaction: at its end plan() takes in what was
/// changed.
class ProposalAnswers {
public:
    /// `engine` must outlive this.
    ProposalAnswers(Engine& engine, domain::Instant now) : engine_(engine), now_(now) {}

    /// Records what it proposes, or finds it on record: it is Taken or Absorbed afterwards, and
    /// kept. Throws ValueError when its day no longer fits what it proposes.
    void take(domain::Proposal& proposal);
    /// It is Refused afterwards, and what had become of it is gone.
    void refuse(domain::Proposal& proposal);
    /// A taken meeting has another day, or is called something else.
    void move(domain::Proposal& proposal);
    /// A meeting that will not be. True when it was taken and lies ahead: it is Refused then.
    bool call_off(domain::Proposal& proposal);

    /// Whether the same is on record already.
    [[nodiscard]] bool is_on_record(const domain::Proposal& proposal) const;
    /// Plans for everybody concerned. Call once, last.
    void plan() const;

private:
    [[nodiscard]] domain::Date today() const { return engine_.today(now_); }
    std::int64_t recorded(const domain::Proposal& proposal);

    Engine& engine_;
    domain::Instant now_;
    std::set<domain::ContactId> concerned_;
};

} // namespace kith::app
