#include "source/proposal_pages.hpp"

#include "sdk/host.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <cassert>
#include <set>

namespace kith::source {

namespace {

using domain::Value;

/// Pages on the way: enough to keep the daemon busy, few enough to keep its memory small.
constexpr std::size_t most_unanswered = 4;
constexpr std::size_t most_entries = 200; ///< of one page
/// Of texts, before JSON escapes: a page with one more proposal of the largest size stays below
/// half of what a line may have.
constexpr std::size_t enough_bytes = std::size_t{128} << 10;
constexpr std::size_t most_characters = 200; ///< of a shown text

[[maybe_unused]] bool is_key(const std::string& key) {
    return !key.empty() && key.size() <= 200 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// One clean line; what is cut ends in an ellipsis.
std::string shown(const std::string& text) {
    std::string line = wire::plain_line(text);
    std::size_t count = 0;
    std::size_t last = 0; ///< where the last character that may stay begins
    for (std::size_t i = 0; i < line.size(); ++i) {
        if ((line[i] & '\xC0') == '\x80') {
            continue;
        }
        if (++count == most_characters) {
            last = i;
        } else if (count > most_characters) {
            line.resize(last);
            line += "…";
            break;
        }
    }
    return line;
}

Value to_value(const Proposal& proposal) {
    Value value;
    value["key"] = proposal.key;
    value["what"] = proposal.what == Proposal::What::Meeting ? "meeting" : "interaction";
    value["email"] = proposal.email;
    value["name"] = shown(proposal.name);
    value["date"] = domain::format_date(proposal.date);
    value["kind"] = domain::to_text(proposal.kind);
    value["direction"] = domain::to_text(proposal.direction);
    value["evidence"] = shown(proposal.evidence);
    return value;
}

} // namespace

void ProposalPages::propose(Proposal proposal) {
    assert(is_key(proposal.key));
    waiting_.emplace_back(std::move(proposal));
}

void ProposalPages::remove(std::string key) {
    assert(is_key(key));
    waiting_.emplace_back(Removal{std::move(key)});
}

std::optional<Value> ProposalPages::next() {
    if (idle()) {
        return std::nullopt;
    }
    Value::Array items;
    Value::Array removed;
    std::set<std::string> keys;
    std::size_t bytes = 0;
    while (!waiting_.empty() && keys.size() < most_entries && bytes < enough_bytes) {
        const auto* proposal = std::get_if<Proposal>(&waiting_.front());
        const auto& key =
            proposal != nullptr ? proposal->key : std::get<Removal>(waiting_.front()).key;
        if (!keys.insert(key).second) {
            break;
        }
        bytes += 256 + key.size();
        if (proposal != nullptr) {
            bytes += proposal->email.size() + proposal->name.size() + proposal->evidence.size();
            items.push_back(to_value(*proposal));
        } else {
            removed.emplace_back(key);
        }
        waiting_.pop_front();
    }
    Value event;
    event["type"] = "proposals";
    event["items"] = std::move(items);
    event["remove"] = std::move(removed);
    return event;
}

void ProposalPages::send(sdk::Host& host) {
    while (!idle() && host.unanswered_events() < most_unanswered) {
        host.send_event(*next());
    }
}

} // namespace kith::source
