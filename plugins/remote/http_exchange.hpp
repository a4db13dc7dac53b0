#pragma once

#include "remote/http_answer.hpp"
#include "remote/http_request.hpp"
#include "remote/stop_signal.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <string>

namespace kith::remote {

/// What one exchange may cost.
struct HttpLimits {
    std::chrono::milliseconds time{30'000};    ///< from the first look-up to the last byte
    std::chrono::milliseconds connect{15'000}; ///< of it, until the connection is encrypted
    std::chrono::seconds silence{0}; ///< that, or a trickle for so long, ends it; 0: may be
    std::size_t body = std::size_t{64} << 10;
};

/// What exchanges with one server share: the connection, and what Digest was told. All are to name
/// the same ca_file. For one thread.
class HttpConnection {
public:
    HttpConnection();
    [[nodiscard]] CURL* handle() const { return curl_.get(); }

private:
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

/// One request and its answer, HTTP/1.1, TLS 1.2 or later with a verified name. No proxy, no
/// cookie, no redirect is followed, the environment has no say. Used once; blocks in run(); for the
/// worker's thread.
class HttpExchange {
public:
    /// All must outlive it; a connection has one at a time. Throws std::invalid_argument when a
    /// header, the method, user or secret hold what could become another header.
    HttpExchange(HttpConnection& connection, const HttpRequest& request, const HttpLimits& limits,
                 const StopSignal& stop);
    ~HttpExchange();
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;

    [[nodiscard]] HttpAnswer run();

private:
    static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);
    static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

    template <class T> void set(CURLoption option, T value);
    void set_request();
    void set_login();
    void set_connection(const HttpLimits& limits);
    void set_callbacks();
    void let_go() noexcept;
    void add_header(const std::string& name, const std::string& value);
    bool take_header(std::string line);
    [[nodiscard]] HttpAnswer::Cause cause() const;
    [[nodiscard]] HttpAnswer::Flaw flaw(CURLcode code) const;
    [[nodiscard]] std::optional<std::chrono::seconds> retry_after() const;

    CURL* curl_;
    const HttpRequest& request_;
    const StopSignal& stop_;
    std::size_t most_;
    HttpAnswer answer_;
    std::size_t header_bytes_ = 0;
    bool headers_complete_ = false;
    bool too_long_ = false;
    std::array<char, CURL_ERROR_SIZE> fault_{};
    curl_slist* headers_ = nullptr;
};

/// The same, following up to three redirects that stay within the origin, with method and body as
/// they are. One that leads elsewhere is returned as it came.
[[nodiscard]] HttpAnswer exchange(HttpRequest request, const HttpLimits& limits,
                                  const StopSignal& stop);

} // namespace kith::remote
