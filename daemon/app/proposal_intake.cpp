#include "app/proposal_intake.hpp"

#include "app/proposal_bounds.hpp"
#include "wire/proposal_codec.hpp"

#include <algorithm>

namespace kith::app {

using domain::Proposal;
using domain::ProposalState;
using domain::Proposed;
using domain::ValueError;

namespace {

domain::Take how_to_take(const domain::Configuration& configuration, const std::string& name) {
    const auto source = std::ranges::find(configuration.sources, name, &domain::Channel::name);
    if (source == configuration.sources.end()) {
        throw ValueError("only a source proposes, and \"" + name + "\" is none");
    }
    return source->take;
}

/// Addresses are kept without case.
bool is_address_of(const Proposal& known, const Proposal& item) {
    return std::ranges::equal(known.email, item.email, [](char kept, char sent) {
        return kept == (sent >= 'A' && sent <= 'Z' ? static_cast<char>(sent - 'A' + 'a') : sent);
    });
}

} // namespace

ProposalIntake::ProposalIntake(Engine& engine, const std::string& source, domain::Instant now)
    : engine_(engine), proposals_(engine.store().proposals()), source_(source),
      how_(how_to_take(engine.situation().configuration, source)), now_(now),
      today_(engine.today(now)), answers_(engine, now), kept_(proposals_.count(source)) {}

domain::Value ProposalIntake::take(const domain::Value& event) {
    auto page = wire::proposal_page_from(event);
    for (const auto& key : page.remove) {
        if (auto known = proposals_.find(source_, key)) {
            withdraw(std::move(*known));
        }
    }
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        try {
            consider(std::move(page.items[i]));
        } catch (const ValueError& error) {
            throw ValueError("items[" + std::to_string(i) + "]." + error.what());
        }
    }
    answers_.plan();
    domain::Value answer;
    answer["known"] = known_;
    if (left_out_ > 0) {
        answer["left_out"] = left_out_;
    }
    return answer;
}

/// The source may live in another zone, and a page may have waited over midnight.
ProposalIntake::Day ProposalIntake::judge(const Proposal& item) const {
    if (item.what == Proposed::Interaction && item.date > domain::plus_days(today_, 1)) {
        throw ValueError("date: an interaction cannot lie in the future");
    }
    const bool fits =
        item.what == Proposed::Interaction
            ? item.date <= today_ && item.date >= domain::advanced(today_, proposal_horizon, -1)
            : item.date >= today_ && item.date <= domain::advanced(today_, proposal_horizon);
    return fits ? Day::Fits : Day::DoesNotFit;
}

void ProposalIntake::consider(Proposal item) {
    const auto day = judge(item);
    const auto contact = engine_.store().contact_by_email(item.email);
    if (!contact) {
        return;
    }
    ++known_;
    item.source = source_;
    item.contact = *contact;
    auto known = proposals_.find(source_, item.key);
    if (known && known->what != item.what) {
        throw ValueError("key: it was used for something else");
    }
    if (known && known->contact != item.contact && !is_address_of(*known, item)) {
        throw ValueError("key: it was used for somebody else");
    }
    if (day == Day::DoesNotFit) {
        ++left_out_;
        if (known) {
            withdraw(std::move(*known));
        }
    } else if (known) {
        renew(std::move(*known), item);
    } else if (has_room()) {
        ++kept_.all;
        admit(std::move(item));
    } else {
        ++left_out_;
    }
}

bool ProposalIntake::has_room() const {
    const bool waits = how_ == domain::Take::Ask;
    return kept_.all < most_kept_proposals && (!waits || kept_.open < most_open_proposals);
}

void ProposalIntake::admit(Proposal proposal) {
    if (how_ == domain::Take::AtOnce) {
        answers_.take(proposal);
        return;
    }
    proposal.state =
        answers_.is_on_record(proposal) ? ProposalState::Absorbed : ProposalState::Open;
    kept_.open += proposal.state == ProposalState::Open ? 1 : 0;
    proposals_.put(proposal, now_);
}

/// Who is known by that address may be another contact than once: two were joined, or parted.
void ProposalIntake::renew(Proposal known, const Proposal& item) {
    const auto state = known.state;
    const bool moved = known.date != item.date;
    const bool changed = moved || known.evidence != item.evidence || known.contact != item.contact;
    known.contact = item.contact;
    known.date = item.date;
    known.kind = item.kind;
    known.direction = item.direction;
    known.evidence = item.evidence;
    if (state == ProposalState::Open || (state == ProposalState::Absorbed && moved)) {
        kept_.open -= state == ProposalState::Open ? 1 : 0;
        admit(std::move(known));
    } else if (state == ProposalState::Taken && known.what == Proposed::Meeting && changed) {
        answers_.move(known);
    }
}

void ProposalIntake::withdraw(Proposal known) {
    if (known.state == ProposalState::Open) {
        --kept_.open;
        --kept_.all;
        proposals_.drop(known.id, now_);
    } else if (answers_.call_off(known)) { // it may be proposed again when it is on again
        --kept_.all;
        proposals_.drop(known.id, now_);
    }
}

} // namespace kith::app
