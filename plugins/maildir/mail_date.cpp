#include "maildir/mail_date.hpp"

#include <algorithm>
#include <array>

namespace kith::maildir {

std::optional<domain::Instant> instant_of(const MailHeader& header, const MailName& name,
                                          const domain::Zone& zone, domain::Date today) {
    const std::array in_turn{header.written, header.received, name.delivered};
    const auto* found = std::find_if(in_turn.begin(), in_turn.end(), [&](const auto& moment) {
        return moment && zone.date(*moment) <= today;
    });
    return found == in_turn.end() ? std::nullopt : *found;
}

} // namespace kith::maildir
