#include "remote/web_address.hpp"

#include "remote/loopback.hpp"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>
#include <memory>
#include <new>

namespace kith::remote {

namespace {

/// Longer ones are no addresses, but attempts.
constexpr std::size_t longest = 2000;

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

bool is_visible(unsigned char c) { return c > 0x20 && c < 0x7F; }

void judge_characters(const std::string& text) {
    if (text.size() > longest) {
        throw WebAddressError("this address is too long");
    }
    if (!std::ranges::all_of(text, is_visible)) {
        throw WebAddressError(
            "this address holds blanks or characters outside of ASCII: write them "
            "percent-encoded, an international host as xn--...");
    }
}

/// The part's text; empty when the address has none.
std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) {
        return "";
    }
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
    return text;
}

void set(const Url& url, const std::string& text) {
    // Without CURLU_GUESS_SCHEME: a missing https:// is an error and no guess.
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        throw WebAddressError("this is no web address: write it as https://host.example/path");
    }
}

Url empty_url() {
    Url url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    return url;
}

std::string host_of(const Url& url) {
    std::string host = part(url, CURLUPART_HOST);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    std::ranges::transform(host, host.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
    });
    return host;
}

WebAddress address_of(const Url& url) {
    const std::string scheme = part(url, CURLUPART_SCHEME);
    if (scheme != "https" && scheme != "http") {
        throw WebAddressError("this is no https:// address");
    }
    if (!part(url, CURLUPART_USER).empty() || !part(url, CURLUPART_PASSWORD).empty()) {
        throw WebAddressError("this address holds a user or a password: write them into the "
                              "settings made for them");
    }
    WebAddress address;
    address.encrypted = scheme == "https";
    address.host = host_of(url);
    if (address.host.empty() || address.host.find('%') != std::string::npos ||
        !part(url, CURLUPART_ZONEID).empty()) {
        throw WebAddressError("this address names no host that can be used");
    }
    if (!address.encrypted && !is_loopback(address.host)) {
        throw WebAddressError("what is sent leaves this machine only encrypted: write https://");
    }
    const std::string port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (read.ec != std::errc() || address.port == 0) {
        throw WebAddressError("this address names no port that can be used");
    }
    const std::string query = part(url, CURLUPART_QUERY);
    address.path = part(url, CURLUPART_PATH) + (query.empty() ? "" : '?' + query);
    return address;
}

} // namespace

std::string WebAddress::text() const {
    return (encrypted ? "https://" : "http://") + place() + path;
}

std::string WebAddress::place() const {
    const std::string name = host.find(':') == std::string::npos ? host : '[' + host + ']';
    return port == (encrypted ? 443 : 80) ? name : name + ':' + std::to_string(port);
}

bool WebAddress::shares_origin_with(const WebAddress& other) const {
    return encrypted == other.encrypted && host == other.host && port == other.port;
}

WebAddress WebAddress::with_path(const std::string& other) const {
    WebAddress moved = *this;
    moved.path = "/";
    WebAddress found = web_address(moved.text().substr(0, moved.text().size() - 1) + other);
    if (!other.starts_with('/') || !shares_origin_with(found)) {
        throw WebAddressError("this is no path");
    }
    return found;
}

WebAddress web_address(const std::string& text) {
    judge_characters(text);
    if (text.find(":///") != std::string::npos) { // libcurl would take one slash away
        throw WebAddressError("this address names no host");
    }
    const Url url = empty_url();
    set(url, text);
    return address_of(url);
}

WebAddress web_address(const std::string& reference, const WebAddress& base) {
    judge_characters(reference);
    const Url url = empty_url();
    set(url, base.text());
    set(url, reference);
    return address_of(url);
}

} // namespace kith::remote
