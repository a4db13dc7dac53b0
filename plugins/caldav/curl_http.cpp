#include "caldav/curl_http.hpp"

#include "caldav/trouble.hpp"

#include <algorithm>
#include <cctype>
#include <new>

namespace kith::caldav {

namespace {

constexpr std::size_t most_headers = std::size_t{64} << 10;
/// Fewer bytes a second than this count as silence.
constexpr long trickle = 16;

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

} // namespace

CurlHttp::CurlHttp(const std::string& ca_file, const Limits& limits, const remote::StopSignal& stop)
    : limits_(limits), stop_(stop), curl_(curl_easy_init(), curl_easy_cleanup) {
    if (!curl_) {
        throw std::bad_alloc();
    }
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PROXY, ""); // the environment has no say
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!ca_file.empty()) {
        set(CURLOPT_CAINFO, ca_file.c_str());
        set(CURLOPT_CAPATH, nullptr);
    }
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "kith/" KITH_VERSION " (CalDAV)");
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.silence.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(limits.request.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, trickle);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.silence.count()));
    set(CURLOPT_ERRORBUFFER, fault_.data());
    void* self = this;
    set(CURLOPT_WRITEFUNCTION, &CurlHttp::on_body);
    set(CURLOPT_WRITEDATA, self);
    set(CURLOPT_HEADERFUNCTION, &CurlHttp::on_header);
    set(CURLOPT_HEADERDATA, self);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &CurlHttp::on_progress);
    set(CURLOPT_XFERINFODATA, self);
}

CurlHttp::~CurlHttp() {
    curl_.reset();
    curl_slist_free_all(headers_);
}

void CurlHttp::log_in(Scheme scheme, const std::string& user, const remote::Secret& secret) {
    set(CURLOPT_HTTPAUTH,
        static_cast<long>(scheme == Scheme::Digest ? CURLAUTH_DIGEST : CURLAUTH_BASIC));
    set(CURLOPT_USERNAME, user.c_str());
    set(CURLOPT_PASSWORD, secret.revealed().c_str());
}

HttpAnswer CurlHttp::send(const HttpRequest& request) {
    set_request(request);
    answer_ = {};
    header_bytes_ = 0;
    too_much_ = false;
    fault_.front() = '\0';
    const CURLcode code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK) {
        fail(code);
    }
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    answer_.status = static_cast<int>(status);
    return std::move(answer_);
}

void CurlHttp::set_request(const HttpRequest& request) {
    curl_slist_free_all(headers_);
    headers_ = nullptr;
    const auto add = [this](const std::string& line) {
        auto* longer = curl_slist_append(headers_, line.c_str());
        if (longer == nullptr) {
            throw std::bad_alloc();
        }
        headers_ = longer;
    };
    add("Expect:"); // what is sent is short, and old servers do not know it
    for (const auto& [name, value] : request.headers) {
        std::string line(name);
        line += ": ";
        line += value;
        add(line);
    }
    set(CURLOPT_HTTPHEADER, headers_);
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    const bool has_body = request.method != "GET" && request.method != "DELETE";
    if (has_body) {
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_COPYPOSTFIELDS, request.body.c_str());
    } else {
        set(CURLOPT_POSTFIELDS, nullptr);
        set(CURLOPT_HTTPGET, 1L);
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
}

std::size_t CurlHttp::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& http = *static_cast<CurlHttp*>(self);
    if (http.answer_.body.size() + size * count > http.limits_.body) {
        http.too_much_ = true;
        return 0;
    }
    http.answer_.body.append(bytes, size * count);
    return size * count;
}

std::size_t CurlHttp::on_header(char* line, std::size_t size, std::size_t count, void* self) {
    auto& http = *static_cast<CurlHttp*>(self);
    http.header_bytes_ += size * count;
    if (http.header_bytes_ > most_headers) {
        http.too_much_ = true;
        return 0;
    }
    http.take_header({line, size * count});
    return size * count;
}

void CurlHttp::take_header(std::string_view line) {
    if (line.starts_with("HTTP/")) { // of a second answer, as after "100 Continue" or a challenge
        answer_ = {};
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        return;
    }
    const auto name = lower(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "etag") {
        answer_.etag = value;
    } else if (name == "location") {
        answer_.location = value;
    } else if (name == "www-authenticate") {
        answer_.schemes += lower(value.substr(0, value.find(' '))) + ' ';
    }
}

int CurlHttp::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<CurlHttp*>(self)->stop_.raised() ? 1 : 0;
}

template <class T> void CurlHttp::set(CURLoption option, T value) {
    if (const CURLcode code = curl_easy_setopt(curl_.get(), option, value); code != CURLE_OK) {
        throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(code));
    }
}

void CurlHttp::fail(CURLcode code) const {
    using Kind = Trouble::Kind;
    const std::string detail = fault_.front() != '\0' ? fault_.data() : curl_easy_strerror(code);
    if (too_much_) {
        throw Trouble(Kind::TooMuch);
    }
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        throw Trouble(Kind::Stopped);
    case CURLE_OPERATION_TIMEDOUT:
        throw Trouble(Kind::Slow);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        throw Trouble(Kind::Untrusted, detail);
    default:
        throw Trouble(Kind::Unreachable, detail);
    }
}

} // namespace kith::caldav
