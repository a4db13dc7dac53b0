#include "calendar/guests.hpp"

#include "plugins/calendar/loop_until.hpp"

#include <asio/io_context.hpp>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::calendar {

namespace {

using namespace std::chrono_literals;

/// One connection: ours and the guest's end.
class Line {
public:
    Line() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_), 0); }
    ~Line() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    [[nodiscard]] int ours() const { return ends_[0]; }
    [[nodiscard]] bool shut() const {
        char byte = 0;
        return ::recv(ends_[1], &byte, 1, 0) == 0;
    }

private:
    int ends_[2] = {-1, -1};
};

class GuestsTest : public testing::Test {
protected:
    std::shared_ptr<Guests> guests(std::size_t number, std::chrono::milliseconds asking = 1h,
                                   std::chrono::milliseconds answering = 1h) {
        return std::make_shared<Guests>(loop_, Guests::Limits{number, asking, answering});
    }
    asio::io_context loop_;
    Line first_;
    Line second_;
    Line third_;
};

} // namespace

TEST_F(GuestsTest, MakesRoomByTheOldestThatStillAsks) {
    const auto house = guests(2);
    auto one = house->admit(first_.ours());
    auto two = house->admit(second_.ours());
    one.answering();
    const auto three = house->admit(third_.ours());
    EXPECT_FALSE(first_.shut());
    EXPECT_TRUE(second_.shut());
    EXPECT_FALSE(third_.shut());
    EXPECT_EQ(house->present(), 2U);
}

TEST_F(GuestsTest, MakesRoomByTheOldestWhenAllAreAnswered) {
    const auto house = guests(2);
    auto one = house->admit(first_.ours());
    auto two = house->admit(second_.ours());
    two.answering();
    one.answering();
    const auto three = house->admit(third_.ours());
    EXPECT_TRUE(first_.shut());
    EXPECT_FALSE(second_.shut());
}

TEST_F(GuestsTest, ForgetsWhoLeft) {
    const auto house = guests(1);
    { const auto gone = house->admit(first_.ours()); }
    const auto stays = house->admit(second_.ours());
    EXPECT_EQ(house->present(), 1U);
    EXPECT_FALSE(first_.shut());
}

TEST_F(GuestsTest, SendsAwayWhoAsksTooSlowly) {
    const auto house = guests(5, 30ms);
    const auto slow = house->admit(first_.ours());
    auto quick = house->admit(second_.ours());
    quick.answering();
    EXPECT_TRUE(test::loop_until(loop_, [&] { return house->present() == 1; }));
    EXPECT_TRUE(first_.shut());
    EXPECT_FALSE(second_.shut());
}

TEST_F(GuestsTest, SendsAwayWhoTakesTooLong) {
    const auto house = guests(5, 1h, 30ms);
    auto slow = house->admit(first_.ours());
    const auto asks = house->admit(second_.ours());
    slow.answering();
    EXPECT_TRUE(test::loop_until(loop_, [&] { return house->present() == 1; }));
    EXPECT_TRUE(first_.shut());
}

TEST_F(GuestsTest, LetsTicketsOutliveTheHouse) {
    auto house = guests(5);
    auto ticket = house->admit(first_.ours());
    house.reset();
    ticket.answering();
    ticket.give_up();
    EXPECT_FALSE(first_.shut());
}

} // namespace kith::calendar
