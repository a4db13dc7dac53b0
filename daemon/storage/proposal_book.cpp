#include "storage/proposal_book.hpp"

#include "storage/contact_row.hpp"
#include "storage/reminder_row.hpp"

namespace kith::storage {

using domain::Instant;
using domain::Proposal;
using domain::ProposalState;

namespace {

std::string select_proposals(std::string_view rest) {
    return "SELECT proposal.id, source, key, what, contact, email, date, kind, direction, "
           "evidence, state, record FROM proposal " +
           std::string(rest);
}

Proposal read_proposal(const Statement& row) {
    Proposal proposal;
    proposal.id = row.column<std::int64_t>(0);
    proposal.source = row.column<std::string>(1);
    proposal.key = row.column<std::string>(2);
    proposal.what = row.word(3, domain::parse_proposed);
    proposal.contact = row.column<std::string>(4);
    proposal.email = row.column<std::string>(5);
    proposal.date = row.column<domain::Date>(6);
    proposal.kind = row.word(7, domain::parse_interaction_kind);
    proposal.direction = row.word(8, domain::parse_direction);
    proposal.evidence = row.column<std::string>(9);
    proposal.state = row.word(10, domain::parse_proposal_state);
    proposal.record = row.maybe<std::int64_t>(11).value_or(0);
    return proposal;
}

std::optional<Proposal> read_one(Statement& rows) {
    return rows.step() ? std::optional(read_proposal(rows)) : std::nullopt;
}

std::vector<Proposal> read_all(Statement& rows) {
    std::vector<Proposal> proposals;
    while (rows.step()) {
        proposals.push_back(read_proposal(rows));
    }
    return proposals;
}

std::optional<std::int64_t> record_of(const Proposal& proposal) {
    return proposal.state == ProposalState::Taken ? std::optional(proposal.record) : std::nullopt;
}

std::optional<Instant> settled_at(const Proposal& proposal, Instant now) {
    return proposal.state == ProposalState::Open ? std::nullopt : std::optional(now);
}

std::size_t read_count(Statement& row) {
    row.step();
    return static_cast<std::size_t>(row.column<std::int64_t>(0));
}

} // namespace

std::int64_t ProposalBook::put(const Proposal& proposal, Instant now) {
    auto id = proposal.id;
    transition_(now, [&] {
        if (id == 0) {
            id = insert(proposal, now);
        } else {
            update(proposal, now);
        }
    });
    return id;
}

std::int64_t ProposalBook::insert(const Proposal& proposal, Instant now) {
    connection_.run("INSERT INTO proposal (source, key, what, contact, email, date, kind, "
                    "direction, evidence, state, record, proposed_at, settled_at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                    proposal.source, proposal.key, to_text(proposal.what), proposal.contact,
                    comparable_address(proposal.email), proposal.date, to_text(proposal.kind),
                    to_text(proposal.direction), proposal.evidence, to_text(proposal.state),
                    record_of(proposal), now, settled_at(proposal, now));
    return connection_.last_insert_id();
}

void ProposalBook::update(const Proposal& proposal, Instant now) {
    connection_.run("UPDATE proposal SET what = ?2, contact = ?3, email = ?4, date = ?5, "
                    "kind = ?6, direction = ?7, evidence = ?8, state = ?9, record = ?10, "
                    "proposed_at = CASE WHEN settled_at IS NOT NULL AND ?9 = 'open' THEN ?12 "
                    "ELSE proposed_at END, "
                    "settled_at = CASE WHEN state = ?9 THEN settled_at ELSE ?11 END WHERE id = ?1",
                    proposal.id, to_text(proposal.what), proposal.contact,
                    comparable_address(proposal.email), proposal.date, to_text(proposal.kind),
                    to_text(proposal.direction), proposal.evidence, to_text(proposal.state),
                    record_of(proposal), settled_at(proposal, now), now);
}

void ProposalBook::drop(std::int64_t id, Instant now) {
    transition_(now, [&] { connection_.run("DELETE FROM proposal WHERE id = ?1", id); });
}

std::optional<Proposal> ProposalBook::find(std::int64_t id) const {
    auto row = connection_.prepare(select_proposals("WHERE id = ?1"));
    return read_one(row.bind(id));
}

std::optional<Proposal> ProposalBook::find(const std::string& source,
                                           const std::string& key) const {
    auto row = connection_.prepare(select_proposals("WHERE source = ?1 AND key = ?2"));
    return read_one(row.bind(source, key));
}

std::vector<Proposal> ProposalBook::open(std::size_t limit) const {
    auto rows =
        connection_.prepare(select_proposals("JOIN contact ON contact.id = proposal.contact "
                                             "WHERE state = 'open' AND facts IS NOT NULL "
                                             "ORDER BY date DESC, proposal.id DESC LIMIT ?1"));
    return read_all(rows.bind(row_limit(limit)));
}

std::size_t ProposalBook::open_count() const {
    auto row = connection_.prepare("SELECT count(*) FROM proposal JOIN contact ON contact.id = "
                                   "proposal.contact WHERE state = 'open' AND facts IS NOT NULL");
    return read_count(row);
}

std::vector<Proposal> ProposalBook::taken(Instant since, std::size_t limit) const {
    auto rows = connection_.prepare(select_proposals("WHERE state = 'taken' AND settled_at >= ?1 "
                                                     "ORDER BY settled_at DESC, id DESC LIMIT ?2"));
    return read_all(rows.bind(since, row_limit(limit)));
}

domain::ProposalStore::Count ProposalBook::count(const std::string& source) const {
    auto open =
        connection_.prepare("SELECT count(*) FROM proposal WHERE source = ?1 AND state = 'open'");
    auto all = connection_.prepare("SELECT count(*) FROM proposal WHERE source = ?1");
    return {read_count(open.bind(source)), read_count(all.bind(source))};
}

bool ProposalBook::is_recorded(const domain::ContactId& contact, domain::Date date,
                               domain::InteractionKind kind) const {
    auto row = connection_.prepare("SELECT 1 FROM interaction WHERE contact = ?1 AND date = ?2 "
                                   "AND kind = ?3 LIMIT 1");
    return row.bind(contact, date, to_text(kind)).step();
}

std::size_t ProposalBook::lapse(Instant since, domain::Date oldest, Instant now,
                                domain::Date today) {
    std::int64_t lapsed = 0;
    transition_(now, [&] {
        connection_.run("UPDATE proposal SET state = 'lapsed', settled_at = ?2 "
                        "WHERE state = 'open' AND proposed_at < ?1",
                        since, now);
        lapsed = connection_.changes();
        connection_.run("UPDATE proposal SET state = 'lapsed', settled_at = ?2 "
                        "WHERE state = 'open' AND what = 'meeting' AND date < ?1",
                        today, now);
        lapsed += connection_.changes();
        connection_.run("DELETE FROM proposal WHERE settled_at IS NOT NULL AND date < ?1", oldest);
    });
    return static_cast<std::size_t>(lapsed);
}

void ProposalBook::absorb(const domain::Interaction& recorded, Instant now) {
    connection_.run("UPDATE proposal SET state = 'absorbed', settled_at = ?4 WHERE contact = ?1 "
                    "AND date = ?2 AND kind = ?3 AND what = 'interaction' AND state = 'open'",
                    recorded.contact, recorded.date, to_text(recorded.kind), now);
}

void ProposalBook::refuse_what_became(domain::Proposed what, std::int64_t record, Instant now) {
    connection_.run("UPDATE proposal SET state = 'refused', record = NULL, settled_at = ?3 "
                    "WHERE record = ?2 AND what = ?1",
                    to_text(what), record, now);
}

} // namespace kith::storage
