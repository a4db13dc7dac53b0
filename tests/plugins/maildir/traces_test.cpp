#include "maildir/traces.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace kith::maildir {
namespace {

using domain::Direction;
using test::day;
using test::instant;

/// One mail of Anna's, or mine to her.
struct Mail {
    const char* day = "2026-11-20";
    const char* time = "10:00:00Z";
    const char* subject = "Hello";
    Direction direction = Direction::In;
    const char* address = "anna@example.org";
};

void add(Traces& traces, const Mail& mail) {
    traces.add({mailbox_of(mail.address, "Anna").value(), mail.direction},
               instant(std::string(mail.day) + 'T' + mail.time), day(mail.day), mail.subject);
}

TEST(TracesTest, AreOneAPersonDayAndDirection) {
    Traces traces;
    add(traces, {.time = "10:00:00Z", .subject = "second"});
    add(traces, {.time = "09:00:00Z", .subject = "first"});
    add(traces, {.time = "11:00:00Z", .subject = "third"});
    add(traces, {.subject = "mine", .direction = Direction::Out});
    add(traces, {.day = "2026-11-19", .subject = "the day before"});
    add(traces, {.subject = "another", .address = "ben@example.org"});
    const auto found = traces.take_new();
    ASSERT_EQ(found.size(), 4u);
    EXPECT_EQ(found[0].evidence, "the day before");
    std::set<std::string> keys;
    std::set<std::string> said;
    for (const auto& proposal : found) {
        keys.insert(proposal.key);
        said.insert(proposal.evidence);
        EXPECT_EQ(proposal.kind, domain::InteractionKind::Message);
    }
    EXPECT_EQ(keys.size(), 4u);
    EXPECT_EQ(said, (std::set<std::string>{"first", "mine", "the day before", "another"}));
    EXPECT_TRUE(traces.take_new().empty());
}

TEST(TracesTest, AreTheSameInWhateverOrderTheMailsAreRead) {
    std::vector<Mail> mails{{.time = "09:00:00Z", .subject = "a"},
                            {.time = "09:00:00Z", .subject = "b"},
                            {.time = "12:00:00Z", .subject = "c"},
                            {.day = "2026-11-21", .subject = "d"}};
    std::vector<source::Proposal> first;
    for (int i = 0; i < 4; ++i) {
        Traces traces;
        std::rotate(mails.begin(), mails.begin() + 1, mails.end());
        for (const auto& mail : mails) {
            add(traces, mail);
        }
        const auto found = traces.take_new();
        first = i == 0 ? found : first;
        EXPECT_EQ(found, first);
    }
}

TEST(TracesTest, KeepTheirKeysForEver) {
    Traces traces;
    add(traces, {});
    // kithd remembers these keys: a change here proposes everything once more.
    EXPECT_EQ(traces.take_new().at(0).key, "m:408341a18e0b3a5eca19230125518775");
}

TEST(TracesTest, SayAgainWhatChangedAndNothingElse) {
    Traces traces;
    add(traces, {.time = "10:00:00Z", .subject = "second"});
    const auto key = traces.take_new().at(0).key;
    add(traces, {.time = "11:00:00Z", .subject = "third"});
    EXPECT_TRUE(traces.take_new().empty());
    add(traces, {.time = "09:00:00Z", .subject = "first"});
    const auto changed = traces.take_new();
    ASSERT_EQ(changed.size(), 1u);
    EXPECT_EQ(changed[0].key, key);
    EXPECT_EQ(changed[0].evidence, "first");
}

TEST(TracesTest, CanAllBeSaidAgain) {
    Traces traces;
    add(traces, {.day = "2026-11-20"});
    add(traces, {.day = "2026-11-19"});
    const auto first = traces.take_new();
    add(traces, {.day = "2026-11-21"});
    const auto all = traces.take_all();
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0], first[0]);
    EXPECT_EQ(all[1], first[1]);
    EXPECT_TRUE(traces.take_new().empty());
}

TEST(TracesTest, NameAnInternationalDomainInBothSpellings) {
    Traces traces;
    add(traces, {.address = "anna@xn--mller-kva.example"});
    const auto found = traces.take_new();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NE(found[0].key, found[1].key);
    EXPECT_EQ((std::set<std::string>{found[0].email, found[1].email}),
              (std::set<std::string>{"anna@müller.example", "anna@xn--mller-kva.example"}));
}

TEST(TracesTest, AreForgottenWithTheWindow) {
    Traces traces;
    add(traces, {.day = "2026-11-19"});
    add(traces, {.day = "2026-11-20"});
    traces.forget_before(day("2026-11-20"));
    EXPECT_EQ(traces.size(), 1u);
    EXPECT_EQ(traces.take_new().size(), 1u);
}

} // namespace
} // namespace kith::maildir
