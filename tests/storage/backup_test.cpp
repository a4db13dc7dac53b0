#include "storage/backup.hpp"

#include "storage/open_store.hpp"
#include "storage/samples.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::test {

namespace {

namespace fs = std::filesystem;

} // namespace

// F9
TEST(BackupTest, OneADayIsMadeAndSevenAreKept) {
    const TemporaryDirectory directory;
    const auto store = storage::open(directory.path(), noon, storage::Durability::None).store;
    for (int i = 0; i < 9; ++i) {
        EXPECT_TRUE(storage::rotate_backup(*store, directory.path(), day(i)));
        EXPECT_FALSE(storage::rotate_backup(*store, directory.path(), day(i)));
    }
    const auto files = storage::backups_in(directory.path());
    ASSERT_EQ(files.size(), 7U);
    EXPECT_EQ(files.front().filename(), "kith-2026-12-01.db");
    EXPECT_EQ(files.back().filename(), "kith-2026-11-25.db");
    EXPECT_EQ(fs::status(directory.path() / "backups").permissions(), fs::perms::owner_all);
}

// F20
TEST(BackupTest, ThoseOfAClockThatWasAheadGoFirst) {
    const TemporaryDirectory directory;
    const auto store = storage::open(directory.path(), noon, storage::Durability::None).store;
    for (int i = 0; i < 9; ++i) {
        storage::rotate_backup(*store, directory.path(), day(1000 + i));
    }
    EXPECT_TRUE(storage::rotate_backup(*store, directory.path(), day(0)));
    EXPECT_FALSE(storage::rotate_backup(*store, directory.path(), day(0)));
    EXPECT_EQ(storage::backups_in(directory.path()).size(), 7U);
}

// F9
TEST(BackupTest, OtherFilesStay) {
    const TemporaryDirectory directory;
    const auto store = storage::open(directory.path(), noon, storage::Durability::None).store;
    directory.write("backups/kith-mine.db", "x");
    directory.write("backups/notes.txt", "x");
    for (int i = 0; i < 9; ++i) {
        storage::rotate_backup(*store, directory.path(), day(i));
    }
    EXPECT_TRUE(fs::exists(directory.path() / "backups/kith-mine.db"));
    EXPECT_TRUE(fs::exists(directory.path() / "backups/notes.txt"));
}

// F9
TEST(BackupTest, ABackupIsAStoreOfItsOwn) {
    const TemporaryDirectory directory;
    const auto store = storage::open(directory.path() / "a", noon, storage::Durability::None).store;
    store->apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    fs::create_directory(directory.path() / "b");
    store->back_up((directory.path() / "b" / "kith.db").string());
    store->set_note("later", "x");

    const auto copy = storage::open(directory.path() / "b", noon, storage::Durability::None);
    EXPECT_FALSE(copy.set_aside);
    EXPECT_EQ(copy.store->instance(), store->instance());
    EXPECT_EQ(copy.store->reminder("k"), store->reminder("k"));
    EXPECT_EQ(copy.store->note("later"), std::nullopt);
}

} // namespace kith::test
