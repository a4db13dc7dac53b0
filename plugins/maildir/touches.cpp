#include "maildir/touches.hpp"

#include "maildir/automatic.hpp"

#include <algorithm>

namespace kith::maildir {

namespace {

bool has_me(const std::vector<Mailbox>& mailboxes, const Acquaintance& who) {
    return std::any_of(mailboxes.begin(), mailboxes.end(),
                       [&](const Mailbox& each) { return who.me.contains(each); });
}

/// A list or a machine that sends in somebody's name.
bool is_sent_by_machine(const MailHeader& header) {
    return std::any_of(header.sender.begin(), header.sender.end(),
                       [](const Mailbox& each) { return is_automatic_address(each.address); });
}

} // namespace

std::vector<Touch> touches_of(const MailHeader& header, const Acquaintance& who) {
    if (header.is_automatic || is_sent_by_machine(header) || header.from.empty() ||
        header.recipients > who.most_recipients) {
        return {};
    }
    const bool is_mine = has_me(header.from, who);
    if (!is_mine && !has_me(header.to, who)) {
        return {};
    }
    std::vector<Touch> touches;
    for (const Mailbox& person : is_mine ? header.to : header.from) {
        const bool is_known = std::any_of(touches.begin(), touches.end(), [&](const Touch& touch) {
            return touch.person.address == person.address;
        });
        if (!is_known && !who.me.contains(person) && !who.ignored.contains(person) &&
            !is_automatic_address(person.address)) {
            touches.push_back({person, is_mine ? domain::Direction::Out : domain::Direction::In});
        }
    }
    return touches;
}

} // namespace kith::maildir
