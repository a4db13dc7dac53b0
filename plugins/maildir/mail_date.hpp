#pragma once

#include "domain/zone.hpp"
#include "maildir/mail_header.hpp"
#include "maildir/mail_name.hpp"

#include <optional>

namespace kith::maildir {

/// When a mail was written: its Date, in the owner's zone. Is that missing, broken or after today:
/// when it was delivered, by its newest Received, else by its file's name. Absent when none of them
/// says so: kith does not guess.
[[nodiscard]] std::optional<domain::Instant> instant_of(const MailHeader& header,
                                                        const MailName& name,
                                                        const domain::Zone& zone,
                                                        domain::Date today);

} // namespace kith::maildir
