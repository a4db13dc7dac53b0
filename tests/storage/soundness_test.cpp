#include "storage/soundness.hpp"

#include "storage/errors.hpp"
#include "storage/open_store.hpp"
#include "storage/samples.hpp"
#include "storage/scrutiny.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <stdexcept>
#include <unistd.h>

namespace kith::test {

namespace {

namespace fs = std::filesystem;

void open_and_close(const fs::path& directory) {
    const auto store = storage::open(directory, noon, storage::Durability::None).store;
    store->set_note("opened", "yes");
}

class SoundnessTest : public testing::Test {
protected:
    SoundnessTest() { open_and_close(directory_.path()); }
    [[nodiscard]] fs::path file() const { return directory_.path() / "kith.db"; }
    [[nodiscard]] fs::path mark() const { return directory_.path() / "kith.db.sound"; }

    TemporaryDirectory directory_;
};

} // namespace

TEST_F(SoundnessTest, FitsOnceAfterAnOrderlyEnd) {
    EXPECT_TRUE(storage::take_sound_mark(file()));
    EXPECT_FALSE(storage::take_sound_mark(file()));
}

TEST_F(SoundnessTest, IsForTheOwnerAlone) {
    EXPECT_EQ(fs::status(mark()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SoundnessTest, IsGoneWhileTheStoreIsOpen) {
    const auto opened = storage::open(directory_.path(), noon, storage::Durability::None);
    EXPECT_FALSE(fs::exists(mark()));
}

TEST_F(SoundnessTest, DoesNotFitAFileThatWasWrittenRightAfter) {
    std::fstream database(file(), std::ios::in | std::ios::out | std::ios::binary);
    database.put('S'); // the first byte is that already
    database.close();
    EXPECT_FALSE(storage::take_sound_mark(file()));
}

TEST_F(SoundnessTest, DoesNotFitAFileThatTookItsPlace) {
    fs::copy_file(file(), directory_.path() / "other");
    fs::last_write_time(directory_.path() / "other", fs::last_write_time(file()));
    fs::rename(directory_.path() / "other", file());
    EXPECT_FALSE(storage::take_sound_mark(file()));
}

TEST_F(SoundnessTest, DoesNotFitBesideALog) {
    directory_.write("kith.db-wal", "of a crash");
    EXPECT_FALSE(storage::take_sound_mark(file()));
}

TEST_F(SoundnessTest, IsNoneOfAStoreThatFailed) {
    try {
        const auto opened = storage::open(directory_.path(), noon, storage::Durability::None);
        throw storage::DamagedDatabase("met while it ran");
    } catch (const storage::DamagedDatabase&) {
        EXPECT_FALSE(fs::exists(mark()));
    }
}

TEST_F(SoundnessTest, IsNoneOfACopy) {
    const auto opened = storage::open(directory_.path(), noon, storage::Durability::None);
    opened.store->back_up((directory_.path() / "copy.db").string());
    EXPECT_FALSE(fs::exists(directory_.path() / "copy.db.sound"));
}

TEST_F(SoundnessTest, ALinkInItsPlaceIsNotFollowed) {
    fs::remove(mark());
    directory_.write("precious", "text");
    fs::create_symlink(directory_.path() / "precious", mark());
    storage::mark_sound(file());
    EXPECT_FALSE(storage::take_sound_mark(file()));
    EXPECT_TRUE(fs::exists(directory_.path() / "precious"));
}

TEST_F(SoundnessTest, ABackupIsNotMadeOfWhatIsDamaged) {
    const auto opened = storage::open(directory_.path(), noon, storage::Durability::None);
    opened.store->apply_plan("anna", plan_of({planned("a", "anna")}), noon, today);
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other,
                           "PRAGMA ignore_check_constraints = ON; UPDATE reminder SET state = 'x'",
                           nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(other);
    EXPECT_THROW(opened.store->back_up((directory_.path() / "copy.db").string()),
                 storage::DamagedDatabase);
    EXPECT_FALSE(fs::exists(directory_.path() / "copy.db"));
}

} // namespace kith::test
