#include "life.hpp"
#include "support/open_descriptors.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace kith::endurance {

namespace {

using Events = std::map<std::string, int>;

/// G1 to G5 and G9 under all faults at once: Ledger complains of each. Adds what happened.
void soak(std::uint64_t seed, int days, Events& happened) {
    const test::TemporaryDirectory directory;
    Life life(seed, directory.path());
    const auto descriptors = test::open_descriptors();
    life.live(days);
    life.come_to_rest();
    EXPECT_EQ(test::open_descriptors(), descriptors);
    EXPECT_EQ(life.ledger().complaints(), std::vector<std::string>{}) << "seed " << seed;
    EXPECT_GT(life.ledger().openings(), static_cast<std::size_t>(days) / 4);
    EXPECT_GT(life.ledger().arrivals(), static_cast<std::size_t>(days) / 4);
    for (const auto& [event, times] : life.events()) {
        happened[event] += times;
    }
}

void expect_all_of(const Events& happened) {
    for (const char* event :
         {"crash", "jump", "reload", "people", "address book", "answer", "snooze", "talk", "outage",
          "uncertain", "retry", "permanent", "unavailable"}) {
        EXPECT_TRUE(happened.contains(event)) << event;
    }
}

} // namespace

// F1 F2 F20 F21
TEST(SoakTest, ThreeMonthsOfAllFaultsAtOnceBreakNoPromise) {
    Events happened;
    for (const std::uint64_t seed : {1U, 2U}) {
        soak(seed, 91, happened);
    }
    expect_all_of(happened);
}

TEST(SoakTest, TwoYearsOfAllFaultsAtOnceBreakNoPromiseInTheLongRun) {
    Events happened;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        soak(seed, 731, happened);
    }
    expect_all_of(happened);
}

} // namespace kith::endurance
