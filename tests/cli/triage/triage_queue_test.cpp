#include "cli/triage/triage_queue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::cli {
namespace {

using Place = TriageQueue::Place;

/// Those who wait, by name, two to a page.
TriageQueue::Fetch pages_of(std::vector<std::string> names) {
    std::sort(names.begin(), names.end());
    return [names](const Place& after) {
        TriageQueue::Page page;
        auto next = std::upper_bound(names.begin(), names.end(), after.name);
        for (; next != names.end() && page.people.size() < 2; ++next) {
            page.people.push_back({*next, *next, {}, {}, {}, ""});
        }
        if (next != names.end()) {
            page.next = Place{*(next - 1), *(next - 1)};
        }
        return page;
    };
}

std::string order_of(TriageQueue& queue) {
    std::string order;
    while (const auto person = queue.current()) {
        order += person->name;
        queue.pass();
    }
    return order;
}

TEST(TriageQueueTest, GoesByName) {
    TriageQueue queue({}, pages_of({"c", "a", "b", "d", "e"}));
    EXPECT_EQ(order_of(queue), "abcde");
}

TEST(TriageQueueTest, GoesOnWhereItStoppedAndComesBackToThoseBefore) {
    TriageQueue queue({"b", "b"}, pages_of({"a", "b", "c", "d", "e"}));
    EXPECT_EQ(order_of(queue), "cdeab");
}

TEST(TriageQueueTest, RemembersWhomItCameTo) {
    TriageQueue queue({}, pages_of({"a", "b", "c"}));
    static_cast<void>(queue.current());
    queue.pass();
    EXPECT_EQ(queue.stopped_at(), (Place{"a", "a"}));
    EXPECT_EQ(queue.current()->name, "b");
    EXPECT_TRUE(queue.back());
    EXPECT_EQ(queue.stopped_at(), Place());
    EXPECT_EQ(queue.current()->name, "a");
    EXPECT_FALSE(queue.back());
}

TEST(TriageQueueTest, IsEmptyWhenNobodyWaits) {
    TriageQueue queue({"x", "x"}, pages_of({}));
    EXPECT_FALSE(queue.current());
    EXPECT_TRUE(queue.is_all_read());
    EXPECT_EQ(queue.ahead(), 0u);
}

RC_GTEST_PROP(TriageQueueTest, EverybodyComesOnceFromAnyPlace, ()) {
    std::vector<std::string> names;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
        names.push_back(std::to_string(*rc::gen::inRange(100, 999)));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const auto begin = std::to_string(*rc::gen::inRange(99, 1000));
    TriageQueue queue({begin, begin}, pages_of(names));
    const auto order = order_of(queue);
    RC_ASSERT(order.size() == 3 * names.size());
    for (const auto& name : names) {
        bool found = false;
        for (std::size_t at = 0; at < order.size(); at += 3) {
            found = found || order.compare(at, 3, name) == 0;
        }
        RC_ASSERT(found);
    }
}

} // namespace
} // namespace kith::cli
