#pragma once

#include "domain/proposal.hpp"
#include "domain/value.hpp"

#include <string>
#include <vector>

namespace kith::wire {

/// One event of type `proposals` (PROTOCOL.md section 4). Of each proposal its source, contact,
/// state, record and id are still to be filled in.
struct ProposalPage {
    std::vector<domain::Proposal> items;
    std::vector<std::string> remove; ///< keys
};

/// Throws MemberError, which names the member at fault: `items[3].date: ...`.
[[nodiscard]] ProposalPage proposal_page_from(const domain::Value& event);

} // namespace kith::wire
