#include "caldav/url.hpp"

#include <algorithm>
#include <cctype>
#include <curl/curl.h>
#include <memory>

namespace kith::caldav {

namespace {

/// One libcurl URL; its parts come decoded where libcurl can decode them.
class Parsed {
public:
    Parsed() : url_(curl_url(), &curl_url_cleanup) {}

    bool set(const std::string& text) {
        return url_ != nullptr && text.find('\0') == std::string::npos &&
               curl_url_set(url_.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
    }
    [[nodiscard]] std::string part(CURLUPart what, unsigned flags = 0) const {
        char* text = nullptr;
        if (curl_url_get(url_.get(), what, &text, flags) != CURLUE_OK) {
            return "";
        }
        std::string copy(text);
        curl_free(text);
        return copy;
    }
    bool set_path(const std::string& path) {
        return curl_url_set(url_.get(), CURLUPART_PATH, path.c_str(), 0) == CURLUE_OK;
    }

private:
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url_;
};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool is_web(const Parsed& url) {
    const auto scheme = lower(url.part(CURLUPART_SCHEME));
    return (scheme == "https" || scheme == "http") && !url.part(CURLUPART_HOST).empty();
}

std::string origin(const std::string& text) {
    Parsed url;
    if (!url.set(text)) {
        return "";
    }
    return lower(url.part(CURLUPART_SCHEME)) + "://" + lower(url.part(CURLUPART_HOST)) + ':' +
           url.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

/// The decoded path; empty when it holds a NUL, or when `text` is no URL.
std::string path_of(const std::string& text) {
    Parsed url;
    return url.set(text) ? url.part(CURLUPART_PATH, CURLU_URLDECODE) : "";
}

} // namespace

std::optional<std::string> collection_url(const std::string& text) {
    Parsed url;
    if (text.find("://") == std::string::npos || !url.set(text) || !is_web(url)) {
        return std::nullopt;
    }
    for (const auto unwanted :
         {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT}) {
        if (!url.part(unwanted).empty()) {
            return std::nullopt;
        }
    }
    const auto path = url.part(CURLUPART_PATH);
    if (!path.ends_with('/') && !url.set_path(path + '/')) {
        return std::nullopt;
    }
    return url.part(CURLUPART_URL);
}

std::optional<std::string> resolved(const std::string& base, const std::string& reference) {
    Parsed url;
    if (reference.empty() || !url.set(base) || !url.set(reference) || !is_web(url)) {
        return std::nullopt;
    }
    return url.part(CURLUPART_URL);
}

bool same_origin(const std::string& a, const std::string& b) {
    const auto first = origin(a);
    return !first.empty() && first == origin(b);
}

bool is_encrypted(std::string_view url) { return url.starts_with("https://"); }

std::string host_of(const std::string& text) {
    Parsed url;
    if (!url.set(text)) {
        return "";
    }
    auto host = lower(url.part(CURLUPART_HOST));
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    return host;
}

std::optional<std::string> name_inside(const std::string& collection, const std::string& url) {
    const auto folder = path_of(collection);
    const auto path = path_of(url);
    if (folder.empty() || !same_origin(collection, url) || !path.starts_with(folder) ||
        path.size() == folder.size()) {
        return std::nullopt;
    }
    const auto name = path.substr(folder.size());
    if (name.find('/') != std::string::npos) {
        return std::nullopt;
    }
    return name;
}

} // namespace kith::caldav
