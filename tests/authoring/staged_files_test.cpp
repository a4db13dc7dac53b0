#include "authoring/staged_files.hpp"

#include "authoring/faults.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace kith::authoring {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 0777U;
}

std::size_t entries_in(const fs::path& directory) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

class StagedFilesTest : public testing::Test {
protected:
    [[nodiscard]] fs::path at(const char* name) const { return home_.path() / name; }
    test::TemporaryDirectory home_;
};

TEST_F(StagedFilesTest, MakesPrivateFilesAndFolders) {
    StagedFiles staged(at("kith"), {{"kith.toml", "a", {}}, {"contacts/b.toml", "b", {}}});
    EXPECT_EQ(text_of(staged.files()[1].staged), "b");
    EXPECT_FALSE(fs::exists(at("kith/kith.toml")));
    staged.put_in_place();
    EXPECT_EQ(text_of(at("kith/kith.toml")), "a");
    EXPECT_EQ(text_of(at("kith/contacts/b.toml")), "b");
    EXPECT_EQ(mode_of(at("kith")), 0700U);
    EXPECT_EQ(mode_of(at("kith/contacts")), 0700U);
    EXPECT_EQ(mode_of(at("kith/kith.toml")), 0600U);
}

TEST_F(StagedFilesTest, LeavesNothingBehindWithoutBeingPutInPlace) {
    { const StagedFiles staged(at("kith"), {{"contacts/b.toml", "b", {}}}); }
    EXPECT_EQ(entries_in(home_.path()), 0U);
}

TEST_F(StagedFilesTest, ReplacesAFileAndKeepsItsMode) {
    const auto file = home_.write("a.toml", "old");
    fs::permissions(file, fs::perms(0640));
    {
        StagedFiles staged(home_.path(), {{"a.toml", "new", "old"}});
        EXPECT_EQ(text_of(file), "old");
        staged.put_in_place();
    }
    EXPECT_EQ(text_of(file), "new");
    EXPECT_EQ(mode_of(file), 0640U);
    EXPECT_EQ(entries_in(home_.path()), 1U);
}

TEST_F(StagedFilesTest, ALinkStaysALink) {
    home_.write("dotfiles/a.toml", "old");
    fs::create_symlink("dotfiles/a.toml", at("a.toml"));
    StagedFiles(home_.path(), {{"a.toml", "new", "old"}}).put_in_place();
    EXPECT_TRUE(fs::is_symlink(at("a.toml")));
    EXPECT_EQ(text_of(at("dotfiles/a.toml")), "new");
}

TEST_F(StagedFilesTest, LeavesAloneWhatChangedMeanwhile) {
    const auto file = home_.write("a.toml", "old");
    StagedFiles staged(home_.path(), {{"b.toml", "new", {}}, {"a.toml", "new", "old"}});
    home_.write("a.toml", "theirs");
    EXPECT_THROW(staged.put_in_place(), NotWritten);
    EXPECT_EQ(text_of(file), "theirs");
    EXPECT_FALSE(fs::exists(at("b.toml")));
}

TEST_F(StagedFilesTest, NeverReplacesAFileThatWasNotThere) {
    StagedFiles staged(home_.path(), {{"a.toml", "new", {}}});
    home_.write("a.toml", "theirs");
    EXPECT_THROW(staged.put_in_place(), NotWritten);
    EXPECT_EQ(text_of(at("a.toml")), "theirs");
}

TEST_F(StagedFilesTest, AllAreAsTheyWereWhenOneCannotGetItsName) {
    const auto old = home_.write("a.toml", "old");
    StagedFiles staged(home_.path(),
                       {{"a.toml", "new", "old"}, {"b.toml", "new", {}}, {"c/d.toml", "new", {}}});
    fs::remove(staged.files()[2].staged); // as a full or failing disk might
    EXPECT_THROW(staged.put_in_place(), NotWritten);
    EXPECT_EQ(text_of(old), "old");
    EXPECT_FALSE(fs::exists(at("b.toml")));
}

TEST_F(StagedFilesTest, RefusesWhatCannotBeWritten) {
    home_.write("file", "");
    EXPECT_THROW(StagedFiles(at("file"), {{"a.toml", "", {}}}), NotWritten);
    EXPECT_EQ(entries_in(home_.path()), 1U);
}

} // namespace

} // namespace kith::authoring
