#include "calendar/token.hpp"

#include "calendar/own_file.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::calendar {

// F91
TEST(TokenTest, IsLongRandomAndKept) {
    const test::TemporaryDirectory directory;
    const auto token = load_or_make_token(directory.path() / "token");
    EXPECT_EQ(token.size(), 40U);
    EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(load_or_make_token(directory.path() / "token"), token);
    EXPECT_NE(load_or_make_token(directory.path() / "other"), token);
    struct stat state {};
    ::stat((directory.path() / "token").c_str(), &state);
    EXPECT_EQ(state.st_mode & 07777U, 0600U);
}

TEST(TokenTest, ReplacesWhatIsNoToken) {
    const test::TemporaryDirectory directory;
    for (const auto* text : {"", "short\n", "0123456789ABCDEF0123456789ABCDEF01234567\n",
                             "../456789abcdef0123456789abcdef01234567\n"}) {
        const auto file = directory.write("token", text);
        EXPECT_EQ(load_or_make_token(file).size(), 40U);
        EXPECT_NE(load_or_make_token(file) + '\n', text);
    }
}

// F97
TEST(TokenTest, TrustsNoLink) {
    const test::TemporaryDirectory directory;
    const auto planted = directory.write("planted", "0123456789abcdef0123456789abcdef01234567\n");
    std::filesystem::create_symlink(planted, directory.path() / "token");
    EXPECT_THROW((void)load_or_make_token(directory.path() / "token"), FileError);
}

} // namespace kith::calendar
