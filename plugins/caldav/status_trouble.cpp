#include "caldav/status_trouble.hpp"

#include "caldav/trouble.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;

constexpr std::array<std::pair<int, const char*>, 13> usual_words{{{400, "Bad Request"},
                                                                   {403, "Forbidden"},
                                                                   {404, "Not Found"},
                                                                   {405, "Method Not Allowed"},
                                                                   {409, "Conflict"},
                                                                   {413, "Content Too Large"},
                                                                   {415, "Unsupported Media Type"},
                                                                   {422, "Unprocessable Content"},
                                                                   {429, "Too Many Requests"},
                                                                   {500, "Internal Server Error"},
                                                                   {502, "Bad Gateway"},
                                                                   {503, "Service Unavailable"},
                                                                   {507, "Insufficient Storage"}}};

} // namespace

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string status_text(const HttpAnswer& answer) {
    const auto known = std::ranges::find_if(
        usual_words, [&](const auto& pair) { return pair.first == answer.status; });
    return std::to_string(answer.status) +
           (known == usual_words.end() ? "" : " " + std::string(known->second));
}

void demand(const HttpAnswer& answer, std::initializer_list<int> good) {
    if (std::ranges::find(good, answer.status) != good.end()) {
        return;
    }
    if (is_redirect(answer.status)) {
        throw Trouble(Kind::Astray, answer.location);
    }
    switch (answer.status) {
    case 401:
        throw Trouble(Kind::LoginRefused);
    case 403:
        throw Trouble(Kind::Forbidden);
    case 404:
    case 410:
        throw Trouble(Kind::Missing);
    case 507:
        throw Trouble(Kind::Full);
    default:
        throw Trouble(Kind::Failing, status_text(answer));
    }
}

std::vector<Resource> multistatus_of(const HttpAnswer& answer) {
    try {
        return read_multistatus(answer.body);
    } catch (const MultistatusError& error) {
        throw Trouble(Kind::Nonsense, error.what());
    }
}

} // namespace kith::caldav
