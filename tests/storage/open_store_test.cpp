#include "storage/open_store.hpp"

#include "storage/backup.hpp"
#include "storage/errors.hpp"
#include "storage/forked.hpp"
#include "storage/place.hpp"
#include "storage/restore.hpp"
#include "storage/samples.hpp"
#include "storage/scrutiny.hpp"
#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::test {

namespace {

namespace fs = std::filesystem;
using domain::DeliveryState;
using storage::Durability;

storage::Opened open_in(const fs::path& directory) {
    return storage::open(directory, noon, Durability::None);
}

/// A store of some size under that directory, closed again.
void fill(const fs::path& directory, int reminders = 200) {
    const auto store = open_in(directory).store;
    store->transact([&] {
        for (int i = 0; i < reminders; ++i) {
            const auto id = "contact" + std::to_string(i);
            store->apply_plan(id, plan_of({planned("k/" + id, id)}), noon, today);
        }
        store->set_note("filled", "yes");
    });
}

void execute(const fs::path& file, const char* sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

void overwrite(const fs::path& file, std::size_t offset, std::string_view bytes) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(offset));
    stream << bytes;
}

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    EXPECT_EQ(::lstat(file.c_str(), &status), 0) << file;
    return status.st_mode & 07777U;
}

int waited_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Runs `body` in a process of its own and says its exit code; 99 when it throws.
template <class Body> int exit_code_of(const Body& body) { return waited_for(forked(body)); }

} // namespace

// F104
TEST(OpenStoreTest, FilesAreTheOwnersAloneWhateverTheUmask) {
    const TemporaryDirectory directory;
    const auto place = directory.path() / "state" / "kith";
    for (const mode_t mask : {0U, 0777U}) {
        const auto before = ::umask(mask);
        const auto opened = open_in(place);
        ::umask(before);
        EXPECT_EQ(mode_of(place), 0700U);
        for (const auto* file : {"kith.db", "kith.db-wal", "kith.db-shm", "kith.lock"}) {
            EXPECT_EQ(mode_of(place / file), 0600U) << file;
        }
    }
}

TEST(OpenStoreTest, AnOpenDirectoryIsClosedToOthers) {
    const TemporaryDirectory directory;
    fs::permissions(directory.path(), fs::perms::all);
    open_in(directory.path());
    EXPECT_EQ(mode_of(directory.path()), 0700U);
}

// F2
TEST(OpenStoreTest, LeasesOfAnEarlierRunReturnToPendingAndAreUncertain) {
    const TemporaryDirectory directory;
    const auto mail = single("mail", "k");
    {
        const auto store = open_in(directory.path()).store;
        store->apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
        const auto made = opening("k", {mail});
        store->open(std::span(&made, 1), noon, today);
        ASSERT_TRUE(store->lease("mail", noon + 1h));
    }
    const auto store = open_in(directory.path()).store;
    const auto returned = store->delivery(mail.key).value();
    EXPECT_EQ(returned.state, DeliveryState::Pending);
    EXPECT_EQ(returned.next_at, noon + 1h);
    EXPECT_TRUE(returned.uncertain);
    EXPECT_EQ(returned.attempts, 0);
    const auto attempt = store->history(std::nullopt, 10).at(0);
    EXPECT_EQ(attempt.ended_at, std::nullopt);
    EXPECT_TRUE(attempt.uncertain);
    EXPECT_EQ(store->lease("mail", noon + 1h)->attempt, 2);
}

// F11
TEST(OpenStoreTest, TheSecondOneSaysWhoHoldsIt) {
    const TemporaryDirectory directory;
    const auto opened = open_in(directory.path());
    EXPECT_EQ(exit_code_of([&] {
                  try {
                      open_in(directory.path());
                  } catch (const storage::AlreadyRunning& error) {
                      const bool says =
                          std::string(error.what()).find(std::to_string(::getppid())) !=
                          std::string::npos;
                      return error.holder == ::getppid() && says ? 7 : 8;
                  }
                  return 9;
              }),
              7);
    EXPECT_THROW(open_in(directory.path()), storage::AlreadyRunning);
}

// F11
TEST(OpenStoreTest, OfTwentyThatOpenAtOnceOneHoldsIt) {
    const TemporaryDirectory directory;
    Gate start;
    Gate finish;
    std::vector<pid_t> children;
    for (int i = 0; i < 20; ++i) {
        children.push_back(forked([&] {
            start.wait();
            try {
                const auto opened = open_in(directory.path());
                finish.wait();
                return 0;
            } catch (const storage::AlreadyRunning& error) {
                return error.holder > 0 ? 1 : 2;
            }
        }));
    }
    start.open();
    int losers = 0;
    for (int i = 0; i < 19; ++i) {
        int status = 0;
        ::wait(&status);
        losers += WIFEXITED(status) && WEXITSTATUS(status) == 1 ? 1 : 0;
    }
    EXPECT_EQ(losers, 19) << "each loser names the holder";
    finish.open();
    int status = 0;
    ::wait(&status);
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_NO_THROW(open_in(directory.path()));
}

// F11
TEST(OpenStoreTest, AKilledHolderLeavesTheLockFree) {
    const TemporaryDirectory directory;
    Gate held;
    Gate never;
    const auto child = forked([&] {
        const auto opened = open_in(directory.path());
        held.open();
        never.wait();
        return 0;
    });
    held.wait();
    EXPECT_THROW(open_in(directory.path()), storage::AlreadyRunning);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_NO_THROW(open_in(directory.path()));
}

// F6
TEST(OpenStoreTest, GarbageIsSetAsideWithItsLog) {
    const TemporaryDirectory directory;
    directory.write("kith.db", std::string(20000, 'x'));
    directory.write("kith.db-wal", "a log");
    directory.write("kith.db-shm", "an index");
    const auto opened = open_in(directory.path());
    ASSERT_TRUE(opened.set_aside);
    EXPECT_FALSE(opened.restored);
    EXPECT_EQ(text_of(*opened.set_aside), std::string(20000, 'x'));
    EXPECT_EQ(text_of(*opened.set_aside + "-wal"), "a log");
    EXPECT_TRUE(fs::exists(*opened.set_aside + "-shm"));
    EXPECT_NE(opened.set_aside->find("2026-11-23T12:00:00Z"), std::string::npos);
    EXPECT_EQ(opened.store->newest_record(), std::nullopt);
}

// F6
TEST(OpenStoreTest, TwoDamagedFilesOfOneMomentAreBothKept) {
    const TemporaryDirectory directory;
    directory.write("kith.db", std::string(5000, 'x'));
    const auto first = open_in(directory.path()).set_aside.value();
    directory.write("kith.db", std::string(5000, 'y'));
    const auto second = open_in(directory.path()).set_aside.value();
    EXPECT_EQ(text_of(first), std::string(5000, 'x'));
    EXPECT_EQ(text_of(second), std::string(5000, 'y'));
}

// F6
TEST(OpenStoreTest, ATruncatedFileIsSetAside) {
    const TemporaryDirectory directory;
    fill(directory.path());
    const auto file = directory.path() / "kith.db";
    fs::resize_file(file, fs::file_size(file) / 2);
    const auto opened = open_in(directory.path());
    EXPECT_TRUE(opened.set_aside);
    EXPECT_EQ(opened.store->note("filled"), std::nullopt);
}

// F6
TEST(OpenStoreTest, TheNewestSoundBackupReplacesADamagedFile) {
    const TemporaryDirectory directory;
    fill(directory.path());
    const auto instance = [&] {
        const auto store = open_in(directory.path()).store;
        EXPECT_TRUE(storage::rotate_backup(*store, directory.path(), day(-1)));
        store->set_note("after the backup", "lost");
        return store->instance();
    }();
    directory.write("backups/kith-2026-11-23.db", "this one is damaged too");
    overwrite(directory.path() / "kith.db", 0, std::string(4096, '\xff'));

    const auto opened = open_in(directory.path());
    EXPECT_TRUE(opened.set_aside);
    EXPECT_TRUE(opened.restored);
    EXPECT_EQ(opened.store->instance(), instance);
    EXPECT_EQ(opened.store->note("filled"), "yes");
    EXPECT_EQ(opened.store->note("after the backup"), std::nullopt);
    EXPECT_EQ(opened.store->due(noon, 1000).size(), 200U);
    EXPECT_EQ(mode_of(directory.path() / "kith.db"), 0600U);
}

// F6
TEST(OpenStoreTest, AReplacementThatWasCutOffIsFinished) {
    const TemporaryDirectory directory;
    fill(directory.path());
    fs::rename(directory.path() / "kith.db", directory.path() / "kith.db.restored");
    directory.write("kith.db-wal", "of the damaged one");
    const auto opened = open_in(directory.path());
    EXPECT_EQ(opened.store->note("filled"), "yes");
    EXPECT_FALSE(opened.set_aside);
}

// F6
TEST(OpenStoreTest, FlippedBytesNeverStopItAndAreNeverLost) {
    const TemporaryDirectory directory;
    fill(directory.path());
    const auto file = directory.path() / "kith.db";
    const auto sound = text_of(file);
    const auto step = sound.size() / 97 + 13;
    int set_aside = 0;
    for (std::size_t offset = 100; offset < sound.size(); offset += step) {
        auto damaged = sound;
        for (std::size_t i = offset; i < std::min(offset + 16, sound.size()); ++i) {
            damaged[i] = static_cast<char>(~damaged[i]);
        }
        std::ofstream(file, std::ios::binary) << damaged;
        const auto opened = open_in(directory.path());
        if (opened.set_aside) {
            ++set_aside;
            EXPECT_EQ(text_of(*opened.set_aside), damaged) << "flipped at " << offset;
        }
        try {
            (void)opened.store->due(noon, 1000);
        } catch (const storage::DamagedDatabase&) { // what no check at the start can see
        }
    }
    EXPECT_GT(set_aside, 10);
}

// F8
TEST(OpenStoreTest, ANewerSchemaIsRefusedAndLeftAlone) {
    const TemporaryDirectory directory;
    fill(directory.path());
    execute(directory.path() / "kith.db", "PRAGMA user_version = 4711");
    const auto before = text_of(directory.path() / "kith.db");
    EXPECT_THROW(open_in(directory.path()), storage::NewerSchema);
    EXPECT_EQ(text_of(directory.path() / "kith.db"), before);
}

// F7
TEST(OpenStoreTest, AForeignDatabaseIsRefusedAndLeftAlone) {
    for (const auto* sql :
         {"CREATE TABLE theirs (x)", "PRAGMA application_id = 7; CREATE TABLE theirs (x)"}) {
        const TemporaryDirectory directory;
        execute(directory.path() / "kith.db", sql);
        const auto before = text_of(directory.path() / "kith.db");
        EXPECT_THROW(open_in(directory.path()), storage::ForeignDatabase);
        EXPECT_EQ(text_of(directory.path() / "kith.db"), before);
    }
}

// F7
// F97
TEST(OpenStoreTest, APlaceOfSomebodyElseIsRefused) {
    if (::geteuid() != 0) {
        EXPECT_THROW(open_in("/"), storage::UnsuitablePlace);
        return;
    }
    const TemporaryDirectory directory;
    ASSERT_EQ(::chown(directory.path().c_str(), 4711, 4711), 0);
    EXPECT_THROW(open_in(directory.path()), storage::UnsuitablePlace);
}

// F7
TEST(OpenStoreTest, APlaceThatCannotBeWrittenIsRefused) {
    EXPECT_THROW(open_in("/proc/kith"), storage::UnsuitablePlace);
    const TemporaryDirectory directory;
    const auto file = directory.write("file", "");
    EXPECT_THROW(open_in(file), storage::UnsuitablePlace);
    EXPECT_THROW(open_in(file / "below"), storage::UnsuitablePlace);
}

// F7
TEST(OpenStoreTest, AReadOnlyFileIsRefusedToAnOrdinaryUser) {
    const TemporaryDirectory directory;
    fill(directory.path());
    EXPECT_EQ(exit_code_of([&] {
                  if (::geteuid() == 0) {
                      for (const auto& entry : fs::directory_iterator(directory.path())) {
                          (void)!::chown(entry.path().c_str(), 4711, 4711);
                      }
                      (void)!::chown(directory.path().c_str(), 4711, 4711);
                      (void)!::setresgid(4711, 4711, 4711);
                      (void)!::setresuid(4711, 4711, 4711);
                  }
                  ::chmod((directory.path() / "kith.db").c_str(), 0400);
                  try {
                      open_in(directory.path());
                  } catch (const storage::UnsuitablePlace&) {
                      return 7;
                  } catch (const std::exception& error) {
                      std::fprintf(stderr, "%s\n", error.what());
                  }
                  return 8;
              }),
              7);
}

// F97
TEST(OpenStoreTest, ALinkIsNotFollowedToADatabase) {
    const TemporaryDirectory directory;
    const auto target = directory.write("elsewhere/target", "");
    const auto place = directory.path() / "kith";
    fs::create_directory(place);
    fs::create_symlink(target, place / "kith.db");
    EXPECT_THROW(open_in(place), storage::UnsuitablePlace);
    EXPECT_EQ(text_of(target), "");
}

// F12
TEST(OpenStoreTest, NetworkFileSystemsAreKnownByTheirMagic) {
    constexpr unsigned long network[] = {NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, AFS_SUPER_MAGIC,
                                         CODA_SUPER_MAGIC, V9FS_MAGIC};
    for (const auto magic : network) {
        EXPECT_TRUE(storage::is_network_file_system(magic)) << std::hex << magic;
    }
    // CIFS, as a 32-bit kernel's signed word widens it.
    EXPECT_TRUE(storage::is_network_file_system(0xffffffffff534d42UL));
    constexpr unsigned long local[] = {EXT4_SUPER_MAGIC, TMPFS_MAGIC, OVERLAYFS_SUPER_MAGIC,
                                       BTRFS_SUPER_MAGIC, XFS_SUPER_MAGIC};
    for (const auto magic : local) {
        EXPECT_FALSE(storage::is_network_file_system(magic)) << std::hex << magic;
    }
}

// F4
TEST(OpenStoreTest, AFullDiskLosesNothingThatWasThere) {
    const TemporaryDirectory directory;
    const auto code = exit_code_of([&] {
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", directory.path().c_str(), "tmpfs", 0, "size=1m,mode=0700") != 0) {
            return 77;
        }
        std::size_t kept = 0;
        {
            const auto store = open_in(directory.path()).store;
            try {
                for (int i = 0; i < 100000; ++i) {
                    const auto id = std::to_string(i);
                    store->apply_plan(id, plan_of({planned("k/" + id, id)}), noon, today);
                    ++kept;
                }
                return 1;
            } catch (const domain::StoreError&) {
            }
            if (store->due(noon, 1000000).size() != kept) {
                return 2;
            }
        }
        const auto again = open_in(directory.path());
        return !again.set_aside && again.store->due(noon, 1000000).size() == kept ? 7 : 3;
    });
    if (code == 77) {
        GTEST_LOG_(INFO) << "this user may mount nothing: the full disk was not tried";
        return;
    }
    EXPECT_EQ(code, 7);
}

// F15
TEST(OpenStoreTest, AFileThatIsDeletedUnderItTakesNothingMore) {
    const TemporaryDirectory directory;
    const auto store = open_in(directory.path()).store;
    store->set_note("a", "1");
    fs::remove(directory.path() / "kith.db");
    EXPECT_THROW(store->set_note("a", "2"), storage::MovedDatabase);
    directory.write("kith.db", "");
    EXPECT_THROW(store->set_note("a", "3"), storage::MovedDatabase) << "another file of the name";
}

// F15
TEST(OpenStoreTest, WhatItHeldWhenItsDirectoryWasDeletedComesBack) {
    const TemporaryDirectory directory;
    const auto place = directory.path() / "kith";
    {
        const auto store = open_in(place).store;
        store->set_note("a", "1");
        fs::remove_all(place);
        EXPECT_THROW(store->set_note("a", "2"), storage::MovedDatabase);
        storage::rescue(*store, place);
    }
    const auto store = open_in(place).store;
    EXPECT_EQ(store->note("a"), "1");
    EXPECT_TRUE(store->note(storage::restored_note));
    EXPECT_FALSE(fs::exists(place / "kith.db.rescued"));
}

// F15
TEST(OpenStoreTest, AFileThatIsGoneComesBackFromTheNewestBackup) {
    const TemporaryDirectory directory;
    fill(directory.path());
    {
        const auto store = open_in(directory.path()).store;
        storage::rotate_backup(*store, directory.path(), today);
    }
    fs::remove(directory.path() / "kith.db");
    const auto opened = open_in(directory.path());
    EXPECT_TRUE(opened.restored);
    EXPECT_EQ(opened.store->note("filled"), "yes");
    EXPECT_EQ(opened.store->note(storage::restored_note), "kith-2026-11-23.db");
}

// F11 F15
TEST(OpenStoreTest, WhoeverDeletesTheLockFileLetsNoSecondOneIn) {
    const TemporaryDirectory directory;
    const auto opened = open_in(directory.path());
    fs::remove(directory.path() / "kith.lock");
    EXPECT_THROW(open_in(directory.path()), storage::AlreadyRunning);
}

// F6
TEST(OpenStoreTest, ALogLeftBehindFindsTheDatabaseItBelongsTo) {
    const TemporaryDirectory directory;
    directory.write("kith.db.damaged-2026-11-23T11:00:00Z", "of an earlier day");
    directory.write("kith.db.damaged-2026-11-23T12:00:00Z", "cut off before its log was moved");
    directory.write("kith.db-wal", "its log");
    open_in(directory.path());
    EXPECT_EQ(text_of(directory.path() / "kith.db.damaged-2026-11-23T12:00:00Z-wal"), "its log");
}

// F6
TEST(OpenStoreTest, WhatWaitedInVainToReplaceItIsForgotten) {
    const TemporaryDirectory directory;
    fill(directory.path());
    fs::copy_file(directory.path() / "kith.db", directory.path() / "kith.db.restored");
    open_in(directory.path());
    EXPECT_FALSE(fs::exists(directory.path() / "kith.db.restored"));
}

// F6
TEST(OpenStoreTest, ARowThatSqliteCannotJudgeEndsItOnlyOnce) {
    const TemporaryDirectory directory;
    fill(directory.path());
    storage::rotate_backup(*open_in(directory.path()).store, directory.path(), today);
    storage::distrust(directory.path());
    EXPECT_FALSE(open_in(directory.path()).set_aside) << "distrusted without a reason";

    execute(directory.path() / "kith.db", "UPDATE reminder SET reasons = 'x' WHERE id = 7");
    EXPECT_THROW((void)open_in(directory.path()).store->due(noon, 1000), storage::DamagedDatabase);
    storage::distrust(directory.path());
    const auto opened = open_in(directory.path());
    EXPECT_TRUE(opened.set_aside);
    EXPECT_TRUE(opened.restored);
    EXPECT_EQ(opened.store->due(noon, 1000).size(), 200U);
    EXPECT_FALSE(storage::is_distrusted(directory.path()));
}

TEST(OpenStoreTest, AStoreInMemoryIsAStore) {
    const auto store = storage::open_in_memory();
    store->set_note("a", "1");
    EXPECT_EQ(store->note("a"), "1");
    EXPECT_NE(storage::open_in_memory()->instance(), store->instance());
}

} // namespace kith::test
