#include "storage/store_conformance.hpp"

#include "support/temporary_directory.hpp"

#include <sys/stat.h>

namespace kith::test {

TEST_P(StoreConformance, AnEmptyStoreKnowsNothing) {
    EXPECT_EQ(store().newest_record(), std::nullopt);
    EXPECT_EQ(store().contact_count(), 0U);
    EXPECT_EQ(store().agenda_revision(), 0);
    EXPECT_TRUE(store().due(noon, 10).empty());
    EXPECT_TRUE(store().open_reminders().empty());
    EXPECT_EQ(store().note("config"), std::nullopt);
    EXPECT_EQ(store().pending_count("mail"), 0U);
}

TEST_P(StoreConformance, TheInstanceIsANameForEver) {
    const auto name = store().instance();
    EXPECT_EQ(name.size(), 26U);
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
    EXPECT_EQ(store().instance(), name);
    EXPECT_NE(GetParam().build()->reopened().instance(), name);
}

TEST_P(StoreConformance, ATransactionIsAllOrNothing) {
    auto& held = store();
    EXPECT_THROW(held.transact([&] {
        held.set_note("a", "1");
        held.transact([&] { held.apply_plan("x", plan_of({planned("k", "x")}), noon, today); });
        throw std::runtime_error("not so");
    }),
                 std::runtime_error);
    EXPECT_EQ(store().note("a"), std::nullopt);
    EXPECT_EQ(store().reminder("k"), std::nullopt);
    EXPECT_EQ(store().newest_record(), std::nullopt);

    auto& again = store();
    again.transact([&] {
        again.set_note("a", "1");
        again.transact([&] { again.set_note("b", "2"); });
    });
    EXPECT_EQ(store().note("a"), "1");
    EXPECT_EQ(store().note("b"), "2");
}

TEST_P(StoreConformance, AnInnerStepThatFailsIsNotPassedOver) {
    auto& held = store();
    const auto fails = [&] {
        held.set_note("b", "2");
        throw std::runtime_error("not so");
    };
    EXPECT_THROW(held.transact([&] {
        held.set_note("a", "1");
        EXPECT_THROW(held.transact(fails), std::runtime_error);
    }),
                 domain::StoreError);
    EXPECT_THROW(held.transact([&] {
        EXPECT_THROW(held.transact(fails), std::runtime_error);
        held.set_note("c", "3");
    }),
                 domain::StoreError);
    EXPECT_EQ(store().note("a"), std::nullopt);
    EXPECT_EQ(store().note("b"), std::nullopt);
    EXPECT_EQ(store().note("c"), std::nullopt);
    auto& again = store();
    again.transact([&] { again.set_note("d", "4"); });
    EXPECT_EQ(store().note("d"), "4");
}

TEST_P(StoreConformance, AFailedTransitionLeavesNothingBehind) {
    store().apply_plan("anna", plan_of({planned("k", "anna")}), noon, today);
    auto unknown = single("mail", "there is no such reminder");
    const auto made = opening("k", {single("mail", "k"), unknown});
    EXPECT_THROW(store().open(std::span(&made, 1), noon, today), domain::StoreError);
    EXPECT_EQ(state_of("k"), domain::ReminderState::Planned);
    EXPECT_TRUE(store().deliveries_of("k").empty());
}

TEST_P(StoreConformance, AnEventIsTakenOnce) {
    int taken = 0;
    EXPECT_TRUE(store().once("e1", noon, [&] { ++taken; }));
    EXPECT_FALSE(store().once("e1", noon + 1h, [&] { ++taken; }));
    EXPECT_TRUE(store().once("e2", noon + 2h, [&] { ++taken; }));
    EXPECT_EQ(taken, 2);
    EXPECT_EQ(store().newest_record(), noon + 2h);
}

TEST_P(StoreConformance, AnEventThatFailsCanBeTakenLater) {
    auto& held = store();
    EXPECT_THROW(held.once("e1", noon,
                           [&] {
                               held.set_note("a", "1");
                               throw std::runtime_error("not so");
                           }),
                 std::runtime_error);
    EXPECT_EQ(store().note("a"), std::nullopt);
    EXPECT_TRUE(store().once("e1", noon, [] {}));
}

TEST_P(StoreConformance, ANoteIsReplaced) {
    store().set_note("hash", "one");
    store().set_note("hash", "two");
    EXPECT_EQ(store().note("hash"), "two");
}

TEST_P(StoreConformance, TheNewestRecordNeverGoesBack) {
    store().apply_plan("anna", plan_of({planned("a", "anna")}), noon, today);
    store().apply_plan("anna", plan_of({planned("b", "anna")}), noon - 24h, day(-1));
    EXPECT_EQ(store().newest_record(), noon);
}

TEST_P(StoreConformance, ABackupIsAWholeNewFile) {
    const TemporaryDirectory directory;
    const auto file = (directory.path() / "copy").string();
    store().set_note("a", "1");
    ::umask(0);
    store().back_up(file);
    ::umask(022);
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
    EXPECT_GT(status.st_size, 0);
    EXPECT_THROW(store().back_up(file), domain::StoreError);
    EXPECT_THROW(store().back_up((directory.path() / "no/such").string()), domain::StoreError);
}

} // namespace kith::test
