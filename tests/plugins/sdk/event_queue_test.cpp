#include "sdk/event_queue.hpp"

#include "host_session.hpp"
#include "support/temporary_directory.hpp"

namespace kith::sdk {
namespace {

using domain::Value;
using test::HostSession;
using test::TemporaryDirectory;

const Value click = Value::Object{{"type", "done"}, {"key", "d-1"}};

/// Through the Host, as a plugin sees it.
class EventTest : public testing::Test, public HostSession {
protected:
    void answer(const Value& event) {
        send(R"({"jsonrpc":"2.0","id":")" + event.at("id").as_string() + "\",\"result\":{}}\n");
    }
};

TEST_F(EventTest, WaitsForInitialize) {
    host->send_event(click);
    EXPECT_EQ(line(), "0 messages");
    initialize();
    const auto messages = written();
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_TRUE(messages[0].find("result"));
    EXPECT_EQ(messages[1].at("method").as_string(), "event");
    EXPECT_EQ(messages[1].at("params").at("key").as_string(), "d-1");
    EXPECT_FALSE(messages[1].at("params").at("event_id").as_string().empty());
}

TEST_F(EventTest, IsRepeatedUnderItsIdUntilAnswered) {
    initialize();
    (void)written();
    host->send_event(click);
    const auto first = written();
    host->repeat_events(std::chrono::hours(1));
    EXPECT_EQ(line(), "0 messages");
    host->repeat_events(std::chrono::seconds(0));
    EXPECT_EQ(written(), first);
    EXPECT_EQ(host->unanswered_events(), 1U);
    answer(first.at(0));
    EXPECT_EQ(host->unanswered_events(), 0U);
    host->repeat_events(std::chrono::seconds(0));
    EXPECT_EQ(line(), "0 messages");
}

TEST_F(EventTest, IsDroppedAndLoggedWhenRefused) {
    initialize();
    host->send_event(click);
    const std::string id = written().at(1).at("id").as_string();
    send(R"({"jsonrpc":"2.0","id":")" + id +
         "\",\"error\":{\"code\":-32602,\"message\":\"no such delivery\"}}\n");
    EXPECT_EQ(host->unanswered_events(), 0U);
    EXPECT_EQ(written().at(0).at("params").at("text").as_string(),
              "an event was refused: no such delivery");
}

TEST_F(EventTest, DoesNotTakeTheAnswerOfAnother) {
    initialize();
    host->send_event(click);
    send("{\"jsonrpc\":\"2.0\",\"id\":\"e1\",\"result\":{}}\n{\"jsonrpc\":\"2.0\",\"id\":1,"
         "\"result\":{}}\n");
    EXPECT_EQ(host->unanswered_events(), 1U);
}

TEST_F(EventTest, SurvivesTheProcess) {
    const TemporaryDirectory state;
    initialize("{}", state.path().string());
    host->send_event(click);
    host->send_event(Value::Object{{"type", "contacts"}, {"upsert", Value::Array{}}});
    host->send_event(Value::Object{{"type", "proposals"}, {"items", Value::Array{}}});
    const auto lost = written().at(1);

    HostSession next;
    next.host->send_event(Value::Object{{"type", "skip"}, {"key", "d-2"}});
    next.initialize("{}", state.path().string());
    const auto messages = next.written();
    ASSERT_EQ(messages.size(), 3U);
    EXPECT_EQ(messages[1], lost);
    EXPECT_EQ(messages[2].at("params").at("type").as_string(), "skip");
    for (const auto& event : {messages[1], messages[2]}) {
        next.send(R"({"jsonrpc":"2.0","id":")" + event.at("id").as_string() +
                  "\",\"result\":{}}\n");
    }

    HostSession last;
    last.initialize("{}", state.path().string());
    EXPECT_EQ(last.written().size(), 1U);
}

TEST_F(EventTest, IsSentEvenWhenTheStateDirectoryIsGone) {
    initialize("{}", "/nonexistent/kith");
    (void)written();
    host->send_event(click);
    const auto messages = written();
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[0].at("method").as_string(), "log");
    EXPECT_EQ(messages[1].at("method").as_string(), "event");
}

TEST(EventQueueTest, GivesEachEventOfEachProcessItsOwnId) {
    std::set<std::string> lines;
    for (int process = 0; process < 50; ++process) {
        EventQueue queue;
        queue.add(click);
        queue.add(click);
        for (const auto& line : queue.due({}, std::chrono::seconds(0))) {
            lines.insert(line);
        }
    }
    EXPECT_EQ(lines.size(), 100U);
}

TEST(EventQueueTest, RefusesAnEventLongerThanALine) {
    EventQueue queue;
    EXPECT_THROW(queue.add(Value::Object{{"note", std::string(1 << 20, 'x')}}), std::length_error);
    EXPECT_EQ(queue.size(), 0U);
}

TEST(EventQueueTest, CountsThePauseFromTheLastWriting) {
    EventQueue queue;
    queue.add(click);
    const EventQueue::Moment start{};
    const std::chrono::seconds pause(5);
    EXPECT_EQ(queue.due(start, pause).size(), 1U);
    EXPECT_EQ(queue.due(start + std::chrono::milliseconds(4999), pause).size(), 0U);
    EXPECT_EQ(queue.due(start + std::chrono::seconds(5), pause).size(), 1U);
    EXPECT_EQ(queue.due(start + std::chrono::seconds(9), pause).size(), 0U);
}

} // namespace
} // namespace kith::sdk
