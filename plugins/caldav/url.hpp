#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::caldav {

/// Addresses of http and https (RFC 3986). Pure; libcurl's URL parser does the work, so that what
/// is judged here is what is connected to.

/// The address of a collection, normalized and with '/' at its end. Absent when the text is no
/// http(s) address, or one with user, password, query or fragment.
[[nodiscard]] std::optional<std::string> collection_url(const std::string& text);

/// What `reference`, an href or a Location, means inside of `base`. Absent when it is none, or
/// leads to another scheme than http(s).
[[nodiscard]] std::optional<std::string> resolved(const std::string& base,
                                                  const std::string& reference);

/// The same scheme, host and port: only there may the password go.
[[nodiscard]] bool same_origin(const std::string& a, const std::string& b);

[[nodiscard]] bool is_encrypted(std::string_view url);
/// The host without port and without the brackets of an IPv6 address; lower case.
[[nodiscard]] std::string host_of(const std::string& url);

/// The last part of the path, decoded, when `url` names something directly inside `collection`;
/// absent for everything else, the collection itself too.
[[nodiscard]] std::optional<std::string> name_inside(const std::string& collection,
                                                     const std::string& url);

} // namespace kith::caldav
