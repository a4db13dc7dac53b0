#pragma once

#include "domain/time.hpp"
#include "maildir/mailbox.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kith::maildir {

/// What the header of one mail says, as far as kith wants to know it. All texts are decoded.
struct MailHeader {
    std::vector<Mailbox> from;
    std::vector<Mailbox> sender;
    std::vector<Mailbox> to;    ///< To and Cc, the members of groups too
    std::size_t recipients = 0; ///< in To and Cc, also those whose address is none
    std::string subject;
    std::optional<domain::Instant> written;  ///< Date, when it is one
    std::optional<domain::Instant> received; ///< the newest Received, when it has a date
    /// It says of itself that no person wrote it for a person: lists, bulk, automatic answers,
    /// reports.
    bool is_automatic = false;
};

} // namespace kith::maildir
