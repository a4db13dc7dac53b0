#pragma once

#include <string_view>

namespace kith::email {

/// Our own, narrow address grammar, applied before any library or server sees an address: libcurl
/// 7.88 passes CR and LF inside an address on to the server, which then reads a second command.
/// ASCII only: a dot-atom (RFC 5321 section 4.1.2) of at most 64 bytes, `@`, a domain of letters,
/// digits and hyphens; at most 254 bytes. No quoted local part, no comment, no address literal, no
/// display name. International names are written in their `xn--` form; SMTPUTF8 local parts are
/// refused, since a message must not depend on every relay offering that extension.
[[nodiscard]] bool is_mail_address(std::string_view text);

/// A domain as above; "localhost" and dotted numbers are domains too.
[[nodiscard]] bool is_domain(std::string_view text);

} // namespace kith::email
