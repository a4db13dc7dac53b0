#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kith::calendar {

/// Whether an If-None-Match value names this entity tag, by weak comparison: a list, W/ tags, or
/// `*` (RFC 9110 section 13.1.2). What follows a fault in the list is not read.
[[nodiscard]] bool names_etag(std::string_view if_none_match, std::string_view etag);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7).
[[nodiscard]] std::string http_date(std::chrono::sys_seconds moment);
/// That form only: it is the one every client sends. Absent for anything else.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

} // namespace kith::calendar
