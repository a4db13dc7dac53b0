#pragma once

#include "caldav/http.hpp"
#include "remote/secret.hpp"
#include "remote/stop_signal.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <string>

namespace kith::caldav {

/// HTTP by libcurl, with one connection kept between requests. Within fixed bounds of time and
/// size; verified TLS or the loopback. curl_global_init() must have been called.
class CurlHttp final : public Http {
public:
    enum class Scheme { None, Basic, Digest };
    struct Limits {
        std::chrono::seconds silence{30};
        std::chrono::seconds request{120};
        std::size_t body = std::size_t{8} << 20;
    };

    /// `stop` must outlive the object.
    CurlHttp(const std::string& ca_file, const Limits& limits, const remote::StopSignal& stop);
    ~CurlHttp() override;
    CurlHttp(const CurlHttp&) = delete;
    CurlHttp& operator=(const CurlHttp&) = delete;

    /// For all requests from now on.
    void log_in(Scheme scheme, const std::string& user, const remote::Secret& secret);

    [[nodiscard]] HttpAnswer send(const HttpRequest& request) override;

private:
    static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self);
    static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

    template <class T> void set(CURLoption option, T value);
    void set_request(const HttpRequest& request);
    void take_header(std::string_view line);
    [[noreturn]] void fail(CURLcode code) const;

    Limits limits_;
    const remote::StopSignal& stop_;
    HttpAnswer answer_;
    std::size_t header_bytes_ = 0;
    bool too_much_ = false;
    std::array<char, CURL_ERROR_SIZE> fault_{};
    curl_slist* headers_ = nullptr;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

} // namespace kith::caldav
