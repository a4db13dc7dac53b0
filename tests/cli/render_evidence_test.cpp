#include "cli/rendering.hpp"

#include "rendered.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

namespace {

std::string rendered(const std::string& method, const std::string& answer) {
    return test::rendered(method, answer, Terminal(false, 100));
}

const std::string mail = R"({"id":12,"what":"interaction","contact":{"id":"a","name":"Anna"},)"
                         R"("date":"2026-11-20","kind":"message","direction":"in",)"
                         R"("evidence":"Mail: Re: choir","source":"mails","state":"taken"})";
const std::string lunch = R"({"id":13,"what":"meeting","contact":{"id":"b","name":"Ben"},)"
                          R"("date":"2026-12-03","kind":"meeting","direction":"out",)"
                          R"("evidence":"Calendar: lunch","source":"agenda","state":"taken"})";

/// An answer with those lists, and nothing else.
std::string answer_with(const std::string& proposals, const std::string& taken,
                        const std::string& refused, const std::string& more = "") {
    return R"({"proposals":[)" + proposals + R"(],"open":)" + (proposals.empty() ? "0" : "3") +
           R"(,"taken":[)" + taken + R"(],"refused":[)" + refused + R"(],"settled":[])" + more +
           "}";
}

} // namespace

TEST(RenderEvidenceTest, WhatWaitsIsListedWithItsReason) {
    EXPECT_EQ(rendered("evidence", answer_with(mail + "," + lunch, "", "")),
              "12  Anna  2026-11-20, message, they reached out  Mail: Re: choir (mails)\n"
              "13  Ben   2026-12-03, meeting, to come           Calendar: lunch (agenda)\n"
              "1 more waits.\n"
              "`kith evidence --take NUMBER` records one, `--refuse NUMBER` does not.\n");
    EXPECT_EQ(rendered("evidence", answer_with("", "", "")), "Nothing waits for an answer.\n");
}

TEST(RenderEvidenceTest, EachAnswerIsALine) {
    auto known = mail;
    known.replace(known.find("\"taken\""), 7, "\"absorbed\"");
    EXPECT_EQ(rendered("evidence", answer_with("", mail + "," + lunch + "," + known, mail)),
              "Recorded: Anna, 2026-11-20, message, they reached out.\n"
              "Arranged: Ben, 2026-12-03, meeting, to come.\n"
              "On record already: Anna, 2026-11-20, message, they reached out.\n"
              "Refused: Anna, 2026-11-20, message, they reached out.\n");
}

TEST(RenderEvidenceTest, WhatWasTakenLatelyCanBeTakenBack) {
    const auto text = rendered("evidence", answer_with("", "", "", R"(,"lately":[)" + mail + "]"));
    EXPECT_NE(text.find("12  Anna"), std::string::npos);
    EXPECT_NE(text.find("kith evidence --refuse NUMBER"), std::string::npos);
}

TEST(RenderEvidenceTest, DueSaysInOneLineHowManyWait) {
    const auto due = [](const std::string& count) {
        return rendered("due", R"({"items":[],"held":null,"proposals":)" + count + "}");
    };
    EXPECT_EQ(due("0").find("evidence"), std::string::npos);
    EXPECT_NE(due("1").find("1 trace of contact waits for an answer: `kith evidence`\n"),
              std::string::npos);
    EXPECT_NE(due("7").find("7 traces of contact wait for an answer: `kith evidence`\n"),
              std::string::npos);
}

TEST(RenderEvidenceTest, AnInteractionThatWasNotTypedNamesItsSource) {
    const auto shown = rendered(
        "show",
        R"({"contact":{"name":"Anna","subject":"person"},"items":[],"interactions":[)"
        R"({"date":"2026-11-20","kind":"message","direction":"in","note":"hi","source":"mails"},)"
        R"({"date":"2026-11-19","kind":"call","direction":"out","note":"","source":"kith log"}]})");
    EXPECT_NE(shown.find("message, they reached out: hi (from mails)"), std::string::npos);
    EXPECT_EQ(shown.find("kith log"), std::string::npos);
}

} // namespace kith::cli
