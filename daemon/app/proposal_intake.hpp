#pragma once

#include "app/proposal_answers.hpp"
#include "domain/value.hpp"

#include <string>

namespace kith::app {

/// Takes in one page of what a source proposes (PROTOCOL.md section 4, event `proposals`). For as
/// long as the transaction of that event.
class ProposalIntake {
public:
    /// `engine` must outlive this. Throws ValueError when no source has that name.
    ProposalIntake(Engine& engine, const std::string& source, domain::Instant now);

    /// Returns what the source is answered. Throws ValueError when the page is not what it must be;
    /// the transaction is then to be undone.
    domain::Value take(const domain::Value& event);

private:
    /// What stands there of a day that cannot be proposed.
    enum class Day { Fits, DoesNotFit };
    [[nodiscard]] Day judge(const domain::Proposal& item) const;
    void consider(domain::Proposal item);
    [[nodiscard]] bool has_room() const;
    void admit(domain::Proposal proposal);
    void renew(domain::Proposal known, const domain::Proposal& item);
    void withdraw(domain::Proposal known);

    Engine& engine_;
    domain::ProposalStore& proposals_;
    std::string source_;
    domain::Take how_;
    domain::Instant now_;
    domain::Date today_;
    ProposalAnswers answers_;
    domain::ProposalStore::Count kept_;
    std::int64_t known_ = 0;
    std::int64_t left_out_ = 0;
};

} // namespace kith::app
