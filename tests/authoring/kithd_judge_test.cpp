#include "authoring/kithd_judge.hpp"

#include "authoring/contact_writer.hpp"
#include "authoring/faults.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::authoring {

namespace {

class KithdJudgeTest : public testing::Test {
protected:
    KithdJudgeTest() {
        directory_.write("kith.toml", "[[channel]]\nname = \"desktop\"\nplugin = \"desktop\"\n");
    }

    test::TemporaryDirectory directory_;
    KithdJudge judge_{KITH_DAEMON};
};

TEST_F(KithdJudgeTest, JudgesAsKithCheckDoes) {
    ContactWriter writer(directory_.path(), judge_);
    domain::Contact anna;
    anna.name = "Anna";
    anna.id = "anna";
    EXPECT_TRUE(writer.add({anna}).empty());
    try {
        writer.add({anna});
        FAIL() << "the same id twice was written";
    } catch (const Broken& broken) {
        ASSERT_EQ(broken.diagnostics.size(), 1U);
        EXPECT_EQ(broken.diagnostics[0].where.file, "contacts/added.toml");
        EXPECT_EQ(broken.diagnostics[0].where.line, 7);
        EXPECT_NE(broken.diagnostics[0].excerpt.find("mend: "), std::string::npos);
    }
    EXPECT_EQ(writer.known().size(), 1U);
}

TEST_F(KithdJudgeTest, KnowsTheSettingsOfPlugins) {
    const auto other = directory_.write(
        ".new",
        "[[channel]]\nname = \"d\"\nplugin = \"desktop\"\n[channel.settings]\nsund = true\n");
    const auto judgement = judge_.judge(directory_.path(), {{"kith.toml", other}});
    EXPECT_FALSE(judgement.is_valid);
    ASSERT_FALSE(judgement.diagnostics.empty());
    EXPECT_EQ(judgement.diagnostics[0].where, (domain::SourceLocation{"kith.toml", 5, 8}));
}

TEST_F(KithdJudgeTest, WithoutKithdNothingIsWritten) {
    KithdJudge none("/no/such/kithd");
    ContactWriter writer(directory_.path(), none);
    EXPECT_THROW(writer.change("x", {}), NotWritten);
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "contacts"));
}

} // namespace

} // namespace kith::authoring
