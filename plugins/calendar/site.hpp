#pragma once

#include "calendar/published_feed.hpp"
#include "calendar/request.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kith::calendar {

/// What the feed's address answers, without any socket: two paths below a secret, GET and HEAD, and
/// the same 404 for everything else. Never an answer of the 5xx kind: clients switch a calendar off
/// for those. Refuses requests that a web page could have caused: a Host that is neither the
/// loopback nor named in `hosts` (421), an Origin from elsewhere (403).
class Site {
public:
    /// The feeds outlive the site. `hosts` are lower case, without ports.
    Site(std::string token, std::vector<std::string> hosts, const PublishedFeed& events,
         const PublishedFeed& tasks);

    [[nodiscard]] Answer answer(const Request& request, std::chrono::sys_seconds now) const;

    /// "/TOKEN/kith.ics" and "/TOKEN/tasks.ics".
    [[nodiscard]] const std::string& events_path() const { return events_path_; }
    [[nodiscard]] const std::string& tasks_path() const { return tasks_path_; }

private:
    [[nodiscard]] bool knows(std::string_view authority) const;
    [[nodiscard]] int refusal(const Request& request) const;

    std::string events_path_;
    std::string tasks_path_;
    std::vector<std::string> hosts_;
    const PublishedFeed& events_;
    const PublishedFeed& tasks_;
};

} // namespace kith::calendar
