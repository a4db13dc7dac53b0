#include "maildir/traces.hpp"

#include "domain/stable_hash.hpp"

#include <algorithm>
#include <tuple>

namespace kith::maildir {

namespace {

/// A bound for a mailbox full of forged senders: some 20 MB.
constexpr std::size_t most_traces = 50'000;

std::string key_of(const std::string& address, domain::Date date, domain::Direction direction) {
    return "m:" + domain::stable_hex(address + '\n' + domain::format_date(date) + '\n' +
                                     domain::to_text(direction));
}

} // namespace

void Traces::add(const Touch& touch, domain::Instant instant, domain::Date date,
                 const std::string& evidence) {
    add_spelling(touch, touch.person.address, instant, date, evidence);
    if (touch.person.spelled != touch.person.address) {
        // An address book may have the domain either way; kithd knows at most one of them.
        add_spelling(touch, touch.person.spelled, instant, date, evidence);
    }
}

void Traces::add_spelling(const Touch& touch, const std::string& address, domain::Instant instant,
                          domain::Date date, const std::string& evidence) {
    const std::string key = key_of(address, date, touch.direction);
    const auto found = traces_.find(key);
    if (found == traces_.end() && traces_.size() >= most_traces) {
        ++left_out_;
        return;
    }
    const auto hash = domain::stable_hash(evidence);
    Trace& trace = found == traces_.end() ? traces_[key] : found->second;
    const bool is_earlier = std::tie(instant, hash) < std::tie(trace.instant, trace.evidence);
    if (found != traces_.end() && !is_earlier) {
        return;
    }
    trace.instant = instant;
    trace.evidence = hash;
    trace.is_new = true;
    trace.proposal = source::Proposal{.key = key,
                                      .what = source::Proposal::What::Interaction,
                                      .email = address,
                                      .name = touch.person.name,
                                      .date = date,
                                      .kind = domain::InteractionKind::Message,
                                      .direction = touch.direction,
                                      .evidence = evidence};
}

std::vector<source::Proposal> Traces::take_new() { return take(Which::New); }

std::vector<source::Proposal> Traces::take_all() { return take(Which::All); }

std::vector<source::Proposal> Traces::take(Which which) {
    std::vector<source::Proposal> taken;
    for (auto& [key, trace] : traces_) {
        if (trace.is_new || which == Which::All) {
            taken.push_back(trace.proposal);
            trace.is_new = false;
        }
    }
    std::stable_sort(taken.begin(), taken.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    return taken;
}

void Traces::forget_before(domain::Date day) {
    std::erase_if(traces_, [&](const auto& entry) { return entry.second.proposal.date < day; });
}

} // namespace kith::maildir
