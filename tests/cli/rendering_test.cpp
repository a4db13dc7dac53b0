#include "cli/rendering.hpp"

#include "rendered.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

using test::rendered;

namespace {

const std::string anna =
    R"({"key":"k1","contact":{"id":"c1","name":"Anna Berger","emails":["anna@example.org"],)"
    R"("phones":["+49 228 1234"]},"title":"Anna Berger: birthday","reasons":["Anna turns 40."],)"
    R"("rule":"birthdays","kind":"occasion","date":"2026-11-27","due_at":"2026-11-27T08:00:00Z",)"
    R"("state":"open","late_days":0,"note":"moved to Bonn","note_date":"2026-09-01"})";
const std::string ben =
    R"({"key":"k2","contact":{"id":"c2","name":"Ben","emails":[],"phones":[]},)"
    R"("title":"Ben: time to be in touch","reasons":["Last contact 3 months ago."],)"
    R"("rule":"friends","kind":"keep-in-touch","date":"2026-11-20",)"
    R"("due_at":"2026-12-04T08:00:00Z","state":"planned","late_days":0,"note":""})";

} // namespace

TEST(RenderingTest, DueShowsReasonsNotesAndWaysToReach) {
    EXPECT_EQ(rendered("due", R"({"date":"2026-11-27","items":[)" + anna + "," + ben + "]}"),
              "Anna Berger: birthday\n"
              "    Anna turns 40.\n"
              "    \"moved to Bonn\" (2026-09-01)\n"
              "    anna@example.org  +49 228 1234\n"
              "\n"
              "Ben: time to be in touch\n"
              "    Last contact 3 months ago.\n");
}

TEST(RenderingTest, NothingDueIsGoodNews) {
    EXPECT_EQ(rendered("due", R"({"items":[]})"),
              "Nobody is waiting today. `kith agenda` shows what is coming.\n");
}

TEST(RenderingTest, AgendaShowsEachDayOnceAndTheOverdueToday) {
    EXPECT_EQ(rendered("agenda", R"({"from":"2026-11-27","to":"2026-12-27","items":[)" + ben + "," +
                                     anna + "]}"),
              "2026-11-27  Ben: time to be in touch\n"
              "            Anna Berger: birthday  (open)\n");
}

TEST(RenderingTest, AnEmptyAgendaSaysHowFarItLooked) {
    EXPECT_EQ(rendered("agenda", R"({"from":"2026-11-27","to":"2026-12-27","items":[]})"),
              "Nothing is coming up to 2026-12-27.\n");
}

TEST(RenderingTest, ShowTellsFactsRemindersAndInteractions) {
    EXPECT_EQ(rendered("show", R"({"contact":{"id":"c1","name":"Anna Berger",)"
                               R"("emails":["anna@example.org"],"phones":[],)"
                               R"("dates":[{"kind":"birthday","date":"1986-11-27"},)"
                               R"({"kind":"custom","label":"Name day","date":"--07-26"}],)"
                               R"("tags":["choir","bonn"],"note":"likes tea"},"items":[)" +
                                   anna +
                                   R"(],"interactions":[{"date":"2026-09-01","kind":"call",)"
                                   R"("direction":"in","note":"moved to Bonn"},)"
                                   R"({"date":"2026-05-01","kind":"letter"}]})"),
              "Anna Berger\n"
              "  mail: anna@example.org\n"
              "  tag: choir, bonn\n"
              "  birthday: 1986-11-27\n"
              "  Name day: --07-26\n"
              "  note: likes tea\n"
              "\n"
              "2026-11-27  Anna Berger: birthday (open, rule birthdays)\n"
              "    Anna turns 40.\n"
              "\n"
              "2026-09-01  call, they reached out: moved to Bonn\n"
              "2026-05-01  letter\n");
}

TEST(RenderingTest, LogSaysWhatItAnsweredAndWhatIsNext) {
    EXPECT_EQ(rendered("log", R"({"contact":{"name":"Anna Berger"},"interaction":{},"settled":[)" +
                                  anna + R"(],"next":)" + ben + "}"),
              "Logged: Anna Berger\n"
              "Answered: Anna Berger: birthday\n"
              "Next: 2026-11-20  Ben: time to be in touch\n");
}

TEST(RenderingTest, DoneNamesWhatIsDone) {
    EXPECT_EQ(rendered("done", R"({"contact":{},"settled":[)" + anna + R"(],"next":null})"),
              "Done: Anna Berger: birthday\n");
}

TEST(RenderingTest, SkipNamesWhatIsSkipped) {
    EXPECT_EQ(rendered("skip", R"({"contact":{},"settled":[)" + anna + R"(],"next":null})"),
              "Skipped: Anna Berger: birthday\n");
}

TEST(RenderingTest, SnoozeSaysUntilWhen) {
    EXPECT_EQ(rendered("snooze", R"({"contact":{},"snoozed":[)" + ben + "]}"),
              "Snoozed until 2026-12-04: Ben: time to be in touch\n");
}

TEST(RenderingTest, PluginsSayWhatWorksAndWhatDoesNot) {
    EXPECT_EQ(rendered("plugins", R"({"plugins":[{"name":"popup","plugin":"desktop",)"
                                  R"("kinds":["sink"],"state":"ready","usable":true,"reason":"",)"
                                  R"("waiting":0},{"name":"mail","plugin":"email",)"
                                  R"("kinds":["sink"],"state":"ready","usable":false,)"
                                  R"("reason":"login refused","waiting":2,)"
                                  R"("next_attempt":"2026-11-27T09:00:00Z"}]})"),
              "popup  desktop, sink: works\n"
              "mail  email, sink: does not work now\n"
              "    login refused\n"
              "    2 waiting, next at 2026-11-27T09:00:00Z\n");
}

TEST(RenderingTest, NoPluginIsSaidSo) {
    EXPECT_EQ(rendered("plugins", R"({"plugins":[]})"), "No plugin is configured.\n");
}

TEST(RenderingTest, HistoryShowsEveryAttempt) {
    EXPECT_EQ(rendered("history",
                       R"({"settled":[],"attempts":[{"started_at":"2026-11-27T08:00:00Z",)"
                       R"("channel":"mail","kind":"single","result":"retry",)"
                       R"("uncertain":true,"reminder":"k1","text":"451 later"},)"
                       R"({"started_at":"2026-11-27T09:00:00Z","channel":"popup",)"
                       R"("kind":"digest","result":null}]})"),
              "What was sent\n"
              "2026-11-27T08:00:00Z  mail  single  retry (uncertain)  k1\n"
              "    451 later\n"
              "2026-11-27T09:00:00Z  popup  digest  cut off\n");
}

TEST(RenderingTest, StatusTellsWhatHoldsItBack) {
    EXPECT_EQ(rendered("status",
                       R"({"daemon":"0.1.0","pid":42,"zone":"Europe/Berlin","language":"de",)"
                       R"("config_dir":"/c","state_dir":"/s","contacts":3,"rules":2,"open":1,)"
                       R"("next_at":null,"held":"the clock is wrong","feeds":["http://[::1]/f"],)"
                       R"("faults":["the disk is full"]})"),
              "kithd 0.1.0, process 42\n"
              "  people: 3, rules: 2, open reminders: 1\n"
              "  next: nothing is planned (Europe/Berlin)\n"
              "  configuration: /c\n"
              "  memory: /s\n"
              "  feed: http://[::1]/f\n"
              "  nothing is sent: the clock is wrong\n"
              "  the disk is full\n");
}

TEST(RenderingTest, AReloadThatFailsShowsTheFaults) {
    EXPECT_EQ(rendered("reload", R"({"applied":false,"diagnostics":[{"text":"a.toml:3:1: no"}]})"),
              "a.toml:3:1: no\nNothing was changed: the configuration is broken.\n");
}

TEST(RenderingTest, ATestTellsItsOutcome) {
    EXPECT_EQ(rendered("test", R"({"outcome":"permanent","text":"550 no"})"),
              "permanent  550 no\n");
}

TEST(RenderingTest, AmbiguityListsWhoWasMeant) {
    EXPECT_EQ(render_refusal("Which Anna?",
                             wire::parse_json(R"({"candidates":[{"id":"c1","name":"Anna B"},)"
                                              R"({"id":"c2","name":"Anna C"}]})")),
              "Which Anna?\n  Anna B  (id c1)\n  Anna C  (id c2)\n"
              "Type more of the name, or the id.\n");
}

TEST(RenderingTest, AnUnknownNameGetsTheNearestOnes) {
    EXPECT_EQ(render_refusal("Nobody.", wire::parse_json(R"({"nearest":["Anna","Hanna"]})")),
              "Nobody.\nDid you mean Anna or Hanna?\n");
}

TEST(RenderingTest, ARefusalMayCarryNoData) {
    EXPECT_EQ(render_refusal("No.", domain::Value()), "No.\n");
}

TEST(RenderingTest, ColoursAreForTerminals) {
    const auto answer = wire::parse_json(R"({"items":[)" + ben + "]}");
    EXPECT_NE(render("due", answer, Terminal(true)).find('\033'), std::string::npos);
    EXPECT_EQ(render("due", answer, Terminal(false)).find('\033'), std::string::npos);
}

TEST(RenderingTest, AnAnswerOfAnotherShapeIsAValueError) {
    EXPECT_THROW(static_cast<void>(rendered("due", "{}")), domain::ValueError);
}

} // namespace kith::cli
