#include "caldav/discovery.hpp"

#include "caldav/status_trouble.hpp"
#include "caldav/trouble.hpp"
#include "caldav/url.hpp"

#include <optional>

namespace kith::caldav {

namespace {

constexpr std::size_t most_shown = 20;

std::vector<Resource> ask(Http& http, std::string url, std::string_view body, const char* depth) {
    const auto send = [&] {
        return http.send({"PROPFIND",
                          url,
                          {{"Depth", depth}, {"Content-Type", "application/xml; charset=utf-8"}},
                          std::string(body)});
    };
    auto answer = send();
    if (const auto target = resolved(url, answer.location);
        is_redirect(answer.status) && target && same_origin(url, *target)) {
        url = *target;
        answer = send();
    }
    if (answer.status != 207) {
        return {};
    }
    try {
        return read_multistatus(answer.body);
    } catch (const MultistatusError&) {
        return {};
    }
}

/// An address that is told of the resource at `url`: its principal or its home.
std::optional<std::string> told(Http& http, const std::string& url,
                                std::string Resource::*property) {
    for (const auto& resource : ask(http, url, ask_about_collection(), "0")) {
        if (auto target = resolved(url, resource.*property)) {
            return target;
        }
    }
    return std::nullopt;
}

std::optional<std::string> principal_of(Http& http, const std::string& url) {
    for (const char* place : {"", "/", "/.well-known/caldav"}) {
        const auto here = *place == '\0' ? std::optional(url) : resolved(url, place);
        if (!here) {
            continue;
        }
        if (auto principal = told(http, *here, &Resource::principal)) {
            return principal;
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<FoundCalendar> find_calendars(Http& http, const std::string& url) {
    const auto principal = principal_of(http, url);
    if (!principal || !same_origin(url, *principal)) {
        return {};
    }
    const auto home = told(http, *principal, &Resource::home);
    if (!home) {
        return {};
    }
    if (!same_origin(url, *home)) {
        return {{*home, {}}};
    }
    std::vector<FoundCalendar> found;
    for (auto& resource : ask(http, *home, ask_for_calendars(), "1")) {
        const auto place = resolved(*home, resource.href);
        if (resource.is_calendar && place && found.size() < most_shown) {
            found.push_back({*place, std::move(resource)});
        }
    }
    return found;
}

} // namespace kith::caldav
