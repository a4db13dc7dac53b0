#include "life.hpp"
#include "support/open_descriptors.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::endurance {

namespace {

/// G1 to G5 and G9 under all faults at once: Ledger complains of each.
void soak(std::uint64_t seed, int days) {
    const test::TemporaryDirectory directory;
    Life life(seed, directory.path());
    const auto descriptors = test::open_descriptors();
    life.live(days);
    life.come_to_rest();
    EXPECT_EQ(test::open_descriptors(), descriptors);
    EXPECT_EQ(life.ledger().complaints(), std::vector<std::string>{}) << "seed " << seed;
    EXPECT_GT(life.ledger().openings(), static_cast<std::size_t>(days) / 4);
    EXPECT_GT(life.ledger().arrivals(), static_cast<std::size_t>(days) / 4);
    for (const char* event :
         {"crash", "jump", "reload", "people", "address book", "answer", "snooze", "talk", "outage",
          "uncertain", "retry", "permanent", "unavailable"}) {
        EXPECT_TRUE(life.events().contains(event)) << event;
    }
}

} // namespace

// F1 F2 F20 F21 F22
TEST(SoakTest, ThreeMonthsOfAllFaultsAtOnceBreakNoPromise) {
    for (const std::uint64_t seed : {1, 2}) {
        soak(seed, 91);
    }
}

TEST(SoakTest, TwoYearsOfAllFaultsAtOnceBreakNoPromiseInTheLongRun) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        soak(seed, 731);
    }
}

} // namespace kith::endurance
