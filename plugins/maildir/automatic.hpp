#pragma once

#include <string_view>

namespace kith::maildir {

/// Whether a header field tells that no person wrote this mail for a person: List-* (RFC 2369,
/// 2919) and its older names, Precedence: bulk, list, junk, Auto-Submitted other than no (RFC
/// 3834), X-Auto-Response-Suppress, a null Return-Path (bounces and automatic answers), delivery
/// and disposition reports, marks of mass mailers. `value` is the field's body as it stands there.
[[nodiscard]] bool is_automatic_field(std::string_view name, std::string_view value);

/// Whether nobody is to be reached at the address: no-reply, mailer-daemon, bounces, owners of
/// lists. Takes a Mailbox's address.
[[nodiscard]] bool is_automatic_address(std::string_view address);

} // namespace kith::maildir
