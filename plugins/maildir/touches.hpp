#pragma once

#include "maildir/addresses.hpp"
#include "maildir/mail_header.hpp"
#include "maildir/touch.hpp"

#include <cstddef>
#include <vector>

namespace kith::maildir {

/// Who the owner is, and what is to be passed over.
struct Acquaintance {
    Addresses me;
    Addresses ignored;
    std::size_t most_recipients = 10; ///< a mail to more people is no personal touch
};

/// The touches a mail is evidence of: with each To and Cc when I wrote it; with who wrote it when
/// it names me in To or Cc. None for what is automatic, for crowds and for mail from me to me.
/// Pure.
[[nodiscard]] std::vector<Touch> touches_of(const MailHeader& header, const Acquaintance& who);

} // namespace kith::maildir
