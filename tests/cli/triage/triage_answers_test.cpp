#include "cli/triage/triage_answers.hpp"

#include "authoring/fake_judge.hpp"
#include "authoring/faults.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace kith::cli {
namespace {

class TriageAnswersTest : public testing::Test {
protected:
    std::string text(const std::string& file) {
        std::ifstream stream(directory_.path() / file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    test::TemporaryDirectory directory_;
    authoring::FakeJudge judge_;
    TriageAnswers answers_{directory_.path(), judge_};
};

TEST_F(TriageAnswersTest, SaysOfACardWhatKithKnowsInAnOverlay) {
    answers_.join_network("card-uid", "Friends");
    answers_.keep_in_touch("other-uid", "never");
    const auto written = text(TriageAnswers::file);
    EXPECT_NE(written.find("card = \"card-uid\"\nnetworks = [\"Friends\"]"), std::string::npos)
        << written;
    EXPECT_NE(written.find("card = \"other-uid\"\nevery = \"never\""), std::string::npos)
        << written;
    EXPECT_EQ(answers_.written(), 2u);
}

TEST_F(TriageAnswersTest, ChangesAPersonWhereItStands) {
    directory_.write("contacts/mine.toml", "# mine\n[[contact]]\nname = \"Anna\" # a\n");
    answers_.keep_in_touch("anna", "1 month");
    EXPECT_EQ(text("contacts/mine.toml"),
              "# mine\n[[contact]]\nname = \"Anna\" # a\nevery = \"1 month\"\n");
}

TEST_F(TriageAnswersTest, UndoBringsBackEveryByte) {
    const std::string mine = "# mine\n[[contact]]\nname = \"Anna\" # a\n";
    directory_.write("contacts/mine.toml", mine);
    answers_.join_network("card-uid", "Friends");
    const auto first = text(TriageAnswers::file);
    answers_.keep_in_touch("anna", "1 month");
    answers_.pass();
    answers_.join_network("third", "Friends");
    answers_.undo();
    EXPECT_EQ(text(TriageAnswers::file), first);
    answers_.undo();
    EXPECT_NE(text("contacts/mine.toml"), mine);
    answers_.undo();
    EXPECT_EQ(text("contacts/mine.toml"), mine);
    answers_.undo();
    EXPECT_EQ(text(TriageAnswers::file), "");
    answers_.undo();
    EXPECT_EQ(answers_.written(), 0u);
}

TEST_F(TriageAnswersTest, UndoTouchesNothingThatSomebodyChangedSince) {
    answers_.join_network("card-uid", "Friends");
    directory_.write(TriageAnswers::file, "# edited\n");
    EXPECT_THROW(answers_.undo(), authoring::NotWritten);
    EXPECT_EQ(text(TriageAnswers::file), "# edited\n");
}

} // namespace
} // namespace kith::cli
