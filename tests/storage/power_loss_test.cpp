#include "storage/crash_run.hpp"
#include "storage/perishable_disk.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <iostream>

namespace kith::test {

namespace {

constexpr int steps_of_a_run = 3;

/// What SQLite itself finds wrong with the file, to its last page.
std::string integrity_fault(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    std::string found;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    const auto append = [](void* text, int, char** values, char**) {
        *static_cast<std::string*>(text) += values[0];
        return 0;
    };
    if (sqlite3_exec(database, "PRAGMA integrity_check; PRAGMA foreign_key_check", append, &found,
                     nullptr) != SQLITE_OK) {
        found = sqlite3_errmsg(database);
    }
    sqlite3_close(database);
    return found == "ok" ? "" : found;
}

struct PowerLoss {
    int operations = 0; ///< that were made before, or of the whole run
    std::string fault;  ///< what is wrong afterwards
};

/// Runs until the power fails, and opens what the disk then holds.
PowerLoss lose_power(int at, unsigned seed, storage::Durability durability) {
    const TemporaryDirectory directory;
    PowerLoss loss;
    int committed = 0;
    {
        PerishableDisk disk(at);
        try {
            run_steps(
                directory.path(), steps_of_a_run, [&] { ++committed; }, durability);
        } catch (const domain::StoreError&) {
        }
        loss.operations = disk.operations();
        std::mt19937 dice(seed);
        disk.leave_behind(dice);
    }
    const auto file = directory.path() / "kith.db";
    loss.fault = std::filesystem::exists(file) ? integrity_fault(file) : "";
    if (loss.fault.empty()) {
        loss.fault = fault_after(directory.path(), committed);
    }
    return loss;
}

} // namespace

// F3
TEST(PowerLossTest, LeavesWholeStepsAndEveryoneThatWasAcknowledged) {
    const auto* wanted = std::getenv("KITH_POWER_LOSSES"); // at each moment
    const int losses = wanted == nullptr ? 1 : std::stoi(wanted);
    const int all = lose_power(0, 1, storage::Durability::Full).operations;
    ASSERT_GT(all, 50);
    int tried = 0;
    for (int at = 1; at <= all; at += wanted == nullptr ? 3 : 1) {
        for (int seed = at; seed < at + losses; ++seed, ++tried) {
            const auto loss =
                lose_power(at, static_cast<unsigned>(seed), storage::Durability::Full);
            ASSERT_EQ(loss.fault, "") << "power lost before operation " << at << ", seed " << seed;
        }
    }
    std::cout << tried << " power losses at " << all << " operations\n";
}

// F3
TEST(PowerLossTest, TheDiskOfThisTestLosesWhatIsNotSynced) {
    const int all = lose_power(0, 1, storage::Durability::None).operations;
    int lost = 0;
    for (int at = all / 2; at < all; at += 10) {
        lost += lose_power(at, 1, storage::Durability::None).fault.empty() ? 0 : 1;
    }
    EXPECT_GT(lost, 5) << "a store that never syncs must be seen to lose steps";
}

} // namespace kith::test
