#include "desktop/popup_record.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace kith::desktop {
namespace {

OpenPopup popup(const std::string& key) {
    OpenPopup open;
    open.popup.key = key;
    open.popup.category = "x-kith.reminder";
    open.popup.summary = "Anna; Berger = [x]";
    open.popup.body = " first\n\tsecond\\n # ü\n";
    open.popup.buttons = {{"done", "Erledigt"}, {"next-week", "Nächste Woche"}};
    open.popup.sound = true;
    open.id = 4'000'000'000U;
    open.server = "guid:1.7";
    return open;
}

TEST(PopupRecordTest, TheNextProcessFindsWhatWasOpen) {
    const test::TemporaryDirectory dir;
    {
        PopupRecord record(dir.path(), "me");
        record.put(popup("d-2"));
        record.put(popup("d-1"));
    }
    const PopupRecord next(dir.path(), "me");
    ASSERT_EQ(next.open().size(), 2U);
    EXPECT_EQ(next.open()[0], popup("d-2"));
    EXPECT_EQ(next.open()[1], popup("d-1"));
}

TEST(PopupRecordTest, ReplacesByKeyAndErasesByKey) {
    const test::TemporaryDirectory dir;
    PopupRecord record(dir.path(), "me");
    record.put(popup("d-1"));
    OpenPopup later = popup("d-1");
    later.id = 9;
    record.put(later);
    ASSERT_EQ(record.open().size(), 1U);
    EXPECT_EQ(record.find("d-1")->id, 9U);
    record.erase("d-1");
    EXPECT_TRUE(PopupRecord(dir.path(), "me").open().empty());
}

TEST(PopupRecordTest, IsReadableByItsOwnerAlone) {
    const test::TemporaryDirectory dir;
    PopupRecord(dir.path(), "me").put(popup("d-1"));
    struct stat status {};
    ASSERT_EQ(::stat((dir.path() / "popups.ini").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(PopupRecordTest, AnotherInstallationsFileCountsAsNone) {
    const test::TemporaryDirectory dir;
    PopupRecord(dir.path(), "me").put(popup("d-1"));
    EXPECT_TRUE(PopupRecord(dir.path(), "somebody").open().empty());
}

TEST(PopupRecordTest, GarbageCountsAsNone) {
    const test::TemporaryDirectory dir;
    dir.write("popups.ini", std::string("[kith desktop 1\n") + '\0' + "\xff[[[");
    EXPECT_TRUE(PopupRecord(dir.path(), "me").open().empty());
}

TEST(PopupRecordTest, ForgetsTheOldestBeyondItsLimit) {
    PopupRecord record;
    for (std::size_t i = 0; i <= PopupRecord::most_open; ++i) {
        record.put(popup("d-" + std::to_string(i)));
    }
    EXPECT_EQ(record.open().size(), PopupRecord::most_open);
    EXPECT_EQ(record.find("d-0"), nullptr);
}

TEST(PopupRecordTest, AFullDiskIsToldAndHoldsInMemory) {
    const test::TemporaryDirectory dir;
    PopupRecord record((dir.path() / "gone").string(), "me");
    EXPECT_THROW(record.put(popup("d-1")), std::runtime_error);
    EXPECT_NE(record.find("d-1"), nullptr);
}

} // namespace
} // namespace kith::desktop
