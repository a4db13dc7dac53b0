#include "cli/rendering.hpp"

#include "rendered.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

using test::rendered;

TEST(RenderPeopleTest, AnIntroductionIsSaidBack) {
    EXPECT_EQ(rendered("log", R"({"contact":{"name":"Anna"},"settled":[],"next":null,)"
                              R"("promise":{"due":"2026-11-30","text":"Ben"},)"
                              R"("introduces":{"name":"Ben"}})"),
              "Logged: Anna\n"
              "Promised by 2026-11-30: introduce Ben to Anna\n");
}

TEST(RenderPeopleTest, APromiseIsSaidBack) {
    EXPECT_EQ(rendered("log", R"({"contact":{"name":"Anna"},"settled":[],"next":null,)"
                              R"("promise":{"due":"2026-11-30","text":"send the draft"},)"
                              R"("introduces":null})"),
              "Logged: Anna\n"
              "Promised by 2026-11-30: send the draft\n");
}

TEST(RenderPeopleTest, TheLedgerIsToldInWordsWithoutNumbers) {
    EXPECT_EQ(rendered("balance",
                       R"({"contact":{"name":"Anna"},"entries":[)"
                       R"({"date":"2026-10-01","kind":"call","balance":"received",)"
                       R"("note":"read my draft"},)"
                       R"({"date":"2026-03-01","kind":"letter","balance":"gave","note":""}],)"
                       R"("advice":"Anna was there for you."})"),
              "Anna\n"
              "  2026-10-01  you received  read my draft (call)\n"
              "  2026-03-01  you gave      letter\n"
              "\n"
              "Anna was there for you.\n");
}

TEST(RenderPeopleTest, AnEmptyLedgerTellsHowToKeepIt) {
    EXPECT_NE(rendered("balance", R"({"contact":{"name":"Anna"},"entries":[],"advice":null})")
                  .find("--gave"),
              std::string::npos);
}

TEST(RenderPeopleTest, HistoryKeepsTheEvidence) {
    EXPECT_EQ(rendered("history", R"({"settled":[{"title":"Choir: dues","state":"done",)"
                                  R"("settled_on":"2026-03-20",)"
                                  R"("settled_by":"kith done: paid 120 EUR"},)"
                                  R"({"title":"Anna","state":"done","settled_on":"2026-03-01",)"
                                  R"("settled_by":"interaction"}],"attempts":[]})"),
              "What was answered\n"
              "  2026-03-20  Choir: dues - done: paid 120 EUR\n"
              "  2026-03-01  Anna - done by interaction\n");
}

TEST(RenderPeopleTest, AnEmptyHistoryIsSaidSo) {
    EXPECT_EQ(rendered("history", R"({"settled":[],"attempts":[]})"),
              "Nothing was answered or sent yet.\n");
}

TEST(RenderPeopleTest, ShowTellsWhatIsArranged) {
    EXPECT_EQ(rendered("show",
                       R"({"contact":{"id":"a","name":"Anna","every":"6 weeks"},"items":[],)"
                       R"("circles":[{"name":"Friends","subject":"network"},)"
                       R"({"name":"Housing","subject":"alliance"}],"never":false,)"
                       R"("arrangement":{"every":"12 weeks","at_worst":null},)"
                       R"("pauses":[{"from":"2026-12-01","to":"2026-12-31",)"
                       R"("subject":{"name":"Friends"}}],)"
                       R"("appointments":[{"date":"2026-11-30","at":"14:30","title":"tea"}],)"
                       R"("settled":[{"title":"Anna: birthday","state":"skipped",)"
                       R"("settled_on":"2026-03-20","settled_by":"kith skip"}],)"
                       R"("interactions":[]})"),
              "Anna\n"
              "  circle: Housing\n"
              "  pace: every 12 weeks, as you said\n"
              "  rests   2026-12-01 to 2026-12-31  Friends\n"
              "  met on  2026-11-30 14:30          tea\n"
              "\n"
              "2026-03-20  Anna: birthday - skipped\n");
}

} // namespace kith::cli
