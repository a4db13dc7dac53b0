#include "storage/restore.hpp"

#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/open_store.hpp"
#include "storage/samples.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace kith::test {

namespace {

namespace fs = std::filesystem;

class RestoreTest : public testing::Test {
protected:
    [[nodiscard]] std::unique_ptr<domain::Store> opened() const {
        return storage::open(place_, noon, storage::Durability::None).store;
    }
    std::optional<fs::path> restore(const fs::path& file) {
        return storage::restore(file, place_, noon);
    }
    [[nodiscard]] std::string known() const { return opened()->note("known").value_or("nothing"); }
    /// A backup of a store that knows "then"; the store itself knows "now".
    fs::path backup() {
        const auto store = opened();
        store->set_note("known", "then");
        const auto file = directory_.path() / "backup.db";
        store->back_up(file.string());
        store->set_note("known", "now");
        return file;
    }
    void execute(const fs::path& file, const char* sql) {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }

    TemporaryDirectory directory_;
    fs::path place_ = directory_.path() / "state";
};

} // namespace

// F9
TEST_F(RestoreTest, TakesABackupBackAndKeepsWhatWasThere) {
    const auto aside = restore(backup()).value();
    EXPECT_EQ(known(), "then");
    fs::create_directory(directory_.path() / "other");
    fs::rename(aside, directory_.path() / "other/kith.db");
    place_ = directory_.path() / "other";
    EXPECT_EQ(known(), "now");
}

// F9
TEST_F(RestoreTest, MakesAStoreWhereThereIsNone) {
    const auto file = backup();
    place_ = directory_.path() / "a new machine";
    EXPECT_FALSE(restore(file));
    EXPECT_EQ(known(), "then");
}

// F9
TEST_F(RestoreTest, TakesWhatWasSetAsideWithItsLog) {
    const auto file = backup();
    const auto live = place_ / "kith.db";
    const auto store = opened();
    store->set_note("known", "in the log alone");
    fs::copy_file(live, directory_.path() / "live.db");
    fs::copy_file(live.string() + "-wal", directory_.path() / "live.db-wal");
    place_ = directory_.path() / "elsewhere";
    restore(directory_.path() / "live.db");
    EXPECT_EQ(known(), "in the log alone");
}

// F6 F7 F8 F9
TEST_F(RestoreTest, RefusesWhatIsNoSoundBackupAndChangesNothing) {
    const auto sound = backup();
    const auto garbage = directory_.write("garbage", std::string(9000, 'x'));
    const auto empty = directory_.write("empty", "");
    const auto cut = directory_.path() / "cut";
    fs::copy_file(sound, cut);
    fs::resize_file(cut, fs::file_size(cut) / 2);
    const auto newer = directory_.path() / "newer";
    fs::copy_file(sound, newer);
    execute(newer, "PRAGMA user_version = 4711");
    const auto foreign = directory_.path() / "foreign";
    execute(foreign, "CREATE TABLE theirs (x)");

    EXPECT_THROW(restore(garbage), storage::DamagedDatabase);
    EXPECT_THROW(restore(empty), storage::ForeignDatabase);
    EXPECT_THROW(restore(cut), storage::DamagedDatabase);
    EXPECT_THROW(restore(newer), storage::NewerSchema);
    EXPECT_THROW(restore(foreign), storage::ForeignDatabase);
    EXPECT_THROW(restore(directory_.path() / "absent"), domain::StoreError);
    EXPECT_EQ(known(), "now");
    for (const auto& entry : fs::directory_iterator(place_)) {
        EXPECT_EQ(entry.path().string().find("restored"), std::string::npos) << entry.path();
        EXPECT_EQ(entry.path().string().find("replaced"), std::string::npos) << entry.path();
    }
}

// F11
TEST_F(RestoreTest, IsRefusedWhileADaemonHoldsTheStore) {
    const auto file = backup();
    const auto held = opened();
    EXPECT_THROW(restore(file), storage::AlreadyRunning);
}

// F9
TEST_F(RestoreTest, AClosedStoreIsBackedUpUnchanged) {
    const auto file = backup();
    const auto copy = directory_.path() / "copy.db";
    storage::back_up_closed(place_, copy);
    EXPECT_THROW(storage::back_up_closed(place_, copy), domain::StoreError);
    EXPECT_THROW(storage::back_up_closed(directory_.path(), file), storage::UnsuitablePlace);
    restore(file);
    restore(copy);
    EXPECT_EQ(known(), "now");
}

} // namespace kith::test
