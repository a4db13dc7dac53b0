#include "remote/password.hpp"

#include "support/temporary_directory.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <type_traits>
#include <unistd.h>

namespace kith::remote {

namespace {

using namespace std::chrono_literals;

class PasswordTest : public ::testing::Test {
protected:
    std::string file(const std::string& text, ::mode_t mode = 0600) const {
        const auto path = directory_.write("password", text);
        ::chmod(path.c_str(), mode);
        return path;
    }
    static std::string from_command(const std::vector<std::string>& command,
                                    std::chrono::milliseconds time = 20s) {
        const StopSignal stop;
        return read_password({"", command}, std::chrono::steady_clock::now() + time, stop)
            .revealed();
    }
    test::TemporaryDirectory directory_;
};

/// What a failure says, so that it can be judged.
template <class F> std::string complaint(F&& read) {
    try {
        (void)read();
    } catch (const PasswordError& error) {
        return error.what();
    }
    return "(none)";
}

} // namespace

static_assert(!std::is_copy_constructible_v<Secret>);

TEST_F(PasswordTest, IsTheFirstLine) {
    EXPECT_EQ(read_password_file(file("pass word\nuser: me\n")).revealed(), "pass word");
    EXPECT_EQ(read_password_file(file("no line end")).revealed(), "no line end");
    EXPECT_EQ(read_password_file(file("from windows\r\n")).revealed(), "from windows");
}

// F100
TEST_F(PasswordTest, IsNotReadWhenOthersCanRead) {
    EXPECT_THROW((void)read_password_file(file("x\n", 0644)), PasswordError);
    EXPECT_THROW((void)read_password_file(file("x\n", 0660)), PasswordError);
    EXPECT_EQ(read_password_file(file("x\n", 0400)).revealed(), "x");
}

// F97
TEST_F(PasswordTest, FollowsALinkAndJudgesWhatItLeadsTo) {
    const auto link = directory_.path() / "link";
    std::filesystem::create_symlink(file("x\n", 0600), link);
    EXPECT_EQ(read_password_file(link).revealed(), "x");
    file("x\n", 0644);
    EXPECT_THROW((void)read_password_file(link), PasswordError);
}

// F97
TEST_F(PasswordTest, IsNotWaitedForInAPipe) {
    const auto fifo = directory_.path() / "fifo";
    ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
    EXPECT_THROW((void)read_password_file(fifo), PasswordError);
}

TEST_F(PasswordTest, IsNeitherEmptyNorHuge) {
    EXPECT_THROW((void)read_password_file(file("\nx")), PasswordError);
    EXPECT_THROW((void)read_password_file(file("")), PasswordError);
    EXPECT_THROW((void)read_password_file(file(std::string(1500, 'x'))), PasswordError);
    EXPECT_THROW((void)read_password_file(file(std::string("a\0b", 3))), PasswordError);
}

// F54
TEST_F(PasswordTest, ComesFromACommandWithoutAShell) {
    EXPECT_EQ(from_command({"/bin/echo", "$HOME; `id`"}), "$HOME; `id`");
}

TEST_F(PasswordTest, DoesNotWaitForACommandForEver) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_THROW((void)from_command({"/bin/sleep", "600"}, 300ms), PasswordError);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

// F99
TEST_F(PasswordTest, IsNeverPartOfAComplaint) {
    EXPECT_EQ(complaint([&] {
                  return from_command({"/bin/sh", "-c", "echo canary; echo canary >&2; exit 1"});
              }),
              "password_command /bin/sh ended with status 1");
    EXPECT_EQ(complaint([&] { return read_password_file(file("canary", 0644)); }).find("canary"),
              std::string::npos);
    EXPECT_EQ(complaint([&] {
                  return read_password_file(file(std::string(1100, 'x') + "canary"));
              }).find("canary"),
              std::string::npos);
}

} // namespace kith::remote
