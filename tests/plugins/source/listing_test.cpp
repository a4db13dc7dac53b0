#include "source/listing.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sys/stat.h>

namespace kith::source {
namespace {

namespace fs = std::filesystem;

bool is_card(const std::string& name) {
    return name.ends_with(".vcf") || name.ends_with(".VCF") || name.ends_with(".vcard");
}

std::string names(const Listing& listing, const fs::path& root) {
    std::string all;
    for (const auto& file : listing.files) {
        all += (all.empty() ? "" : " ") + fs::path(file.path).lexically_relative(root).string();
    }
    return all;
}

TEST(ListingTest, TakesWhatIsWantedOneLevelDeep) {
    const test::TemporaryDirectory directory;
    for (const char* name : {"a.vcf", "B.VCF", "c.vcard", "work/d.vcf", ".hidden.vcf", "~e.vcf",
                             "f.vcf~", "g.tmp", "displayname", ".git/h.vcf", "work/deep/i.vcf"}) {
        directory.write(name, "x");
    }
    const auto listing = list_directories({directory.path()}, is_card);
    EXPECT_EQ(names(listing, directory.path()), "B.VCF a.vcf c.vcard work/d.vcf");
    EXPECT_EQ(listing.folders.size(), 2u);
    EXPECT_TRUE(listing.unreadable.empty());
}

TEST(ListingTest, FollowsLinksAndSkipsPipes) {
    const test::TemporaryDirectory directory;
    const test::TemporaryDirectory elsewhere;
    const auto target = elsewhere.write("real", "four");
    fs::create_symlink(target, directory.path() / "link.vcf");
    fs::create_symlink("/nowhere", directory.path() / "dangling.vcf");
    ASSERT_EQ(::mkfifo((directory.path() / "pipe.vcf").c_str(), 0600), 0);
    const auto listing = list_directories({directory.path()}, is_card);
    ASSERT_EQ(names(listing, directory.path()), "link.vcf");
    EXPECT_TRUE(listing.files[0].is_link);
    EXPECT_EQ(listing.files[0].stamp.size, 4u);
}

TEST(ListingTest, ListsOneFileAsItsFolderWould) {
    const test::TemporaryDirectory directory;
    directory.write("a.vcf", "four");
    Listing one;
    list_file((directory.path() / "a.vcf").string(), one);
    list_file((directory.path() / "gone.vcf").string(), one);
    list_file(directory.path().string(), one);
    const auto all = list_directories({directory.path()}, is_card);
    ASSERT_EQ(one.files.size(), 1u);
    EXPECT_EQ(one.files[0].path, all.files.at(0).path);
    EXPECT_EQ(one.files[0].folder, all.files[0].folder);
    EXPECT_EQ(one.files[0].stamp, all.files[0].stamp);
    ASSERT_EQ(one.unreadable.size(), 2u);
    EXPECT_EQ(one.unreadable[0].reason, "No such file or directory");
    EXPECT_EQ(one.unreadable[1].reason, "not a regular file");
}

TEST(ListingTest, SaysWhatItCannotRead) {
    const auto listing = list_directories({"/nonexistent/kith"}, is_card);
    ASSERT_EQ(listing.unreadable.size(), 1u);
    EXPECT_EQ(listing.unreadable[0].reason, "No such file or directory");
}

TEST(ListingTest, ShowsAFileOnceThoughItsFolderIsNamedTwice) {
    const test::TemporaryDirectory directory;
    directory.write("work/a.vcf", "x");
    const auto listing = list_directories({directory.path(), directory.path() / "work"}, is_card);
    EXPECT_EQ(listing.files.size(), 1u);
}

} // namespace
} // namespace kith::source
