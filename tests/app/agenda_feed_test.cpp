#include "app/agenda_feed.hpp"

#include "delivery/bounds.hpp"
#include "household.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace kith::app {

namespace {

using domain::AgendaPage;

/// So many friends, all of whom are due.
domain::Configuration crowd(int count) {
    auto configuration = test::two_friends();
    configuration.contacts.clear();
    for (int i = 0; i < count; ++i) {
        configuration.contacts.push_back(test::friend_of_mine(
            "p" + std::to_string(i), "Person " + std::to_string(i), "2026-09-01"));
    }
    return configuration;
}

class AgendaFeedTest : public testing::Test {
protected:
    explicit AgendaFeedTest(domain::Configuration configuration = test::two_friends())
        : home_(std::move(configuration)), feed_(*home_.store, home_.engine().situation()) {}

    /// All pages until the mirror knows everything, each confirmed.
    std::vector<AgendaPage> publish() {
        std::vector<AgendaPage> pages;
        while (auto page = feed_.next_page()) {
            feed_.confirm();
            pages.push_back(std::move(*page));
        }
        return pages;
    }
    void settle(const std::string& contact) {
        const auto key = home_.open_of(contact).key;
        home_.engine().settle({&key, 1}, domain::ReminderState::Skipped, "test", home_.now());
    }

    test::Household home_;
    AgendaFeed feed_;
};

class CrowdedFeedTest : public AgendaFeedTest {
protected:
    CrowdedFeedTest() : AgendaFeedTest(crowd(450)) {}

    static bool names(const AgendaPage& page, const std::string& uid) {
        return std::any_of(page.upsert.begin(), page.upsert.end(),
                           [&](const auto& entry) { return entry.uid == uid; });
    }
};

TEST_F(AgendaFeedTest, BeginsWithTheWholeAgenda) {
    const auto pages = publish();
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_TRUE(pages[0].full);
    EXPECT_TRUE(pages[0].last);
    EXPECT_EQ(pages[0].upsert.size(), 2U);
}

TEST_F(AgendaFeedTest, TellsAnEmptyAgendaToo) {
    test::Household nobody(crowd(0));
    AgendaFeed feed(*nobody.store, nobody.engine().situation());
    const auto page = feed.next_page();
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->full && page->last && page->upsert.empty());
}

TEST_F(AgendaFeedTest, HasNothingMoreToSayUntilSomethingChanges) {
    publish();
    EXPECT_FALSE(feed_.next_page());
}

TEST_F(AgendaFeedTest, OnlyTellsChangesThen) {
    publish();
    settle("anna");
    const auto pages = publish();
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_FALSE(pages[0].full);
    for (const auto& entry : pages[0].upsert) {
        EXPECT_EQ(entry.title.find("Bert"), std::string::npos) << entry.title;
    }
}

TEST_F(AgendaFeedTest, RemovesWhatIsSettled) {
    publish();
    const auto uid = domain::agenda_uid(home_.open_of("anna").key);
    settle("anna");
    EXPECT_EQ(publish().at(0).remove, std::vector{uid});
}

TEST_F(AgendaFeedTest, NeverNamesASettledOneInTheWholeAgenda) {
    const auto uid = domain::agenda_uid(home_.open_of("anna").key);
    settle("anna");
    const auto pages = publish();
    EXPECT_TRUE(pages.at(0).remove.empty());
    for (const auto& entry : pages[0].upsert) {
        EXPECT_NE(entry.uid, uid);
    }
}

TEST_F(AgendaFeedTest, TellsAPageAgainUntilItIsConfirmed) {
    const auto first = feed_.next_page();
    const auto again = feed_.next_page();
    ASSERT_TRUE(first && again);
    EXPECT_EQ(first->upsert, again->upsert);
}

TEST_F(AgendaFeedTest, TellsAllAgainToAMirrorThatStartedAnew) {
    publish();
    feed_.restart();
    const auto pages = publish();
    ASSERT_EQ(pages.size(), 1U);
    EXPECT_TRUE(pages[0].full);
    EXPECT_EQ(pages[0].upsert.size(), 2U);
}

TEST_F(CrowdedFeedTest, TellsALongAgendaInPagesWithOneLast) {
    const auto pages = publish();
    ASSERT_EQ(pages.size(), 3U);
    std::set<std::string> uids;
    for (const auto& page : pages) {
        EXPECT_TRUE(page.full);
        EXPECT_EQ(page.last, &page == &pages.back());
        for (const auto& entry : page.upsert) {
            uids.insert(entry.uid);
        }
    }
    EXPECT_EQ(uids.size(), 450U);
}

TEST_F(CrowdedFeedTest, TellsLongNotesInMorePagesThatEachFitALine) {
    for (auto& contact : home_.configuration.contacts) {
        contact.note = std::string(20'000, '"');
    }
    home_.reload();
    const auto pages = publish();
    std::size_t entries = 0;
    for (const auto& page : pages) {
        std::size_t bytes = 0;
        for (const auto& entry : page.upsert) {
            bytes += delivery::weight(entry);
        }
        EXPECT_LT(2 * bytes, std::size_t{900} << 10); // each byte may be escaped
        EXPECT_EQ(page.last, &page == &pages.back());
        entries += page.upsert.size();
    }
    EXPECT_GT(pages.size(), 3U);
    EXPECT_EQ(entries, 450U);
}

TEST_F(CrowdedFeedTest, EndsChangesWithALastPageHoweverManyThereAre) {
    publish();
    int person = 0;
    for (const int count : {1, 99, 100, 101, 149}) { // of two changes each: it, and the next one
        for (int i = 0; i < count; ++i) {
            settle("p" + std::to_string(person++));
        }
        const auto pages = publish();
        ASSERT_FALSE(pages.empty());
        EXPECT_TRUE(pages.back().last) << count << " at once";
    }
}

TEST_F(CrowdedFeedTest, MarksAllPagesOfAPublicationAlike) {
    for (const auto& page : publish()) {
        EXPECT_EQ(page.revision, home_.store->agenda_revision());
    }
}

TEST_F(CrowdedFeedTest, RemovesWhatIsSettledBetweenTwoPages) {
    const auto uid = domain::agenda_uid(home_.open_of("p0").key);
    const auto first = feed_.next_page().value();
    ASSERT_TRUE(names(first, uid));
    feed_.confirm();
    settle("p0");
    const auto pages = publish();
    EXPECT_FALSE(pages.back().full);
    EXPECT_EQ(pages.back().remove, std::vector{uid});
}

TEST_F(CrowdedFeedTest, BeginsAnewWhenTheMirrorDoesSoInTheMiddle) {
    ASSERT_TRUE(feed_.next_page());
    feed_.confirm();
    feed_.restart();
    EXPECT_EQ(publish().size(), 3U);
}

} // namespace

} // namespace kith::app
