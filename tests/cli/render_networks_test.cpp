#include "cli/rendering.hpp"

#include "rendered.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

using test::rendered;

namespace {

const std::string chamber =
    R"({"id":"network:Chamber","name":"Chamber","type":"institutional",)"
    R"("participation":"passive","note":"","people":2,"members":[)"
    R"({"name":"Anna","last_touch":"2026-09-01","importance":"high"},)"
    R"({"name":"Ben","last_touch":null,"importance":"normal"}],)"
    R"("last_touch":"2026-09-01","last_touch_of":"Anna","starves":"silent","rule":"",)"
    R"("items":[],"membership":{"since":"2019-01-01","number":"4711","amount":"120 EUR",)"
    R"("dues":{"on":"31 March","next":"2027-03-31"},"assembly":null,"notice":null,)"
    R"("benefits":[{"on":"31 December","next":"2026-12-31","text":"legal advice"}]}})";

std::string alone(const std::string& member, const std::string& value) {
    std::string text = R"({"named":true)";
    for (const std::string one : {"types", "networks", "alliances", "institutions"}) {
        text += ",\"" + one + "\":[" + (one == member ? value : "") + "]";
    }
    return text + "}";
}

} // namespace

TEST(RenderNetworksTest, ANetworkTellsItsMembershipAndItsPeople) {
    EXPECT_EQ(rendered("network", alone("networks", chamber)),
              "  Chamber  passive, 2 people\n"
              "    last contact 2026-09-01, Anna\n"
              "    Nobody has been in touch for more than a year.\n"
              "    member since 2019-01-01, number 4711\n"
              "    dues     2027-03-31  31 March, 120 EUR\n"
              "    benefit  2026-12-31  31 December, legal advice\n"
              "    Anna  2026-09-01  important\n"
              "    Ben   never\n");
}

TEST(RenderNetworksTest, ATypeWithoutNetworksIsSaidSo) {
    EXPECT_EQ(rendered("network", alone("types", R"({"name":"Informal networks","starves":"",)"
                                                 R"("rule":"","networks":[]})")),
              "Informal networks\n  none yet\n");
}

TEST(RenderNetworksTest, AnAllianceThatHangsOnOnePersonIsWarnedOfKindly) {
    EXPECT_EQ(
        rendered("network", alone("alliances",
                                  R"({"name":"Housing","purpose":"flats","note":"","institutions":)"
                                  R"(["City"],"ours":["Me"],"members":[{"name":"Eva"}],"people":1,)"
                                  R"("hangs_on":"Eva","last_touch":"2026-11-01",)"
                                  R"("last_touch_of":"Eva","starves":"","rule":"","items":[]})")),
        "  Housing  flats\n"
        "    with    City\n"
        "    ours    Me\n"
        "    theirs  Eva\n"
        "    last contact 2026-11-01, Eva\n"
        "    It rests on Eva alone: getting to know a second person there would make it\n"
        "    last.\n");
}

TEST(RenderNetworksTest, AnInstitutionNamesWhoWorksThere) {
    EXPECT_EQ(
        rendered("network", alone("institutions", R"({"name":"City","note":"3rd floor","people":[)"
                                                  R"({"name":"Eva","last_touch":"2026-11-01"}]})")),
        "  City\n"
        "    3rd floor\n"
        "    Eva  2026-11-01\n");
}

TEST(RenderNetworksTest, TheReviewIsAPage) {
    EXPECT_EQ(rendered("review", R"({"title":"Your week","sections":[{"heading":"What was",)"
                                 R"("lines":["Anna called"]}],"channel":"mail"})"),
              "Your week\n"
              "\n"
              "What was\n"
              "  -  Anna called\n"
              "\n"
              "It goes through mail, too.\n");
}

TEST(RenderNetworksTest, AQuietWeekHasNoHeading) {
    EXPECT_EQ(rendered("review", R"({"title":"Your week","sections":[{"heading":"",)"
                                 R"("lines":["A quiet week."]}],"channel":""})"),
              "Your week\n\nA quiet week.\n");
}

} // namespace kith::cli
