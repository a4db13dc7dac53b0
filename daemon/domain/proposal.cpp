#include "domain/proposal.hpp"

#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<Proposed, 2> subjects{{"interaction", "meeting"}};
constexpr Words<ProposalState, 5> states{{"open", "taken", "refused", "lapsed", "absorbed"}};
constexpr Words<Take, 2> takes{{"ask", "at once"}};

} // namespace

const char* to_text(Proposed what) { return subjects.text(what); }
const char* to_text(ProposalState state) { return states.text(state); }
const char* to_text(Take take) { return takes.text(take); }
std::optional<Proposed> parse_proposed(std::string_view text) { return subjects.parse(text); }
std::optional<ProposalState> parse_proposal_state(std::string_view text) {
    return states.parse(text);
}

} // namespace kith::domain
