#include "app/proposal_answers.hpp"

#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Proposal;
using domain::ProposalState;
using domain::Proposed;
using words::say;

bool ProposalAnswers::is_on_record(const Proposal& proposal) const {
    auto& store = engine_.store();
    if (proposal.what == Proposed::Interaction) {
        return store.proposals().is_recorded(proposal.contact, proposal.date, proposal.kind);
    }
    // Two entries of one calendar are two: the one may be called off while the other stays.
    return std::ranges::any_of(store.appointments(proposal.date, proposal.date),
                               [&](const domain::Appointment& one) {
                                   return one.source != proposal.source &&
                                          std::ranges::count(one.contacts, proposal.contact) > 0;
                               });
}

void ProposalAnswers::take(Proposal& proposal) {
    const bool ahead = proposal.what == Proposed::Meeting;
    if (ahead && proposal.date < today()) {
        throw domain::ValueError(say("that day is over: `kith log` keeps what was"));
    }
    if (!ahead && proposal.date > today()) {
        throw domain::ValueError(say("what happened cannot lie in the future"));
    }
    if (is_on_record(proposal)) {
        proposal.state = ProposalState::Absorbed;
    } else {
        proposal.record = recorded(proposal);
        proposal.state = ProposalState::Taken;
    }
    proposal.id = engine_.store().proposals().put(proposal, now_);
}

std::int64_t ProposalAnswers::recorded(const Proposal& proposal) {
    concerned_.insert(proposal.contact);
    if (proposal.what == Proposed::Meeting) {
        return engine_.store().add_appointment({0,
                                                proposal.date,
                                                std::nullopt,
                                                proposal.evidence,
                                                {proposal.contact},
                                                proposal.source},
                                               now_);
    }
    domain::Interaction interaction;
    interaction.contact = proposal.contact;
    interaction.date = proposal.date;
    interaction.kind = proposal.kind;
    interaction.direction = proposal.direction;
    interaction.note = proposal.evidence;
    interaction.source = proposal.source;
    return engine_.store().log(interaction, std::nullopt, now_);
}

void ProposalAnswers::refuse(Proposal& proposal) {
    auto& store = engine_.store();
    if (proposal.state == ProposalState::Taken) {
        concerned_.insert(proposal.contact);
        if (proposal.what == Proposed::Meeting) {
            store.remove_appointment(proposal.record, now_);
        } else {
            store.remove_interaction(proposal.record, now_);
        }
    }
    proposal.state = ProposalState::Refused;
    proposal.record = 0;
    store.proposals().put(proposal, now_);
}

void ProposalAnswers::move(Proposal& proposal) {
    concerned_.insert(proposal.contact);
    engine_.store().remove_appointment(proposal.record, now_);
    proposal.record = recorded(proposal);
    engine_.store().proposals().put(proposal, now_);
}

bool ProposalAnswers::call_off(Proposal& proposal) {
    const bool stands = proposal.state == ProposalState::Taken &&
                        proposal.what == Proposed::Meeting && proposal.date >= today();
    if (stands) {
        refuse(proposal);
    }
    return stands;
}

void ProposalAnswers::plan() const {
    const std::vector<domain::ContactId> contacts(concerned_.begin(), concerned_.end());
    if (!contacts.empty()) {
        engine_.touched(contacts, now_);
    }
}

} // namespace kith::app
