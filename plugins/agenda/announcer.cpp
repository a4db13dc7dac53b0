#include "agenda/announcer.hpp"

#include "agenda/meeting_key.hpp"
#include "domain/stable_hash.hpp"

#include <utility>

namespace kith::agenda {

namespace {

/// The same for two proposals of one key exactly when they say the same (but for a collision).
std::uint64_t fingerprint(const source::Proposal& proposal) {
    auto print = domain::stable_hash(domain::format_date(proposal.date));
    for (const std::string_view text :
         {std::string_view(proposal.email), std::string_view(proposal.name),
          std::string_view(domain::to_text(proposal.direction)),
          std::string_view(proposal.evidence)}) {
        print = domain::stable_hash(text, domain::stable_hash("\n", print));
    }
    return print;
}

} // namespace

void Announcer::announce(const Diary::Proposals& proposals, domain::Date today, domain::Date oldest,
                         Extent extent) {
    ProposedKeys::Days days;
    std::vector<std::string> untrue;
    for (const auto& [key, date] : keys_.days()) {
        const bool is_over = stage_of(key) == Stage::Ahead && date < today &&
                             proposals.contains(with_stage(Stage::Over, key));
        if (proposals.contains(key) || is_over || date < oldest) {
            continue;
        }
        days.emplace(key, date); // until the daemon has answered
        if (extent == Extent::Whole && taken_back_.insert(key).second) {
            untrue.push_back(key);
        }
    }
    std::vector<const source::Proposal*> news;
    for (const auto& [key, proposal] : proposals) {
        days.insert_or_assign(key, proposal.date);
        const bool was_taken_back = taken_back_.erase(key) > 0;
        const auto told = last_.find(key);
        if (was_taken_back || told == last_.end() || told->second != fingerprint(proposal)) {
            news.push_back(&proposal);
        }
    }
    for (auto& key : untrue) {
        pages_.remove(std::move(key));
    }
    for (const auto* proposal : news) {
        pages_.propose(*proposal);
    }
    last_.clear();
    for (const auto& [key, proposal] : proposals) {
        last_.emplace_hint(last_.end(), key, fingerprint(proposal));
    }
    keys_.keep(std::move(days));
}

void Announcer::on_all_answered() {
    if (taken_back_.empty()) {
        return;
    }
    auto days = keys_.days();
    for (const auto& key : std::exchange(taken_back_, {})) {
        days.erase(key);
    }
    keys_.keep(std::move(days));
}

} // namespace kith::agenda
