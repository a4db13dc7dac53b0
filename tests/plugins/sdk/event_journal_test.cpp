#include "sdk/event_journal.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::sdk {
namespace {

using domain::Value;

Value event(const std::string& id) { return Value::Object{{"event_id", id}, {"type", "done"}}; }

class EventJournalTest : public testing::Test {
protected:
    test::TemporaryDirectory state_;
    EventJournal journal_{state_.path()};
};

TEST_F(EventJournalTest, IsEmptyAtFirst) { EXPECT_TRUE(journal_.kept().empty()); }

TEST_F(EventJournalTest, GivesBackTheOldestFirst) {
    journal_.keep(event("b"));
    journal_.keep(event("a"));
    EXPECT_EQ(EventJournal(state_.path()).kept(), (std::vector<Value>{event("a"), event("b")}));
}

TEST_F(EventJournalTest, ForgetsWhatIsAnswered) {
    journal_.keep(event("a"));
    journal_.forget("a");
    journal_.forget("never");
    EXPECT_TRUE(journal_.kept().empty());
}

TEST_F(EventJournalTest, IsNobodyElsesToRead) {
    journal_.keep(event("a"));
    struct stat file {};
    ASSERT_EQ(::stat((state_.path() / "events/a.json").c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0600U);
    ASSERT_EQ(::stat((state_.path() / "events").c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0700U);
}

TEST_F(EventJournalTest, RemovesWhatIsNoEvent) {
    journal_.keep(event("a"));
    state_.write("events/b.json", "{\"event_id\":\"b\"");
    state_.write("events/c.json", "{\"event_id\":\"other\"}");
    state_.write("events/d.json", "[]");
    state_.write("events/e.json", "{\"event_id\":7}");
    state_.write("events/f.new", "{}");
    EXPECT_EQ(journal_.kept(), std::vector<Value>{event("a")});
    EXPECT_FALSE(std::filesystem::exists(state_.path() / "events/b.json"));
    EXPECT_FALSE(std::filesystem::exists(state_.path() / "events/f.new"));
}

TEST_F(EventJournalTest, SaysWhenItCannotKeep) {
    EXPECT_THROW(EventJournal("/nonexistent/kith").keep(event("a")), std::system_error);
}

} // namespace
} // namespace kith::sdk
