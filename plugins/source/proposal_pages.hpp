#pragma once

#include "domain/value.hpp"
#include "source/proposal.hpp"

#include <deque>
#include <optional>
#include <string>
#include <variant>

namespace kith::sdk {
class Host;
}

namespace kith::source {

/// What waits to be sent as `proposals` events (PROTOCOL.md section 4), page by page and in order.
/// Makes what it is given fit: a key that is none is a bug of the source; texts become one line of
/// valid UTF-8 without controls, `evidence` and `name` of at most 200 characters.
class ProposalPages {
public:
    void propose(Proposal proposal);
    /// What was proposed under this key is not true any more.
    void remove(std::string key);

    [[nodiscard]] bool idle() const { return waiting_.empty(); }
    /// The parameters of the next event; absent: there is nothing to say. Well below 1 MiB. A key
    /// is in a page once: what comes after it waits for the next one.
    [[nodiscard]] std::optional<domain::Value> next();
    /// Sends pages while few events are unanswered. Call when answers may have come.
    void send(sdk::Host& host);

private:
    struct Removal {
        std::string key;
    };
    std::deque<std::variant<Proposal, Removal>> waiting_;
};

} // namespace kith::source
