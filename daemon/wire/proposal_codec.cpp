#include "wire/proposal_codec.hpp"

#include "wire/members.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::wire {

using domain::Proposal;

namespace {

constexpr std::size_t most_in_key = 200;
/// RFC 5321 section 4.5.3.1.3.
constexpr std::size_t most_in_address = 254;
/// 200 characters of UTF-8.
constexpr std::size_t most_in_evidence = 200;

bool is_key(const std::string& text) {
    return !text.empty() && text.size() <= most_in_key &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

constexpr const char* about_keys = "expected 1 to 200 characters from space to ~";

/// The first `most` characters.
std::string cut(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && ++characters > most) {
            return text.substr(0, at);
        }
    }
    return text;
}

Proposal proposal_from(const Members& item) {
    Proposal proposal;
    proposal.key = item.text("key");
    if (!is_key(proposal.key)) {
        item.refuse("key", about_keys);
    }
    proposal.what = item.word("what", domain::parse_proposed, domain::Proposed::Meeting);
    proposal.email = item.line("email");
    if (proposal.email.empty() || proposal.email.size() > most_in_address) {
        item.refuse("email", "expected an address of at most 254 characters");
    }
    static_cast<void>(item.text_or("name", ""));
    proposal.date = item.date("date");
    proposal.kind =
        item.word("kind", domain::parse_interaction_kind, domain::InteractionKind::Event);
    if (item.has("direction")) {
        proposal.direction = item.word("direction", domain::parse_direction, domain::Direction::In);
    }
    proposal.evidence = cut(item.line("evidence"), most_in_evidence);
    if (proposal.evidence.empty()) {
        item.refuse("evidence", "expected a line that says what was found");
    }
    return proposal;
}

} // namespace

ProposalPage proposal_page_from(const domain::Value& event) {
    const Members members(event);
    ProposalPage page;
    for (const auto& item : members.objects_or_none("items")) {
        page.items.push_back(proposal_from(item));
    }
    page.remove = members.texts_or_none("remove");
    for (std::size_t i = 0; i < page.remove.size(); ++i) {
        if (!is_key(page.remove[i])) {
            members.refuse("remove[" + std::to_string(i) + "]", about_keys);
        }
    }
    return page;
}

} // namespace kith::wire
