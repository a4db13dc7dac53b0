#include "calendar/listener.hpp"

#include "plugins/calendar/loop_until.hpp"

#include <asio/io_context.hpp>
#include <gtest/gtest.h>

namespace kith::calendar {

namespace {

using asio::ip::tcp;

class ListenerTest : public testing::Test {
protected:
    bool connects(const asio::ip::address& address, std::uint16_t port) {
        tcp::socket socket(loop_);
        std::error_code error;
        socket.connect({address, port}, error);
        return !error;
    }

    asio::io_context loop_;
    int connections_ = 0;
    Listener listener_{loop_, [this](const tcp::socket&) { ++connections_; }};
    asio::ip::address four_ = asio::ip::address_v4::loopback();
    asio::ip::address six_ = asio::ip::address_v6::loopback();
};

} // namespace

// F94
TEST_F(ListenerTest, HearsBothLoopbacksAndNothingElse) {
    const auto port = listener_.open(0);
    EXPECT_TRUE(connects(four_, port));
    EXPECT_TRUE(connects(six_, port));
    EXPECT_TRUE(test::loop_until(loop_, [this] { return connections_ == 2; }));
    EXPECT_FALSE(connects(asio::ip::make_address("127.0.0.2"), port));
}

// F95
TEST_F(ListenerTest, RefusesAPortTakenOnEitherAddress) {
    for (const auto& address : {four_, six_}) {
        tcp::acceptor other(loop_, tcp::endpoint(address, 0));
        const auto port = other.local_endpoint().port();
        try {
            listener_.open(port);
            FAIL() << address;
        } catch (const std::system_error& error) {
            EXPECT_EQ(error.code(), std::errc::address_in_use);
        }
        EXPECT_FALSE(connects(address == four_ ? six_ : four_, port));
    }
}

TEST_F(ListenerTest, OpensAgainAfterClosing) {
    const auto port = listener_.open(0);
    listener_.close();
    EXPECT_FALSE(connects(four_, port));
    EXPECT_EQ(listener_.open(port), port);
    EXPECT_TRUE(connects(four_, port));
    EXPECT_TRUE(test::loop_until(loop_, [this] { return connections_ == 1; }));
}

} // namespace kith::calendar
