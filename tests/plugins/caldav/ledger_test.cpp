#include "caldav/ledger.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::caldav {

namespace {

class LedgerTest : public ::testing::Test {
protected:
    Ledger open(const std::string& collection = "https://cal.example/a/") const {
        return {file_, collection};
    }
    test::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "ledger.json";
};

} // namespace

TEST_F(LedgerTest, OutlivesTheProcess) {
    const Record record{"r-1", "\"e\\\"tag\"", 0xFFFFFFFFFFFFFFFFU,     3,
                        5,     true,           Record::State::Cancelled};
    auto ledger = open();
    ledger.records["r-1.ics"] = record;
    ledger.mark = "token 7";
    ledger.save();
    const auto next = open();
    EXPECT_EQ(next.mark, "token 7");
    ASSERT_EQ(next.records.size(), 1U);
    EXPECT_EQ(next.records.at("r-1.ics"), record);
}

TEST_F(LedgerTest, IsAboutOneCollection) {
    auto ledger = open();
    ledger.records["r-1.ics"] = {};
    ledger.save();
    EXPECT_TRUE(open("https://cal.example/b/").records.empty());
}

TEST_F(LedgerTest, IsBegunAnewWhenItCannotBeRead) {
    for (const char* text : {"", "{", "[]", "{\"version\":1}", "null",
                             "{\"collection\":\"https://cal.example/a/\",\"objects\":7}"}) {
        directory_.write("ledger.json", text);
        EXPECT_TRUE(open().records.empty()) << text;
    }
}

TEST_F(LedgerTest, IsClosedToOthersAndWrittenOnlyWhenItChanges) {
    auto ledger = open();
    ledger.save();
    struct stat first {};
    ASSERT_EQ(::stat(file_.c_str(), &first), 0);
    EXPECT_EQ(first.st_mode & 0777U, 0600U);
    ledger.save();
    struct stat second {};
    ASSERT_EQ(::stat(file_.c_str(), &second), 0);
    EXPECT_EQ(second.st_ino, first.st_ino);
}

} // namespace kith::caldav
