#include "calendar/site.hpp"

#include "support/temporary_directory.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::calendar {

namespace {

constexpr auto secret = "0123456789abcdef0123456789abcdef01234567";
const std::chrono::sys_seconds changed = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);
const std::chrono::sys_seconds later = changed + std::chrono::hours(1);

class SiteTest : public testing::Test {
protected:
    SiteTest() {
        events_.offer("events", changed);
        tasks_.offer("tasks", changed);
    }

    [[nodiscard]] Request get(const std::string& target) const {
        Request request;
        request.method = "GET";
        request.target = target;
        request.hosts = {"127.0.0.1:8737"};
        return request;
    }
    [[nodiscard]] Request get_events() const { return get(site_.events_path()); }
    [[nodiscard]] int status(const Request& request) const {
        return site_.answer(request, later).status;
    }
    [[nodiscard]] int status_for_host(const std::string& host) const {
        auto request = get_events();
        request.hosts = {host};
        return status(request);
    }
    [[nodiscard]] int status_for_origin(const std::string& origin) const {
        auto request = get_events();
        request.origins = {origin};
        return status(request);
    }

    test::TemporaryDirectory directory_;
    PublishedFeed events_{directory_.path() / "kith.ics", {}};
    PublishedFeed tasks_{directory_.path() / "tasks.ics", {}};
    Site site_{secret, {"kith.example.org"}, events_, tasks_};
};

std::string field(const Answer& answer, const std::string& name) {
    const auto found = std::find_if(answer.fields.begin(), answer.fields.end(),
                                    [&name](const auto& f) { return f.first == name; });
    return found == answer.fields.end() ? "" : found->second;
}

} // namespace

TEST_F(SiteTest, ServesBothFeedsWithAllTheirFields) {
    const auto answer = site_.answer(get_events(), later);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(*answer.body, "events");
    EXPECT_EQ(answer.content_length, 6U);
    EXPECT_EQ(field(answer, "Content-Type"), "text/calendar; charset=utf-8");
    EXPECT_EQ(field(answer, "Content-Disposition"), "inline; filename=\"kith.ics\"");
    EXPECT_EQ(field(answer, "ETag"), events_.snapshot()->etag);
    EXPECT_EQ(field(answer, "Last-Modified"), "Mon, 23 Nov 2026 00:00:00 GMT");
    EXPECT_EQ(field(answer, "Cache-Control"), "private, no-cache");
    EXPECT_EQ(field(answer, "Date"), "Mon, 23 Nov 2026 01:00:00 GMT");
    const auto tasks = site_.answer(get(site_.tasks_path()), later);
    EXPECT_EQ(*tasks.body, "tasks");
    EXPECT_EQ(field(tasks, "Content-Disposition"), "inline; filename=\"tasks.ics\"");
}

TEST_F(SiteTest, AnswersHeadWithoutABody) {
    auto request = get_events();
    request.method = "HEAD";
    const auto answer = site_.answer(request, later);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, nullptr);
    EXPECT_EQ(answer.content_length, 6U);
}

TEST_F(SiteTest, NeverDatesAFeedIntoTheFuture) {
    const auto answer = site_.answer(get_events(), changed - std::chrono::hours(1));
    EXPECT_EQ(field(answer, "Last-Modified"), field(answer, "Date"));
}

TEST_F(SiteTest, SparesTheClientWhatItHas) {
    auto request = get_events();
    request.if_none_match = "\"other\", W/" + events_.snapshot()->etag;
    const auto answer = site_.answer(request, later);
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.body, nullptr);
    EXPECT_EQ(field(answer, "ETag"), events_.snapshot()->etag);
    request.if_none_match = "*";
    EXPECT_EQ(status(request), 304);
    request.if_none_match = tasks_.snapshot()->etag;
    EXPECT_EQ(status(request), 200);
}

TEST_F(SiteTest, AsksForTheDateOnlyWithoutATag) {
    auto request = get_events();
    request.if_modified_since = "Mon, 23 Nov 2026 00:00:00 GMT";
    EXPECT_EQ(status(request), 304);
    request.if_modified_since = "Sun, 22 Nov 2026 23:59:59 GMT";
    EXPECT_EQ(status(request), 200);
    request.if_modified_since = "yesterday";
    EXPECT_EQ(status(request), 200);
    request.if_modified_since = "Mon, 23 Nov 2026 00:00:00 GMT";
    request.if_none_match = "\"other\"";
    EXPECT_EQ(status(request), 200);
}

// F91 F92
TEST_F(SiteTest, HasNothingAnywhereElse) {
    const std::string root = std::string("/") + secret;
    const auto expected = site_.answer(get("/"), later);
    EXPECT_EQ(expected.status, 404);
    for (const auto& target :
         {std::string(""), root, root + "/", root + "/kith.ics/", root + "/kith.ics?x",
          root + "/KITH.ICS", root + "//kith.ics", root + "/../" + secret + "/kith.ics",
          root + "/%6bith.ics", std::string("/0123456789abcdef0123456789abcdef01234568/kith.ics"),
          std::string("/kith.ics"), root + "/kith.ics" + '\0', std::string("*")}) {
        const auto answer = site_.answer(get(target), later);
        EXPECT_EQ(answer.status, 404) << target;
        EXPECT_EQ(*answer.body, *expected.body);
        EXPECT_EQ(answer.fields, expected.fields);
    }
}

// F90
TEST_F(SiteTest, CanOnlyBeRead) {
    for (const auto* method : {"PUT", "POST", "DELETE", "OPTIONS", "PROPFIND", "REPORT"}) {
        auto request = get_events();
        request.method = method;
        const auto answer = site_.answer(request, later);
        EXPECT_EQ(answer.status, 405) << method;
        EXPECT_EQ(field(answer, "Allow"), "GET, HEAD");
    }
}

// F90
TEST_F(SiteTest, AnswersToTheLoopbackAndItsNamesOnly) {
    for (const auto* host : {"127.0.0.1", "127.0.0.1:8737", "[::1]", "[::1]:1", "localhost",
                             "LocalHost:65535", "kith.example.org", "Kith.Example.Org:443"}) {
        EXPECT_EQ(status_for_host(host), 200) << host;
    }
    for (const auto* host :
         {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.2",
          "[::2]", "::1", "127.0.0.1:", "127.0.0.1:80x", "[::1]x:80", "localhost:123456",
          "x@localhost", "localhost, evil.example"}) {
        EXPECT_EQ(status_for_host(host), 421) << host;
    }
}

// F90
TEST_F(SiteTest, WantsOneHost) {
    auto request = get_events();
    request.hosts = {"localhost", "localhost"};
    EXPECT_EQ(status(request), 400);
    request.hosts.clear();
    EXPECT_EQ(status(request), 400);
    request.needs_host = false; // HTTP/1.0
    EXPECT_EQ(status(request), 200);
}

// F90
TEST_F(SiteTest, RefusesPagesFromElsewhere) {
    for (const auto* origin : {"http://127.0.0.1:8737", "https://kith.example.org"}) {
        EXPECT_EQ(status_for_origin(origin), 200) << origin;
    }
    for (const auto* origin : {"null", "", "http://evil.example", "http://127.0.0.1.evil.example",
                               "file://", "127.0.0.1"}) {
        EXPECT_EQ(status_for_origin(origin), 403) << origin;
    }
}

TEST_F(SiteTest, HasNothingBeforeTheFirstEdition) {
    const PublishedFeed empty(directory_.path() / "none.ics", {});
    const Site site(secret, {}, empty, empty);
    EXPECT_EQ(site.answer(get_events(), later).status, 404);
}

// F92 F93
RC_GTEST_FIXTURE_PROP(SiteTest, NeverFailsOnWhatASideSends, ()) {
    Request request;
    request.method = *rc::gen::element<std::string>("GET", "HEAD", "PUT");
    request.target =
        *rc::gen::oneOf(rc::gen::just(site_.events_path()), rc::gen::arbitrary<std::string>());
    request.hosts = {*rc::gen::oneOf(rc::gen::just(std::string("localhost")),
                                     rc::gen::arbitrary<std::string>())};
    request.if_none_match = *rc::gen::arbitrary<std::string>();
    request.if_modified_since = *rc::gen::arbitrary<std::string>();
    const int code = status(request);
    RC_ASSERT(code < 500);
    RC_ASSERT(code != 200 ||
              (request.target == site_.events_path() && request.hosts[0] == "localhost"));
}

} // namespace kith::calendar
