#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kith::calendar {

/// What the feed looks at in an HTTP request. Everything is as the other side sent it.
struct Request {
    std::string method;
    std::string target;
    bool needs_host = true; ///< HTTP/1.1 and later (RFC 9112 section 3.2)
    std::vector<std::string> hosts;
    std::vector<std::string> origins;
    std::optional<std::string> if_none_match; ///< several fields joined by ", "
    std::optional<std::string> if_modified_since;
};

/// What goes back. Without `body`, as for HEAD and 304, Content-Length still tells its length.
struct Answer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> fields;
    std::shared_ptr<const std::string> body;
    std::size_t content_length = 0;
};

} // namespace kith::calendar
