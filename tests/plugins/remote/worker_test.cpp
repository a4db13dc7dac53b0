#include "remote/worker.hpp"

#include <gtest/gtest.h>
#include <poll.h>
#include <stdexcept>

namespace kith::remote {

namespace {

using domain::Outcome;

/// Replies as they come, in this thread.
class WorkerTest : public ::testing::Test {
protected:
    void submit(const std::string& key, Worker::Job job) {
        worker_.submit(key, std::move(job), [this, key](const Outcome& outcome) {
            replies_.emplace_back(key + ':' + outcome.text);
        });
    }
    void await(std::size_t count) {
        while (replies_.size() < count) {
            pollfd watched{worker_.descriptor(), POLLIN, 0};
            ASSERT_EQ(::poll(&watched, 1, 20'000), 1) << "no reply came";
            worker_.on_readable();
        }
    }
    static Outcome until_stopped(const StopSignal& stop) {
        pollfd watched{stop.descriptor(), POLLIN, 0};
        Outcome outcome;
        outcome.text = ::poll(&watched, 1, 20'000) == 1 ? "stopped" : "never stopped";
        return outcome;
    }

    std::vector<std::string> replies_;
    Worker worker_;
};

} // namespace

TEST_F(WorkerTest, DoesOneJobAfterTheOther) {
    std::vector<int> order;
    for (int i = 0; i < 50; ++i) {
        submit("k", [&order, i](const StopSignal&) {
            order.push_back(i);
            return Outcome{};
        });
    }
    await(50);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
    }
}

TEST_F(WorkerTest, StopsRunningAndWaitingJobsOfAKey) {
    submit("a", until_stopped);
    submit("b", until_stopped);
    submit("a", until_stopped);
    worker_.stop("b");
    worker_.stop("a");
    await(3);
    EXPECT_EQ(replies_, (std::vector<std::string>{"a:stopped", "b:stopped", "a:stopped"}));
}

TEST_F(WorkerTest, TurnsAnExceptionIntoAnOutcome) {
    submit("a", [](const StopSignal&) -> Outcome { throw std::runtime_error("no memory"); });
    await(1);
    EXPECT_EQ(replies_.at(0), "a:no memory");
}

TEST(WorkerEndTest, EndsWithoutRepliesWhileWorkIsInFlight) {
    bool replied = false;
    bool stopped = false;
    {
        Worker worker;
        worker.submit(
            "a",
            [&](const StopSignal& stop) {
                pollfd watched{stop.descriptor(), POLLIN, 0};
                stopped = ::poll(&watched, 1, 20'000) == 1;
                return Outcome{};
            },
            [&](const Outcome&) { replied = true; });
    }
    EXPECT_TRUE(stopped);
    EXPECT_FALSE(replied);
}

} // namespace kith::remote
