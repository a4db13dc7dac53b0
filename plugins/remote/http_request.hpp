#pragma once

#include "remote/secret.hpp"
#include "remote/web_address.hpp"

#include <string>
#include <utility>
#include <vector>

namespace kith::remote {

/// One request as a plugin wants it. Owns its text, not the secret.
struct HttpRequest {
    std::string method = "POST"; ///< a token of RFC 9110, such as PROPFIND
    WebAddress address;
    /// Beside Host, Content-Length, User-Agent and Authorization, which are made here. A value with
    /// a control character never leaves: HttpExchange throws std::invalid_argument.
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// How it logs in: no secret, no login; with `user` Basic (RFC 7617) or Digest (RFC 7616), else
    /// Bearer (RFC 6750). Must outlive the exchange.
    const Secret* secret = nullptr;
    std::string user;
    bool digest = false;
    std::string ca_file; ///< authorities instead of the system's; empty: the system's
};

} // namespace kith::remote
