#include "caldav/url.hpp"

#include "remote/web_address.hpp"

#include <curl/curl.h>
#include <memory>

namespace kith::caldav {

namespace {

using remote::web_address;
using remote::WebAddress;
using remote::WebAddressError;

/// As it has to be written: people and servers leave blanks and letters beyond ASCII as they are.
std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == ' ' || byte > 0x7F) {
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        } else {
            out += letter;
        }
    }
    return out;
}

std::optional<WebAddress> address_of(const std::string& text) {
    try {
        return web_address(encoded(text));
    } catch (const WebAddressError&) {
        return std::nullopt;
    }
}

/// The decoded path; empty when it holds a NUL.
std::string path_of(const WebAddress& address) {
    int length = 0;
    const std::unique_ptr<char, decltype(&curl_free)> path(
        curl_easy_unescape(nullptr, address.path.c_str(), static_cast<int>(address.path.size()),
                           &length),
        curl_free);
    std::string copy(path.get(), static_cast<std::size_t>(length));
    return copy.find('\0') == std::string::npos ? copy : "";
}

} // namespace

std::string collection_url(const std::string& text) {
    if (text.find_first_of("?#") != std::string::npos) {
        throw WebAddressError("the address of a calendar has no ? and no #");
    }
    auto address = web_address(encoded(text));
    if (!address.path.ends_with('/')) {
        address.path += '/';
    }
    return address.text();
}

std::optional<std::string> resolved(const std::string& base, const std::string& reference) {
    if (reference.empty()) {
        return std::nullopt;
    }
    try {
        return web_address(encoded(reference), web_address(base)).text();
    } catch (const WebAddressError&) {
        return std::nullopt;
    }
}

bool same_origin(const std::string& a, const std::string& b) {
    const auto first = address_of(a);
    const auto second = address_of(b);
    return first && second && first->shares_origin_with(*second);
}

std::string host_of(const std::string& url) {
    const auto address = address_of(url);
    return address ? address->host : "";
}

std::optional<std::string> name_inside(const std::string& collection, const std::string& url) {
    const auto parent = address_of(collection);
    const auto child = address_of(url);
    if (!parent || !child || !parent->shares_origin_with(*child)) {
        return std::nullopt;
    }
    const auto folder = path_of(*parent);
    const auto path = path_of(*child);
    if (folder.empty() || !path.starts_with(folder) || path.size() == folder.size()) {
        return std::nullopt;
    }
    const auto name = path.substr(folder.size());
    return name.find('/') == std::string::npos ? std::optional(name) : std::nullopt;
}

} // namespace kith::caldav
