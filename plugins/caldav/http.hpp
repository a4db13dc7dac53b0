#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kith::caldav {

struct HttpRequest {
    std::string method;
    std::string url; ///< absolute
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct HttpAnswer {
    int status = 0;
    std::string etag;     ///< as it came, quotes and W/ included; empty: none
    std::string location; ///< of a redirect, as it came
    std::string schemes;  ///< WWW-Authenticate in lower case: `basic realm="x", digest ...`
    std::string body;
};

/// The way to one server. Blocks; for the worker thread.
class Http {
public:
    virtual ~Http() = default;
    /// Sends one request and returns whatever the server answered; follows no redirect. Throws
    /// Trouble when there was no whole answer: the request may have been carried out all the same.
    [[nodiscard]] virtual HttpAnswer send(const HttpRequest& request) = 0;
};

} // namespace kith::caldav
