#include "remote/refused_login.hpp"

#include "remote/state_file.hpp"
#include "sdk/whole_file.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::remote {

namespace {

using namespace std::chrono_literals;

constexpr RefusedLogin::Time noon{std::chrono::seconds(1'795'000'000)};

class RefusedLoginTest : public ::testing::Test {
protected:
    RefusedLogin open(const std::string& account = "me") const { return {file_, account}; }
    test::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "refused-login";
};

} // namespace

TEST_F(RefusedLoginTest, StandsInAnotherProcessForThisPasswordOnly) {
    open().remember(Secret("wrong"), noon);
    EXPECT_TRUE(open().stands(Secret("wrong"), noon + 1h));
    EXPECT_FALSE(open().stands(Secret("right"), noon + 1h));
    EXPECT_FALSE(open("you").stands(Secret("wrong"), noon + 1h));
}

TEST_F(RefusedLoginTest, StandsForADay) {
    open().remember(Secret("wrong"), noon);
    EXPECT_TRUE(open().stands(Secret("wrong"), noon + 23h));
    EXPECT_FALSE(open().stands(Secret("wrong"), noon + 24h));
}

TEST_F(RefusedLoginTest, IsNotBelievedFromTheFuture) {
    open().remember(Secret("wrong"), noon);
    EXPECT_FALSE(open().stands(Secret("wrong"), noon - 1h));
}

TEST_F(RefusedLoginTest, IsForgottenAfterALogin) {
    RefusedLogin refused = open();
    refused.remember(Secret("wrong"), noon);
    refused.forget();
    EXPECT_FALSE(refused.stands(Secret("wrong"), noon));
    EXPECT_FALSE(open().stands(Secret("wrong"), noon));
}

TEST_F(RefusedLoginTest, KeepsNoPassword) {
    open().remember(Secret("canary"), noon);
    const std::string first = read_state_file(file_).value();
    EXPECT_EQ(first.find("canary"), std::string::npos);
    open().remember(Secret("canary"), noon);
    EXPECT_NE(read_state_file(file_).value(), first) << "it is salted";
}

TEST_F(RefusedLoginTest, StandsInMemoryWhenItCannotBeWritten) {
    RefusedLogin refused(directory_.path() / "gone" / "file", "me");
    EXPECT_THROW(refused.remember(Secret("wrong"), noon), std::runtime_error);
    EXPECT_TRUE(refused.stands(Secret("wrong"), noon));
}

TEST_F(RefusedLoginTest, DoesNotStandOnARuinedFile) {
    sdk::replace_file(file_, "\x01\x02");
    EXPECT_FALSE(open().stands(Secret("wrong"), noon));
}

} // namespace kith::remote
