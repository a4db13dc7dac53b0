#include "cli/editor.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace kith::cli {

namespace {

using Words = std::vector<std::string>;

TEST(EditorTest, IsToldTheLineWhereItCanBe) {
    EXPECT_EQ(editor_call({"/usr/bin/vim", "-X"}, "/a.toml", 7),
              (Words{"/usr/bin/vim", "-X", "+7", "/a.toml"}));
    EXPECT_EQ(editor_call({"code", "--wait"}, "/a.toml", 7),
              (Words{"code", "--wait", "--goto", "/a.toml:7"}));
    EXPECT_EQ(editor_call({"nano"}, "/a.toml", 1), (Words{"nano", "/a.toml"}));
    EXPECT_EQ(editor_call({"my-editor"}, "/a.toml", 7), (Words{"my-editor", "/a.toml"}));
}

TEST(EditorTest, TellsItsExitCode) {
    EXPECT_EQ(run_editor({"true"}), 0);
    EXPECT_EQ(run_editor({"false"}), 1);
    EXPECT_THROW(run_editor({"/no/such/editor"}), NoEditor);
}

TEST(DraftFileTest, IsPrivateAndGoesWithTheObject) {
    std::filesystem::path path;
    {
        const DraftFile draft("rules.toml", "a = 1\n");
        path = draft.path();
        struct stat status {};
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U);
        EXPECT_EQ(path.filename(), "rules.toml");
        std::ofstream(path) << "a = 2\n";
        EXPECT_EQ(draft.text(), "a = 2\n");
    }
    EXPECT_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST(DraftFileTest, StaysWhenItIsKept) {
    std::filesystem::path path;
    {
        DraftFile draft("rules.toml", "a = 1\n");
        draft.keep();
        path = draft.path();
    }
    EXPECT_TRUE(std::filesystem::exists(path));
    std::filesystem::remove_all(path.parent_path());
}

} // namespace

} // namespace kith::cli
