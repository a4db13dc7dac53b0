#include "caldav/collection.hpp"

#include "caldav/discovery.hpp"
#include "caldav/status_trouble.hpp"
#include "caldav/trouble.hpp"
#include "caldav/url.hpp"

#include <algorithm>
#include <utility>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;
using Result = Collection::Stored::Result;

constexpr int most_redirects = 3;
/// Of the list of calendars; the daemon keeps 512 bytes of an answer.
constexpr std::size_t longest_list = 280;

const char* name_of(Collection::Component component) {
    return component == Collection::Component::Event ? "VEVENT" : "VTODO";
}

bool takes(const Resource& calendar, Collection::Component component) {
    return calendar.components.empty() ||
           std::ranges::find(calendar.components, name_of(component)) != calendar.components.end();
}

bool is_gone(int status) { return status == 404 || status == 410; }

} // namespace

bool is_strong(const std::string& etag) { return etag.starts_with('"') && etag.size() > 2; }

Collection::Collection(Http& http, std::string url, Component component)
    : http_(http), url_(std::move(url)), component_(component) {}

Collection::Look Collection::look() {
    const auto answer = look_up();
    if (is_gone(answer.status)) {
        throw_no_calendar(Kind::Missing);
    }
    if (answer.status == 405 || answer.status == 501) { // a web server, and not for DAV here
        throw_no_calendar(Kind::NoCalendar);
    }
    demand(answer, {207});
    const auto resources = multistatus_of(answer);
    const auto self = std::ranges::find_if(
        resources, [](const Resource& resource) { return resource.is_calendar; });
    if (self == resources.end()) {
        throw_no_calendar(Kind::NoCalendar);
    }
    if (!takes(*self, component_)) {
        throw Trouble(Kind::WrongKind, name_of(component_));
    }
    return {self->display_name, self->mark};
}

/// The answer of the collection itself, wherever on this server it is.
HttpAnswer Collection::look_up() {
    auto answer = propfind(ask_about_collection(), "0");
    for (int i = 0; i < most_redirects && is_redirect(answer.status); ++i) {
        const auto target = resolved(url_, answer.location);
        if (!target || !same_origin(url_, *target)) {
            break; // demand() tells where to
        }
        url_ = target->ends_with('/') ? *target : *target + '/';
        answer = propfind(ask_about_collection(), "0");
    }
    return answer;
}

std::map<std::string, std::string> Collection::list() {
    const auto answer = propfind(ask_for_etags(), "1");
    demand(answer, {207});
    std::map<std::string, std::string> found;
    for (const auto& resource : multistatus_of(answer)) {
        const auto url = resolved(url_, resource.href);
        const auto name = url ? name_inside(url_, *url) : std::nullopt;
        if (name && !resource.is_collection && (resource.status == 0 || resource.status == 200)) {
            found.emplace(*name, resource.etag);
        }
    }
    return found;
}

std::optional<Collection::Object> Collection::get(const std::string& name) {
    auto answer = http_.send({"GET", url_of(name), {{"Accept", "text/calendar"}}, ""});
    if (is_gone(answer.status)) {
        return std::nullopt;
    }
    demand(answer, {200});
    return Object{std::move(answer.body), std::move(answer.etag)};
}

Collection::Stored Collection::create(const std::string& name, const std::string& text) {
    return put(name, text, {"If-None-Match", "*"});
}

Collection::Stored Collection::replace(const std::string& name, const std::string& etag,
                                       const std::string& text) {
    if (is_strong(etag)) {
        return put(name, text, {"If-Match", etag});
    }
    if (!is_still(name, etag)) {
        return {Result::Conflict, "", ""};
    }
    return put(name, text, {});
}

Collection::Stored Collection::put(const std::string& name, const std::string& text,
                                   std::pair<std::string, std::string> condition) {
    HttpRequest request{
        "PUT", url_of(name), {{"Content-Type", "text/calendar; charset=utf-8"}}, text};
    if (!condition.first.empty()) {
        request.headers.push_back(std::move(condition));
    }
    const auto answer = http_.send(request);
    switch (answer.status) {
    case 412:
    case 404: // of what should be replaced, or of the whole collection: a look tells
    case 410:
        return {Result::Conflict, "", ""};
    case 400:
    case 405:
    case 409:
    case 413:
    case 415:
    case 422:
        return {Result::Refused, "", status_text(answer)};
    default:
        break;
    }
    demand(answer, {200, 201, 204});
    return {Result::Done, is_strong(answer.etag) ? answer.etag : "", ""};
}

bool Collection::remove(const std::string& name, const std::string& etag) {
    HttpRequest request{"DELETE", url_of(name), {}, ""};
    if (is_strong(etag)) {
        request.headers.emplace_back("If-Match", etag);
    } else if (!is_still(name, etag)) {
        return !get(name).has_value();
    }
    const auto answer = http_.send(request);
    if (answer.status == 412) {
        return false;
    }
    if (!is_gone(answer.status)) {
        demand(answer, {200, 202, 204});
    }
    return true;
}

/// Without a strong ETag this look, just before, is the best there is.
bool Collection::is_still(const std::string& name, const std::string& etag) {
    const auto object = get(name);
    return object && object->etag == etag;
}

std::string Collection::url_of(const std::string& name) const { return url_ + name; }

HttpAnswer Collection::propfind(std::string_view body, const char* depth) {
    return http_.send({"PROPFIND",
                       url_,
                       {{"Depth", depth}, {"Content-Type", "application/xml; charset=utf-8"}},
                       std::string(body)});
}

void Collection::throw_no_calendar(Kind without_any) {
    std::string list;
    for (const auto& calendar : find_calendars(http_, url_)) {
        if (!takes(calendar.resource, component_)) {
            continue;
        }
        if (!list.empty() && list.size() + calendar.url.size() > longest_list) {
            list += ", ..."; // an address that is cut off would mislead
            break;
        }
        list += (list.empty() ? "" : ", ") + calendar.url;
    }
    throw Trouble(list.empty() ? without_any : Kind::NoCalendar, list);
}

} // namespace kith::caldav
