#include "fuzz/targets.hpp"
#include "maildir/header_reader.hpp"
#include "maildir/touches.hpp"
#include "maildir/traces.hpp"
#include "source/proposal_pages.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <chrono>
#include <string>

namespace kith::fuzz {

namespace {

constexpr std::size_t longest_text = 1000;

void judge(const std::vector<maildir::Mailbox>& mailboxes) {
    for (const auto& mailbox : mailboxes) {
        require(mailbox.address.size() <= 254 && mailbox.spelled.size() <= 1000,
                "an address is bounded");
        require(wire::plain_line(mailbox.address) == mailbox.address, "an address is clean");
        require(wire::plain_line(mailbox.spelled) == mailbox.spelled, "its spelling is clean");
        require(wire::plain_line(mailbox.name, longest_text) == mailbox.name, "a name is clean");
        const auto again = maildir::mailbox_of(mailbox.address);
        require(again && again->address == mailbox.address, "an address is what it is compared by");
    }
}

maildir::Acquaintance owner() {
    return {.me = maildir::Addresses({"me@example.org"}),
            .ignored = maildir::Addresses({"@ads.example"})};
}

} // namespace

void read_mail_headers(std::string_view bytes) {
    const auto header = maildir::read_header(bytes);
    judge(header.from);
    judge(header.sender);
    judge(header.to);
    require(header.to.size() <= header.recipients, "nobody is named without being counted");
    require(wire::plain_line(header.subject, longest_text) == header.subject, "a subject is clean");

    const auto who = owner();
    maildir::Traces traces;
    const auto touches = maildir::touches_of(header, who);
    require(touches.size() <= who.most_recipients || header.recipients <= who.most_recipients,
            "a crowd is no touch");
    for (const auto& touch : touches) {
        require(!who.me.contains(touch.person), "nobody is in touch with himself");
        traces.add(touch, {}, domain::Date{std::chrono::sys_days{}}, header.subject);
    }
    source::ProposalPages pages;
    for (auto& proposal : traces.take_new()) {
        pages.propose(std::move(proposal));
    }
    std::size_t proposed = 0;
    while (const auto page = pages.next()) {
        proposed += page->at("items").as_array().size();
        require(wire::parse_json(wire::dump_json(*page)) == *page, "a page reaches the daemon");
    }
    require(proposed == traces.size(), "what is found is proposed");
}

} // namespace kith::fuzz
