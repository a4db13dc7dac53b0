#include "storage/open_store.hpp"
#include "storage/samples.hpp"
#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace kith::test {

namespace {

/// A directory with the store that an earlier kith left: tests/storage/version_1.sql.
class OldStore {
public:
    OldStore() {
        std::filesystem::permissions(directory_.path(), std::filesystem::perms::owner_all);
        sqlite3* database = nullptr;
        EXPECT_EQ(sqlite3_open((directory_.path() / "kith.db").c_str(), &database), SQLITE_OK);
        for (const auto* script : {KITH_SCHEMA_1, KITH_VERSION_1}) {
            EXPECT_EQ(sqlite3_exec(database, text_of(script).c_str(), nullptr, nullptr, nullptr),
                      SQLITE_OK)
                << sqlite3_errmsg(database);
        }
        sqlite3_close(database);
    }

    domain::Store& reopened() {
        store_.reset();
        auto opened = storage::open(directory_.path(), noon, storage::Durability::None);
        EXPECT_FALSE(opened.set_aside);
        store_ = std::move(opened.store);
        return *store_;
    }

private:
    TemporaryDirectory directory_;
    std::unique_ptr<domain::Store> store_;
};

} // namespace

TEST(MigrationTest, AnOldStoreKeepsAllItKnew) {
    OldStore old;
    for (int openings = 0; openings < 2; ++openings) {
        auto& store = old.reopened();
        EXPECT_EQ(store.instance(), "abcdefghijklmnopqrstuvwxyz");
        EXPECT_EQ(store.contact_count(), 4U);
        EXPECT_EQ(store.contact_by_email("anna@example.org"), "anna");
        const auto facts = store.facts("anna", today).value();
        EXPECT_EQ(facts.contact.subject, domain::SubjectKind::Person);
        EXPECT_EQ(facts.contact.importance, domain::Importance::High);
        EXPECT_EQ(facts.first_known, day(-300));
        EXPECT_EQ(facts.interactions.size(), 2U);
        ASSERT_EQ(facts.promises.size(), 1U);
        EXPECT_EQ(facts.promises[0].text, "send the book");
        EXPECT_EQ(facts.promises[0].introduces, "");
        EXPECT_EQ(facts.arrangement, domain::Arrangement{});
        ASSERT_EQ(facts.reminders.size(), 1U);
        EXPECT_EQ(facts.reminders[0].key, "friends/anna/2026-10-12");
        EXPECT_EQ(facts.reminders[0].state, domain::ReminderState::Open);
        EXPECT_FALSE(facts.reminders[0].paced);
        EXPECT_EQ(store.deliveries_of("friends/anna/2026-10-12").size(), 1U);
        EXPECT_EQ(store.promise(2)->text, "kept");
        EXPECT_EQ(store.proposals().open_count(), 0U);
    }
}

TEST(MigrationTest, AnOldStoreKnowsWhenOneWasInTouch) {
    OldStore old;
    const auto silent = old.reopened().longest_silent(today, 10);
    ASSERT_EQ(silent.size(), 2U); // Ben never was, Cem is dead
    EXPECT_EQ(silent[0],
              (domain::CircleMember{"anna", "Anna", domain::Importance::High, day(-42)}));
    EXPECT_EQ(silent[1].id, "person:network:Choir");
    EXPECT_EQ(silent[1].last_touch, day(-100));
}

TEST(MigrationTest, APersonWithACirclesIdMakesRoomForTheCircle) {
    OldStore old;
    const auto choir = circle(domain::SubjectKind::Network, "Choir");
    old.reopened().put_contacts(domain::circle_source, std::span(&choir, 1), {}, "", noon, today);
    auto& store = old.reopened();
    EXPECT_EQ(store.contact("network:Choir"), choir);
    EXPECT_TRUE(store.interactions("network:Choir", 10).empty());
    const auto person = store.facts("person:network:Choir", today).value();
    EXPECT_EQ(person.contact.name, "Dora");
    EXPECT_EQ(person.interactions.size(), 1U);
    EXPECT_EQ(person.reminders.size(), 1U);
    const auto renamed = test::person("network:Choir", "Dora D.");
    store.put_contacts("book", std::span(&renamed, 1), {}, "", noon, today);
    EXPECT_EQ(old.reopened().contact("person:network:Choir")->name, "Dora D.");
    EXPECT_EQ(old.reopened().contact("network:Choir"), choir);
}

} // namespace kith::test
