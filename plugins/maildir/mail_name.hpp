#pragma once

#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kith::maildir {

/// What the name of a file in a Maildir says: "1732100000.M1P2.host,S=12:2,FS". The part before the
/// flags stays the same for ever; the mail moves from new/ to cur/ and its flags change.
struct MailName {
    std::uint64_t id = 0;                     ///< of the part that stays
    std::optional<domain::Instant> delivered; ///< the number at its beginning, when it can be one
    bool is_passed_over = false;              ///< flagged as trashed (T) or as a draft (D)
};

/// Absent for hidden files: they are no mails. Takes the separators ':', ';' and '!' before the
/// flags, as mail programs use them on file systems that know no colon.
[[nodiscard]] std::optional<MailName> read_mail_name(std::string_view name);

} // namespace kith::maildir
