// Very many people, and very many of them due in one minute after a long absence.

#include "app/engine.hpp"
#include "storage/open_store.hpp"
#include "support/dates.hpp"
#include "support/fake_plugin_directory.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::endurance {

namespace {

using domain::Instant;
using test::day;
using test::wall;

constexpr const char* home = "Europe/Berlin";
constexpr int people_per_day = 5;

/// Everybody every six weeks, five a day by popup; birthdays of all by mail, once a day.
domain::Configuration configuration() {
    using namespace std::chrono_literals;
    domain::Configuration made;
    made.time_zone = home;
    made.pace.people_per_day = people_per_day;
    domain::Rule friends;
    friends.name = "friends";
    friends.terms = domain::KeepInTouch{{{6, domain::Span::Unit::Weeks}, std::nullopt}};
    friends.channels = {"popup"};
    domain::Rule birthdays;
    birthdays.name = "birthdays";
    birthdays.terms = domain::Occasion{domain::DateKind::Birthday, "", {domain::Span{}}};
    birthdays.channels = {"mail"};
    made.rules = {friends, birthdays};
    made.channels.resize(2);
    made.channels[0].name = "popup";
    made.channels[0].plugin = "desktop";
    made.channels[1].name = "mail";
    made.channels[1].plugin = "email";
    made.channels[1].digest = domain::DigestHours{9h, domain::Weekdays::all()};
    domain::Channel book;
    book.name = "address-book";
    book.plugin = "vcard";
    made.sources = {book};
    return made;
}

/// One of five was born on 10 March; of the others some have waited longer.
domain::Contact somebody(int number) {
    domain::Contact contact;
    contact.id = "p" + std::to_string(number);
    contact.name = "Person " + std::to_string(number);
    contact.emails = {contact.id + "@example.org"};
    contact.last_contact = domain::plus_days(day("2025-10-01"), number % 5 == 0 ? 80 : number % 71);
    domain::DatedFact birthday;
    birthday.date = {1980, 3, 10};
    if (number % 5 != 0) {
        birthday.date.month = static_cast<unsigned>(5 + number % 7);
    }
    contact.dates = {birthday};
    return contact;
}

/// kithd's engine on a store on disk, with channels that take everything.
class Crowd {
public:
    Crowd(std::filesystem::path directory, int people)
        : directory_(std::move(directory)), people_(people) {
        plugins_.add("desktop").sink = true;
        plugins_.add("email").sink = true;
        plugins_.add("vcard").source = true;
    }

    void start(Instant now) {
        engine_.reset();
        store_.reset();
        store_ = storage::open(directory_, now, storage::Durability::None).store;
        engine_ = std::make_unique<app::Engine>(
            *store_, app::make_situation(configuration(), plugins_, home));
        engine_->start(now);
    }
    void stop() {
        engine_.reset();
        store_.reset();
    }
    /// As an address book reports itself.
    void arrive(Instant now) {
        for (int first = 0; first < people_; first += 500) {
            std::vector<domain::Contact> some;
            for (int number = first; number < std::min(first + 500, people_); ++number) {
                some.push_back(somebody(number));
            }
            const auto changed =
                store_->put_contacts("address-book", some, {}, "", now, engine_->today(now));
            engine_->contacts_changed(changed, now);
        }
    }
    /// What comes out at that moment.
    std::map<std::string, std::vector<domain::Message>> deliver(Instant now) {
        engine_->advance(now);
        std::map<std::string, std::vector<domain::Message>> sent;
        for (const auto* channel : {"popup", "mail"}) {
            while (const auto dispatch = engine_->outbox().next(channel, now)) {
                sent[channel].push_back(dispatch->message);
                engine_->outbox().finish(*dispatch, {}, now);
            }
        }
        return sent;
    }

    /// How many deliveries of a kind stand in each state.
    [[nodiscard]] std::map<std::string, int> account() const {
        sqlite3* database = nullptr;
        sqlite3_open_v2((directory_ / "kith.db").c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
        std::map<std::string, int> found;
        const auto take = [](void* into, int, char** row, char**) {
            auto& map = *static_cast<std::map<std::string, int>*>(into);
            map[std::string(row[0]) + " " + row[1]] = std::atoi(row[2]);
            return 0;
        };
        sqlite3_exec(database, "SELECT kind, state, count(*) FROM delivery GROUP BY kind, state",
                     take, &found, nullptr);
        sqlite3_close(database);
        return found;
    }
    [[nodiscard]] domain::Store& store() { return *store_; }

private:
    std::filesystem::path directory_;
    int people_;
    test::FakePluginDirectory plugins_;
    std::unique_ptr<domain::Store> store_;
    std::unique_ptr<app::Engine> engine_;
};

/// Those that only a cadence asks for: the pace is theirs. One that fell on a birthday is said with
/// it.
int paced(const std::vector<domain::Message>& messages) {
    return static_cast<int>(std::count_if(messages.begin(), messages.end(), [](const auto& one) {
        return !one.items.empty() && one.items.front().key.starts_with("friends/");
    }));
}

int singles(const std::vector<domain::Message>& messages) {
    return static_cast<int>(std::count_if(messages.begin(), messages.end(), [](const auto& one) {
        return one.kind == domain::Message::Kind::Single;
    }));
}

/// Off from January until a fifth of all has birthday: who is back is told of it by one mail, of
/// five people by popup, and everything is accounted for.
void come_back_to(int people) {
    const test::TemporaryDirectory directory;
    Crowd crowd(directory.path(), people);
    crowd.start(wall(home, "2026-01-05 07:00"));
    crowd.arrive(wall(home, "2026-01-05 07:00"));
    int told = singles(crowd.deliver(wall(home, "2026-01-05 09:00")).at("popup"));
    EXPECT_EQ(told, people_per_day);
    crowd.stop();

    const auto back = wall(home, "2026-03-10 09:00");
    crowd.start(back);
    const auto sent = crowd.deliver(back);
    const int born = people / 5;
    ASSERT_EQ(sent.at("mail").size(), 1U);
    const auto& mail = sent.at("mail").front();
    EXPECT_EQ(mail.title, std::to_string(born) + " people to be in touch with");
    EXPECT_EQ(mail.items.size(), 100U);
    EXPECT_LE(mail.body.size(), std::size_t{1} << 20);
    EXPECT_EQ(paced(sent.at("popup")), people_per_day);
    EXPECT_LE(sent.at("popup").size(), 2U * people_per_day + 1U); // and that kith was off
    told += singles(sent.at("popup"));

    auto account = crowd.account();
    EXPECT_EQ(account["item delivered"], born);
    EXPECT_EQ(account["single delivered"], told);
    EXPECT_EQ(account["item pending"] + account["item leased"] + account["single pending"], 0);
    EXPECT_EQ(crowd.store().open_count(), static_cast<std::size_t>(born + 2 * people_per_day));

    // The same moment again says nothing; the next day has its own five, and one mail that counts
    // what stands.
    EXPECT_TRUE(crowd.deliver(back).empty());
    const auto next = crowd.deliver(wall(home, "2026-03-11 09:00"));
    EXPECT_EQ(paced(next.at("popup")), people_per_day);
    EXPECT_EQ(next.at("mail").size(), 1U);
    account = crowd.account();
    EXPECT_EQ(account["item delivered"], born);
    EXPECT_EQ(account["single delivered"], told + people_per_day);
}

/// The most memory that a process of its own needs for it, in KiB.
long peak_of(int people) {
    const auto child = ::fork();
    if (child == 0) {
        come_back_to(people);
        std::_Exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = -1;
    rusage usage{};
    EXPECT_EQ(::wait4(child, &status, 0, &usage), child);
    EXPECT_EQ(status, 0) << people;
    return usage.ru_maxrss;
}

} // namespace

// F24 F47
TEST(LoadTest, AThousandAreDueAmongFiveThousandAfterALongAbsence) { come_back_to(5'000); }

// F24 F47
TEST(LoadTest, TwentyThousandAreDueAmongAHundredThousandInTheLongRun) {
    const auto few = peak_of(5'000);
    const auto many = peak_of(100'000);
    RecordProperty("peak_kib_of_5000", std::to_string(few));
    RecordProperty("peak_kib_of_100000", std::to_string(many));
    std::cout << "peak of 5000: " << few << " KiB, of 100000: " << many << " KiB\n";
    EXPECT_LT(many, 2.5 * static_cast<double>(few)); // twenty times as many people
}

} // namespace kith::endurance
