#pragma once

#include <optional>
#include <string>

namespace kith::caldav {

/// Addresses (RFC 3986) of a calendar server, as text. Pure; remote::WebAddress judges them, so
/// that what is judged here is what is connected to. Blanks and letters beyond ASCII are taken for
/// what they stand for.

/// The address of a collection, normalized and with '/' at its end. Throws
/// remote::WebAddressError when it cannot be one; http is taken for this machine only.
[[nodiscard]] std::string collection_url(const std::string& text);

/// What `reference`, an href or a Location, means inside of `base`. Absent when nobody may be asked
/// there.
[[nodiscard]] std::optional<std::string> resolved(const std::string& base,
                                                  const std::string& reference);

/// The same scheme, host and port: only there may the password go.
[[nodiscard]] bool same_origin(const std::string& a, const std::string& b);

/// The host without port and without the brackets of an IPv6 address; lower case.
[[nodiscard]] std::string host_of(const std::string& url);

/// The last part of the path, decoded, when `url` names something directly inside `collection`;
/// absent for everything else, the collection itself too.
[[nodiscard]] std::optional<std::string> name_inside(const std::string& collection,
                                                     const std::string& url);

} // namespace kith::caldav
