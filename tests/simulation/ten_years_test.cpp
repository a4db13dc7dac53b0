#include "owner.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::simulation {

namespace {

constexpr int ten_years = 3653;

/// As the header of planning/deal.hpp proves: ceil(N / people_per_day).
int bound_of(const Town& town) {
    const auto most = static_cast<std::size_t>(*town.pace.people_per_day);
    return static_cast<int>((town.residents.size() + most - 1) / most);
}

/// Never early, at most once a key, no more people a day than the pace, nobody waits past the
/// bound, none forgotten: Witness complains of each. What follows shows that there was something to
/// see.
void live_ten_years(std::size_t people, std::uint64_t seed) {
    auto town = make_town(people, seed, test::day("2026-01-05"));
    Witness witness(*town.pace.people_per_day, bound_of(town));
    World world(std::move(town), test::wall("Europe/Berlin", "2026-01-05 08:00"), witness);
    Owner owner(world, seed);
    owner.live(ten_years);

    EXPECT_EQ(witness.complaints(), std::vector<std::string>{}) << "seed " << seed;
    EXPECT_GE(world.today(), test::day("2036-01-05"));
    for (int kind = 0; kind <= static_cast<int>(domain::RuleKind::Appointment); ++kind) {
        EXPECT_TRUE(witness.spoken().contains(static_cast<domain::RuleKind>(kind)))
            << to_text(static_cast<domain::RuleKind>(kind));
    }
    EXPECT_GT(witness.full_days(), 1000);
    EXPECT_GT(witness.longest_wait(), 20);
    EXPECT_GT(owner.events().journeys, 5);
    EXPECT_GT(owner.events().clock_jumps, 20);
    EXPECT_GT(owner.events().absences, 15);
    EXPECT_GT(owner.events().pauses, 300);
}

} // namespace

TEST(TenYearsTest, KeepTheirPromisesToAThousandContacts) { live_ten_years(1'000, 1); }

TEST(TenYearsTest, KeepTheirPromisesToTenThousandContacts) { live_ten_years(10'000, 20261123); }

} // namespace kith::simulation
