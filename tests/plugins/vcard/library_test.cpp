#include "vcard/library.hpp"

#include "plugins/vcard/cards.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace kith::vcard {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Ids = std::vector<domain::ContactId>;
using test::card_text;

/// A real folder, and a time that passes when told to. The files are older than any settling.
class LibraryTest : public testing::Test {
protected:
    LibraryTest()
        : library_({.directories = {directory_.path()},
                    .ignored_categories = {},
                    .timing = {.settle = 2s, .grace = 60min},
                    .limits = {}}) {
        now_.wall = std::chrono::system_clock::now() + 24h;
    }
    void write(const fs::path& name, const std::string& text) const {
        directory_.write(name, text);
    }
    [[nodiscard]] std::string path_of(const fs::path& name) const {
        return (directory_.path() / name).string();
    }
    Library::Report refresh(std::chrono::seconds after = 10s) {
        now_.steady += after;
        now_.wall += after;
        return library_.refresh(now_);
    }

    test::TemporaryDirectory directory_;
    Library library_;
    Moment now_;
};

TEST_F(LibraryTest, ReadsFoldersAndOnlyWhatChanged) {
    write("work/a.vcf", card_text("UID:a\nFN:Anna"));
    write("b.vcard", card_text("UID:b\nFN:Bela"));
    auto report = refresh();
    EXPECT_EQ(report.read, 2u);
    EXPECT_EQ(report.changes.upsert, (Ids{"a", "b"}));
    EXPECT_TRUE(report.is_whole);
    write("work/a.vcf", card_text("UID:a\nFN:Anna Berger"));
    report = refresh();
    EXPECT_EQ(report.read, 1u);
    EXPECT_EQ(report.changes.upsert, (Ids{"a"}));
    EXPECT_EQ(refresh().read, 0u);
}

TEST_F(LibraryTest, ReadsAFileThatWasBeingWrittenWithoutALookAtAll) {
    now_.wall = std::chrono::system_clock::now();
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    (void)refresh(0s);
    ASSERT_EQ(library_.look_again(), now_.steady + 2s);
    write("a.vcf", card_text("UID:a\nFN:Anna Berger"));
    write("unseen.vcf", card_text("UID:b\nFN:Bela"));
    now_.steady += 60s;
    now_.wall += 60s;
    auto report = library_.refresh_files({}, now_);
    EXPECT_EQ(report.read, 1u);
    EXPECT_EQ(report.changes.upsert, (Ids{"a"}));
    EXPECT_TRUE(report.is_whole);
    EXPECT_FALSE(library_.look_again());
    EXPECT_EQ(refresh().changes.upsert, (Ids{"b"}));
}

TEST_F(LibraryTest, LooksOnlyAtTheFilesThatItIsTold) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    (void)refresh();
    write("a.vcf", card_text("UID:a\nFN:Anna Berger"));
    write("b.vcf", card_text("UID:b\nFN:Bela"));
    write("unseen.vcf", card_text("UID:c\nFN:Cem"));
    const auto report = library_.refresh_files({path_of("a.vcf"), path_of("b.vcf")}, now_);
    EXPECT_EQ(report.changes.upsert, (Ids{"a", "b"}));
    EXPECT_EQ(report.read, 2u);
    EXPECT_EQ(refresh().changes.upsert, (Ids{"c"}));
}

TEST_F(LibraryTest, LooksAtAllWhenAFileItIsToldHasGone) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    write("b.vcf", card_text("UID:b\nFN:Bela"));
    (void)refresh();
    fs::remove(directory_.path() / "a.vcf");
    write("unseen.vcf", card_text("UID:c\nFN:Cem"));
    auto report = library_.refresh_files({path_of("a.vcf")}, now_);
    EXPECT_EQ(report.changes.upsert, (Ids{"c"}));
    EXPECT_TRUE(report.changes.remove.empty());
    now_.steady += 2s;
    report = library_.refresh_files({}, now_);
    EXPECT_EQ(report.changes.remove, (Ids{"a"}));
}

TEST_F(LibraryTest, LooksAtAllForTheFirstFileOfAFolderAndForALink) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    (void)refresh();
    write("inner/b.vcf", card_text("UID:b\nFN:Bela"));
    write("unseen.vcf", card_text("UID:c\nFN:Cem"));
    auto report = library_.refresh_files({path_of("inner/b.vcf")}, now_);
    EXPECT_EQ(report.changes.upsert, (Ids{"b", "c"}));
    write("elsewhere/d", card_text("UID:d\nFN:Dora"));
    fs::create_symlink(directory_.path() / "elsewhere/d", directory_.path() / "d.vcf");
    report = library_.refresh_files({path_of("d.vcf")}, now_);
    EXPECT_EQ(report.changes.upsert, (Ids{"d"}));
    EXPECT_TRUE(std::ranges::any_of(library_.listing().files, &source::ListedFile::is_link));
}

TEST_F(LibraryTest, LooksAtAllWhenWhatItWaitsForHasGone) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    write("b.vcf", card_text("UID:b\nFN:Bela"));
    (void)refresh();
    fs::remove(directory_.path() / "a.vcf");
    (void)refresh();
    ASSERT_EQ(library_.look_again(), now_.steady + 2s);
    now_.steady += 2s;
    const auto report = library_.refresh_files({}, now_);
    EXPECT_EQ(report.changes.remove, (Ids{"a"}));
    EXPECT_FALSE(library_.look_again());
}

TEST_F(LibraryTest, NamesFileAndLineOfAFault) {
    write("a.vcf", card_text("UID:a\nFN:Anna\nBDAY:1996-04"));
    const auto report = refresh();
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].file, (directory_.path() / "a.vcf").string());
    EXPECT_EQ(report.faults[0].fault.line, 5);
}

TEST_F(LibraryTest, KeepsTheLastGoodStateOfAHalfWrittenFile) {
    const std::string whole = card_text("UID:a\nFN:Anna") + card_text("UID:b\nFN:Bela");
    write("a.vcf", whole);
    (void)refresh();
    write("a.vcf", whole.substr(0, whole.size() / 2 + 10));
    auto report = refresh();
    EXPECT_TRUE(report.changes.remove.empty());
    EXPECT_FALSE(report.faults.empty());
    write("a.vcf", "");
    EXPECT_TRUE(refresh().changes.remove.empty());
    write("a.vcf", whole);
    report = refresh();
    EXPECT_TRUE(report.changes.upsert.empty() && report.changes.remove.empty());
    EXPECT_EQ(library_.book().size(), 2u);
}

TEST_F(LibraryTest, RemovesNobodyWhenTheDirectoryVanishes) {
    write("work/a.vcf", card_text("UID:a\nFN:Anna"));
    (void)refresh();
    const auto aside = directory_.path().string() + "-aside";
    fs::rename(directory_.path(), aside);
    auto report = refresh();
    fs::rename(aside, directory_.path());
    EXPECT_TRUE(report.changes.remove.empty());
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_NE(report.faults[0].fault.text.find("kept for 60 minutes"), std::string::npos);
    EXPECT_EQ(report.unreadable.size(), 1u);
    report = refresh();
    EXPECT_TRUE(report.faults.empty());
    EXPECT_EQ(report.read, 0u);
}

TEST_F(LibraryTest, RemovesEverybodyWhenTheGraceIsOver) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    (void)refresh();
    fs::remove(directory_.path() / "a.vcf");
    (void)refresh();
    EXPECT_EQ(library_.look_again(), now_.steady + 60min);
    EXPECT_EQ(refresh(60min).changes.remove, (Ids{"a"}));
    EXPECT_FALSE(library_.look_again());
}

TEST_F(LibraryTest, SeesNoChangeWhenAFileMoves) {
    write("home/a.vcf", card_text("FN:Anna\nEMAIL:a@x.org"));
    write("home/b.vcf", card_text("UID:b\nFN:Bela"));
    (void)refresh();
    fs::create_directory(directory_.path() / "work");
    fs::rename(directory_.path() / "home/a.vcf", directory_.path() / "work/z.vcf");
    for (int i = 0; i < 3; ++i) {
        const auto report = refresh();
        EXPECT_TRUE(report.changes.upsert.empty() && report.changes.remove.empty());
    }
}

TEST_F(LibraryTest, IsNotWholeUntilADirectoryShowsItsCards) {
    EXPECT_FALSE(refresh().is_whole);
    EXPECT_EQ(library_.look_again(), now_.steady + 60min);
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    EXPECT_TRUE(refresh().is_whole);
    EXPECT_FALSE(library_.look_again());
}

TEST_F(LibraryTest, IsNotWholeWhileAFileIsCutOff) {
    write("a.vcf", card_text("UID:a\nFN:Anna").substr(0, 40));
    EXPECT_FALSE(refresh().is_whole);
    EXPECT_TRUE(refresh(60min).is_whole);
}

TEST_F(LibraryTest, ReportsAFileThatIsTooLargeAndReadsTheOthers) {
    write("a.vcf", card_text("UID:a\nFN:Anna"));
    write("huge.vcf", "x");
    fs::resize_file(directory_.path() / "huge.vcf", 100u << 20);
    const auto report = refresh();
    EXPECT_EQ(report.changes.upsert, (Ids{"a"}));
    ASSERT_EQ(report.faults.size(), 1u);
    EXPECT_EQ(report.faults[0].fault.text, "cannot be read: more than 16777216 bytes");
}

} // namespace
} // namespace kith::vcard
