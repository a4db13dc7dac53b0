#include "caldav/multistatus.hpp"

#include <chrono>
#include <gtest/gtest.h>

namespace kith::caldav {

namespace {

std::string whole(const std::string& responses) {
    return "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\" "
           "xmlns:C=\"urn:ietf:params:xml:ns:caldav\" xmlns:CS=\"http://calendarserver.org/ns/\">" +
           responses + "</D:multistatus>";
}

std::string response(const std::string& properties, const std::string& status = "200 OK") {
    return "<D:response><D:href> /tasks/a.ics\n</D:href><D:propstat><D:prop>" + properties +
           "</D:prop><D:status>HTTP/1.1 " + status + "</D:status></D:propstat></D:response>";
}

Resource one(const std::string& properties) {
    const auto resources = read_multistatus(whole(response(properties)));
    EXPECT_EQ(resources.size(), 1U);
    return resources.empty() ? Resource() : resources.front();
}

} // namespace

TEST(MultistatusTest, SaysWhatAnObjectIs) {
    const auto resource = one("<D:getetag>\"a&amp;b\"</D:getetag><D:resourcetype/>");
    EXPECT_EQ(resource.href, "/tasks/a.ics");
    EXPECT_EQ(resource.etag, "\"a&b\"");
    EXPECT_FALSE(resource.is_collection);
}

TEST(MultistatusTest, SaysWhatACalendarTakes) {
    const auto resource =
        one("<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
            "<C:supported-calendar-component-set><C:comp name=\"VEVENT\"/><C:comp name=\"vtodo\"/>"
            "</C:supported-calendar-component-set><D:displayname>Privat</D:displayname>"
            "<CS:getctag>7</CS:getctag>");
    EXPECT_TRUE(resource.is_collection && resource.is_calendar);
    EXPECT_EQ(resource.components, (std::vector<std::string>{"VEVENT", "VTODO"}));
    EXPECT_EQ(resource.display_name, "Privat");
    EXPECT_EQ(resource.mark, "ctag 7");
}

TEST(MultistatusTest, PrefersTheSyncToken) {
    EXPECT_EQ(one("<D:sync-token>t</D:sync-token><CS:getctag>7</CS:getctag>").mark, "token t");
    EXPECT_EQ(one("<CS:getctag>7</CS:getctag><D:sync-token>t</D:sync-token>").mark, "token t");
}

TEST(MultistatusTest, KnowsNamespacesByWhatTheyStandFor) {
    const auto resources = read_multistatus(
        "<multistatus xmlns=\"DAV:\"><response><href>/a</href><propstat><prop>"
        "<x:getetag xmlns:x=\"DAV:\">\"1\"</x:getetag><y:getetag "
        "xmlns:y=\"other:\">\"2\"</y:getetag>"
        "</prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>");
    ASSERT_EQ(resources.size(), 1U);
    EXPECT_EQ(resources[0].etag, "\"1\"");
}

TEST(MultistatusTest, LeavesOutWhatTheServerDoesNotHave) {
    EXPECT_EQ(read_multistatus(whole(response("<D:getetag>\"1\"</D:getetag>", "404 Not Found")))
                  .at(0)
                  .etag,
              "");
    EXPECT_TRUE(read_multistatus(whole("<D:response/><x/>")).empty());
}

TEST(MultistatusTest, TellsWhereThePrincipalAndItsHomeAre) {
    const auto resource =
        one("<D:current-user-principal><D:href>/anna/</D:href></D:current-user-principal>"
            "<C:calendar-home-set><D:href>/anna/cal/</D:href></C:calendar-home-set>");
    EXPECT_EQ(resource.principal, "/anna/");
    EXPECT_EQ(resource.home, "/anna/cal/");
}

TEST(MultistatusTest, RefusesWhatIsNone) {
    for (const char* text :
         {"", "hello", "<html/>", "<multistatus/>", "<D:multistatus xmlns:D='x'/>",
          "<multistatus xmlns='DAV:'>", "\xFF\xFE<"}) {
        EXPECT_THROW((void)read_multistatus(text), MultistatusError) << text;
    }
}

TEST(MultistatusTest, ExpandsNoEntities) {
    const std::string bomb =
        "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>" +
        whole(response("<D:getetag>&b;&c;</D:getetag>")).substr(21);
    EXPECT_THROW((void)read_multistatus(bomb), MultistatusError);
    EXPECT_EQ(one("<D:getetag>&b;</D:getetag>").etag, "&b;");
}

TEST(MultistatusTest, StandsDepthAndBreadth) {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) {
        deep += "<D:x>";
    }
    EXPECT_THROW((void)read_multistatus(whole(deep)), MultistatusError) << "cut off";
    std::string nested = deep;
    for (int i = 0; i < 200'000; ++i) {
        nested += "</D:x>";
    }
    EXPECT_TRUE(read_multistatus(whole(nested)).empty());
    EXPECT_THROW((void)read_multistatus(std::string(1 << 20, '<')), MultistatusError);
}

TEST(MultistatusTest, ReadsTenThousandResourcesInAMoment) {
    std::string responses;
    for (int i = 0; i < 10'000; ++i) {
        responses += response("<D:getetag>\"" + std::to_string(i) + "\"</D:getetag>");
    }
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(read_multistatus(whole(responses)).size(), 10'000U);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(MultistatusTest, AsksInWellFormedXml) {
    for (const auto body : {ask_about_collection(), ask_for_etags(), ask_for_calendars()}) {
        EXPECT_THROW(
            {
                try {
                    (void)read_multistatus(body);
                } catch (const MultistatusError& error) {
                    EXPECT_STREQ(error.what(), "no multistatus"); // and not "no XML"
                    throw;
                }
            },
            MultistatusError);
    }
}

} // namespace kith::caldav
