#pragma once

#include "maildir/mail_header.hpp"

#include <string_view>

namespace kith::maildir {

/// Reads the header of a mail (RFC 5322, 2047, 5890) with GMime: whatever the bytes, there is an
/// answer. A body behind it is not wanted. Names and the subject are clean lines of at most 1000
/// bytes of UTF-8. One thread.
[[nodiscard]] MailHeader read_header(std::string_view bytes);

} // namespace kith::maildir
