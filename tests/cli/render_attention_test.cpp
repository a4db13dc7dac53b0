#include "cli/rendering.hpp"

#include "rendered.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

using test::rendered;

namespace {

const std::string leave = R"({"id":3,"subject":null,"from":"2026-12-21","to":"2027-01-06",)"
                          R"("deputy":"Frau Weber","configured":false})";
const std::string rest = R"({"id":0,"subject":{"id":"a","name":"Anna"},"from":"2026-12-24",)"
                         R"("to":"2026-12-24","deputy":"","configured":true})";
const std::string tea = R"({"id":7,"date":"2026-11-30","at":"14:30","title":"tea",)"
                        R"("contacts":[{"name":"Anna"},{"name":"Ben"}]})";

} // namespace

TEST(RenderAttentionTest, APauseSaysWhatIsKept) {
    EXPECT_EQ(rendered("pause", R"({"pause":)" + leave +
                                    R"(,"meanwhile":[{"date":"2026-12-24","title":"Anna: )"
                                    R"(birthday"}],"pauses":[]})"),
              "Everything rests from 2026-12-21 to 2027-01-06. Frau Weber stands in.\n"
              "What has a date is kept: duties are told on their day, the rest when you are\n"
              "back.\n"
              "  2026-12-24  Anna: birthday\n");
}

TEST(RenderAttentionTest, PausesAreListed) {
    EXPECT_EQ(rendered("pause", R"({"pauses":[)" + leave + "," + rest + "]}"),
              "Pauses\n"
              "  from 2026-12-21 to 2027-01-06  everything  Frau Weber stands in\n"
              "  on 2026-12-24                  Anna        (kith.toml)\n");
}

TEST(RenderAttentionTest, NoPauseTellsHowToTakeOne) {
    EXPECT_NE(rendered("pause", R"({"pauses":[]})").find("kith pause --until"), std::string::npos);
}

TEST(RenderAttentionTest, WhoResumesIsWelcome) {
    EXPECT_EQ(rendered("resume", R"({"ended":[)" + leave + R"(],"open":2,"pauses":[]})"),
              "Welcome back.\n"
              "The pause of everything (from 2026-12-21 to 2027-01-06) is over.\n"
              "`kith` shows what is open, `kith pace` how the rest is spread.\n");
}

TEST(RenderAttentionTest, PaceShowsTheDaysAndTheirLoad) {
    EXPECT_EQ(rendered("pace", R"({"people_per_day":2,"days":["Monday","Tuesday","Wednesday",)"
                               R"("Thursday","Friday"],"next_days":[)"
                               R"({"date":"2026-11-27","people":2,"dated":1,"off":""},)"
                               R"({"date":"2026-11-28","people":0,"dated":0,"off":"day off"}],)"
                               R"("holidays":["2026-12-25"],"quiet":[],"pauses":[]})"),
              "Up to 2 people a day, Monday to Friday.\n"
              "  Fri  2026-11-27  2 people  1 with a date\n"
              "  Sat  2026-11-28  -         day off\n"
              "Holidays\n"
              "  2026-12-25\n");
}

TEST(RenderAttentionTest, AChangedPaceSaysWhatItWas) {
    EXPECT_EQ(rendered("pace", R"({"contact":{"name":"Anna"},"changed":true,"never":false,)"
                               R"("was":{"every":"6 weeks","at_worst":null,"from":"rule",)"
                               R"("rule":"friends"},"cadence":{"every":"12 weeks",)"
                               R"("at_worst":null,"from":"owner","rule":"friends"},"next":null})"),
              "Anna: every 12 weeks (as you said); it was every 6 weeks (rule friends)\n");
}

TEST(RenderAttentionTest, NeverIsSaidKindly) {
    EXPECT_EQ(rendered("pace", R"({"contact":{"name":"Anna"},"changed":true,"never":true,)"
                               R"("was":null,"cadence":null,"next":null})"),
              "Anna: never comes up without a date, as you said\n");
}

TEST(RenderAttentionTest, MeetingsAreListedWithTheirNumbers) {
    EXPECT_EQ(rendered("meet", R"({"appointments":[)" + tea + "]}"),
              "7  2026-11-30 14:30  Anna, Ben: tea\n");
}

TEST(RenderAttentionTest, AnArrangedMeetingIsSaidBack) {
    EXPECT_EQ(rendered("meet", R"({"appointment":)" + tea + R"(,"appointments":[]})"),
              "Arranged for 2026-11-30 14:30: Anna, Ben: tea. kith reminds you to prepare the\n"
              "day before.\n");
}

TEST(RenderAttentionTest, ACancelledMeetingIsSaidBack) {
    EXPECT_EQ(rendered("meet", R"({"cancelled":)" + tea + R"(,"appointments":[]})"),
              "Cancelled: 2026-11-30 14:30, Anna, Ben: tea.\n");
}

TEST(RenderAttentionTest, AFreshStartSaysWhatItWouldDo) {
    const auto text = rendered("fresh-start", R"({"overdue":12,"helps":true,"begun":false})");
    EXPECT_EQ(text.find("12 people are overdue."), 0U) << text;
    EXPECT_NE(text.find("kith fresh-start --yes"), std::string::npos);
}

TEST(RenderAttentionTest, WithoutAnyoneOverdueThereIsNothingToLetGo) {
    EXPECT_EQ(rendered("fresh-start", R"({"overdue":0,"helps":false,"begun":false})"),
              "Nobody is overdue: there is nothing to let go.\n");
}

} // namespace kith::cli
