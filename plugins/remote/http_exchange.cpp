#include "remote/http_exchange.hpp"

#include <algorithm>
#include <new>
#include <stdexcept>
#include <string_view>

namespace kith::remote {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_header_bytes = std::size_t{64} << 10;
constexpr int most_redirects = 3;
/// Fewer bytes a second than this are a trickle.
constexpr long trickle = 16;

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               marks.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

/// Nothing that ends a header line, nor any other control character.
bool is_header_text(std::string_view text) {
    return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

void demand(bool condition, const char* what) {
    if (!condition) {
        throw std::invalid_argument(what);
    }
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 307 || status == 308;
}

} // namespace

HttpConnection::HttpConnection() : curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) {
        throw std::bad_alloc();
    }
}

HttpExchange::HttpExchange(HttpConnection& connection, const HttpRequest& request,
                           const HttpLimits& limits, const StopSignal& stop)
    : curl_(connection.handle()), request_(request), stop_(stop), most_(limits.body) {
    try {
        set_request();
        set_login();
        set_connection(limits);
        set_callbacks();
    } catch (...) {
        let_go();
        throw;
    }
    answer_.place = request.address.place();
}

HttpExchange::~HttpExchange() { let_go(); }

/// The handle lives on, and must not point to what ends here.
void HttpExchange::let_go() noexcept {
    curl_easy_setopt(curl_, CURLOPT_ERRORBUFFER, nullptr);
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, nullptr);
    curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, nullptr);
    curl_easy_setopt(curl_, CURLOPT_XFERINFOFUNCTION, nullptr);
    curl_easy_setopt(curl_, CURLOPT_HEADERFUNCTION, nullptr);
    curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, nullptr);
    curl_slist_free_all(headers_);
}

HttpAnswer HttpExchange::run() {
    const CURLcode code = curl_easy_perform(curl_);
    answer_.cause = cause();
    answer_.flaw = flaw(code);
    answer_.whole = code == CURLE_OK;
    if (code != CURLE_OK) {
        answer_.fault = fault_.front() != '\0' ? fault_.data() : curl_easy_strerror(code);
    }
    answer_.retry_after = retry_after();
    return std::move(answer_);
}

std::size_t HttpExchange::on_header(char* line, std::size_t size, std::size_t count, void* self) {
    auto& exchange = *static_cast<HttpExchange*>(self);
    const bool taken = exchange.take_header(std::string(line, size * count));
    return taken ? size * count : 0;
}

bool HttpExchange::take_header(std::string line) {
    header_bytes_ += line.size();
    if (header_bytes_ > most_header_bytes) {
        too_long_ = true;
        return false;
    }
    if (line.starts_with("HTTP/")) { // of each answer: "100 Continue" comes before the real one
        answer_.headers.clear();
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        answer_.status = static_cast<int>(status);
    } else if (trimmed(line).empty()) {
        headers_complete_ = headers_complete_ || answer_.status >= 200;
    } else if (const auto colon = line.find(':');
               colon != std::string::npos && !headers_complete_) {
        std::string name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
        });
        auto& value = answer_.headers[name];
        value += value.empty() ? "" : ", ";
        value += trimmed(std::string_view(line).substr(colon + 1));
    }
    return true;
}

std::size_t HttpExchange::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& exchange = *static_cast<HttpExchange*>(self);
    const std::size_t room = exchange.most_ - exchange.answer_.body.size();
    exchange.answer_.body.append(bytes, std::min(room, size * count));
    exchange.too_long_ = size * count > room;
    return exchange.too_long_ ? 0 : size * count;
}

int HttpExchange::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<HttpExchange*>(self)->stop_.raised() ? 1 : 0;
}

template <class T> void HttpExchange::set(CURLoption option, T value) {
    if (const CURLcode code = curl_easy_setopt(curl_, option, value); code != CURLE_OK) {
        throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
    }
}

void HttpExchange::add_header(const std::string& name, const std::string& value) {
    demand(is_token(name), "this is no name of a header");
    demand(is_header_text(value), "a header holds a control character");
    // "Name:" alone would take the header away.
    curl_slist* longer =
        curl_slist_append(headers_, (value.empty() ? name + ';' : name + ": " + value).c_str());
    if (longer == nullptr) {
        throw std::bad_alloc();
    }
    headers_ = longer;
}

void HttpExchange::set_request() {
    demand(is_token(request_.method), "this is no method of HTTP");
    for (const auto& [name, value] : request_.headers) {
        add_header(name, value);
    }
    headers_ = curl_slist_append(headers_, "Expect:"); // no waiting for a "100 Continue"
    set(CURLOPT_HTTPGET, 1L);                          // nothing is left of the exchange before
    set(CURLOPT_URL, request_.address.text().c_str());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, request_.address.encrypted ? "https" : "http");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_USERAGENT, "kith/" KITH_VERSION);
    const bool has_body =
        !request_.body.empty() || request_.method == "POST" || request_.method == "PUT";
    if (has_body) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
        set(CURLOPT_POSTFIELDS, request_.body.c_str());
    }
    set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
    if (request_.method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
    }
}

void HttpExchange::set_login() {
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    for (const auto option : {CURLOPT_USERNAME, CURLOPT_PASSWORD, CURLOPT_XOAUTH2_BEARER}) {
        set(option, nullptr);
    }
    if (request_.secret != nullptr) {
        const std::string& secret = request_.secret->revealed();
        demand(is_header_text(secret) && is_header_text(request_.user),
               "the login holds a control character");
        if (request_.user.empty()) {
            set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BEARER));
            set(CURLOPT_XOAUTH2_BEARER, secret.c_str());
        } else {
            demand(request_.user.find(':') == std::string::npos, "the user holds a colon");
            set(CURLOPT_HTTPAUTH,
                static_cast<long>(request_.digest ? CURLAUTH_DIGEST : CURLAUTH_BASIC));
            set(CURLOPT_USERNAME, request_.user.c_str());
            set(CURLOPT_PASSWORD, secret.c_str());
        }
    }
    set(CURLOPT_HTTPHEADER, headers_);
}

void HttpExchange::set_connection(const HttpLimits& limits) {
    set(CURLOPT_PROXY, ""); // the environment has no say
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!request_.ca_file.empty()) {
        set(CURLOPT_CAINFO, request_.ca_file.c_str());
        set(CURLOPT_CAPATH, nullptr);
    }
    set(CURLOPT_NOSIGNAL, 1L);
    const auto whole = std::max(limits.time, milliseconds(1));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(whole, limits.connect).count()));
    set(CURLOPT_LOW_SPEED_LIMIT, trickle);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.silence.count()));
}

void HttpExchange::set_callbacks() {
    void* self = this;
    set(CURLOPT_ERRORBUFFER, fault_.data());
    set(CURLOPT_HEADERFUNCTION, &HttpExchange::on_header);
    set(CURLOPT_HEADERDATA, self);
    set(CURLOPT_WRITEFUNCTION, &HttpExchange::on_body);
    set(CURLOPT_WRITEDATA, self);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &HttpExchange::on_progress);
    set(CURLOPT_XFERINFODATA, self);
}

HttpAnswer::Cause HttpExchange::cause() const {
    using Cause = HttpAnswer::Cause;
    if (headers_complete_) {
        return Cause::Answered;
    }
    // Either alone is late or early by one step of libcurl's.
    long sent = 0;
    curl_off_t transfer_begun = 0;
    curl_easy_getinfo(curl_, CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(curl_, CURLINFO_PRETRANSFER_TIME_T, &transfer_begun);
    if (sent > 0 || transfer_begun > 0) {
        return Cause::Lost;
    }
    return stop_.raised() ? Cause::Stopped : Cause::NotSent;
}

HttpAnswer::Flaw HttpExchange::flaw(CURLcode code) const {
    using Flaw = HttpAnswer::Flaw;
    if (too_long_) {
        return Flaw::TooLong;
    }
    switch (code) {
    case CURLE_OK:
        return Flaw::None;
    case CURLE_OPERATION_TIMEDOUT:
        return Flaw::TimedOut;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return Flaw::Untrusted;
    default:
        return Flaw::Other;
    }
}

std::optional<seconds> HttpExchange::retry_after() const {
    curl_off_t after = 0;
    if (curl_easy_getinfo(curl_, CURLINFO_RETRY_AFTER, &after) != CURLE_OK || after <= 0) {
        return std::nullopt;
    }
    return seconds(std::clamp<curl_off_t>(after, 1, 86'400));
}

HttpAnswer exchange(HttpRequest request, const HttpLimits& limits, const StopSignal& stop) {
    const auto end = std::chrono::steady_clock::now() + limits.time;
    HttpLimits left = limits;
    HttpConnection connection;
    for (int redirects = 0;; ++redirects) {
        HttpAnswer answer = HttpExchange(connection, request, left, stop).run();
        if (answer.cause != HttpAnswer::Cause::Answered || !is_redirect(answer.status) ||
            redirects == most_redirects) {
            return answer;
        }
        try {
            const WebAddress next = web_address(answer.header("location"), request.address);
            if (!next.shares_origin_with(request.address)) {
                return answer;
            }
            request.address = next;
        } catch (const WebAddressError&) {
            return answer;
        }
        left.time = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
    }
}

} // namespace kith::remote
