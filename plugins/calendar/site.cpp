#include "calendar/site.hpp"

#include "calendar/conditional.hpp"

#include <algorithm>
#include <utility>

namespace kith::calendar {

namespace chr = std::chrono;

namespace {

constexpr int not_modified = 304;
constexpr int bad_request = 400;
constexpr int forbidden = 403;
constexpr int not_found = 404;
constexpr int method_not_allowed = 405;
constexpr int misdirected = 421;

/// As long for a wrong first character as for a wrong last one.
bool same_secret(std::string_view left, std::string_view right) {
    unsigned difference = left.size() == right.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    }
    return difference == 0;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// The host of "host:port" or "[::1]:port"; what is no such form stays and so is no known host.
std::string_view without_port(std::string_view authority) {
    const auto colon = authority.rfind(':');
    const auto port = colon == std::string_view::npos ? "" : authority.substr(colon + 1);
    const bool digits = !port.empty() && port.size() <= 5 &&
                        port.find_first_not_of("0123456789") == std::string_view::npos;
    const bool bracket = authority.starts_with('[');
    return digits && (!bracket || (colon > 0 && authority[colon - 1] == ']'))
               ? authority.substr(0, colon)
               : authority;
}

/// The authority of "http://host:port"; empty for "null" and everything else.
std::string_view authority_of(std::string_view origin) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.starts_with(scheme)) {
            return origin.substr(scheme.size());
        }
    }
    return {};
}

Answer plain(int status, const std::string& text) {
    Answer answer;
    answer.status = status;
    answer.fields = {{"Content-Type", "text/plain; charset=utf-8"},
                     {"Cache-Control", "no-store"},
                     {"X-Content-Type-Options", "nosniff"}};
    answer.body = std::make_shared<const std::string>(text + '\n');
    answer.content_length = answer.body->size();
    return answer;
}

Answer refused(int status) {
    switch (status) {
    case bad_request:
        return plain(status, "One Host field, please.");
    case misdirected:
        return plain(status, "This host name is not served here; see the setting \"hosts\".");
    case forbidden:
        return plain(status, "Web pages may not read this.");
    case method_not_allowed: {
        Answer answer = plain(status, "This calendar can only be read.");
        answer.fields.emplace_back("Allow", "GET, HEAD");
        return answer;
    }
    default:
        return plain(not_found, "Nothing here.");
    }
}

Answer unmodified(const Snapshot& snapshot) {
    Answer answer;
    answer.status = not_modified;
    answer.fields = {{"ETag", snapshot.etag}, {"Cache-Control", "private, no-cache"}};
    answer.content_length = snapshot.bytes->size();
    return answer;
}

Answer whole(const Snapshot& snapshot, chr::sys_seconds now) {
    Answer answer = unmodified(snapshot);
    answer.status = 200;
    answer.fields.insert(answer.fields.end(),
                         {{"Content-Type", "text/calendar; charset=utf-8"},
                          {"Last-Modified", http_date(std::min(snapshot.modified, now))},
                          {"X-Content-Type-Options", "nosniff"}});
    answer.body = snapshot.bytes;
    return answer;
}

/// If-Modified-Since counts only without If-None-Match (RFC 9110 section 13.1.3).
bool unchanged(const Request& request, const Snapshot& snapshot) {
    if (request.if_none_match) {
        return names_etag(*request.if_none_match, snapshot.etag);
    }
    const auto since =
        request.if_modified_since ? parse_http_date(*request.if_modified_since) : std::nullopt;
    return since && *since >= snapshot.modified;
}

} // namespace

Site::Site(std::string token, std::vector<std::string> hosts, const PublishedFeed& events,
           const PublishedFeed& tasks)
    : events_path_('/' + token + "/kith.ics"), tasks_path_('/' + token + "/tasks.ics"),
      hosts_(std::move(hosts)), events_(events), tasks_(tasks) {
    hosts_.insert(hosts_.end(), {"127.0.0.1", "[::1]", "localhost"});
}

Answer Site::answer(const Request& request, chr::sys_seconds now) const {
    Answer answer = refused(refusal(request));
    const bool events = same_secret(request.target, events_path_);
    const bool tasks = same_secret(request.target, tasks_path_);
    const auto& snapshot = events ? events_.snapshot() : tasks_.snapshot();
    if (answer.status == not_found && (events || tasks) && snapshot) {
        answer = unchanged(request, *snapshot) ? unmodified(*snapshot) : whole(*snapshot, now);
        if (answer.status == 200) {
            const std::string name = events ? "kith.ics" : "tasks.ics";
            answer.fields.emplace_back("Content-Disposition", "inline; filename=\"" + name + '"');
        }
    }
    answer.fields.emplace_back("Date", http_date(now));
    if (request.method == "HEAD") {
        answer.body.reset();
    }
    return answer;
}

bool Site::knows(std::string_view authority) const {
    return std::find(hosts_.begin(), hosts_.end(), lower(without_port(authority))) != hosts_.end();
}

/// The status that refuses the request, or 404 when it only depends on the path.
int Site::refusal(const Request& request) const {
    if (request.hosts.size() > 1 || (request.hosts.empty() && request.needs_host)) {
        return bad_request;
    }
    if (!request.hosts.empty() && !knows(request.hosts.front())) {
        return misdirected;
    }
    const bool own =
        std::all_of(request.origins.begin(), request.origins.end(),
                    [this](const auto& origin) { return knows(authority_of(origin)); });
    if (!own) {
        return forbidden;
    }
    return request.method == "GET" || request.method == "HEAD" ? not_found : method_not_allowed;
}

} // namespace kith::calendar
