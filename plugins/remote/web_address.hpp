#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace kith::remote {

/// An address that is not to be used. what() says why and what to write instead, and quotes
/// nothing: an address may hold a secret.
class WebAddressError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An http or https address, taken apart by the library that will connect to it, so that what was
/// judged is what is asked. Without user, password and fragment; visible ASCII only.
struct WebAddress {
    bool encrypted = true;
    std::string host; ///< lower case; an IPv6 address without brackets
    std::uint16_t port = 443;
    std::string path; ///< with the query; begins with '/'

    /// `https://host/path`, the port only when it is not the usual one.
    [[nodiscard]] std::string text() const;
    /// Host and port as a log or a person may see them.
    [[nodiscard]] std::string place() const;
    /// Whether a request made for this address may go to the other one with all its secrets: the
    /// same scheme, host and port.
    [[nodiscard]] bool shares_origin_with(const WebAddress& other) const;
    /// The same origin with another path, which begins with '/'. Throws WebAddressError.
    [[nodiscard]] WebAddress with_path(const std::string& other) const;
};

/// Reads an address that a user wrote. http is taken for this machine only. Throws WebAddressError.
[[nodiscard]] WebAddress web_address(const std::string& text);

/// Where a `Location` or an `href` leads that was found at `base` (RFC 3986 section 5); may be
/// another host. Throws WebAddressError.
[[nodiscard]] WebAddress web_address(const std::string& reference, const WebAddress& base);

} // namespace kith::remote
