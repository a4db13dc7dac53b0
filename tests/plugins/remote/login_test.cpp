#include "remote/login.hpp"

#include "sdk/plugin.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::remote {

namespace {

using domain::Value;

/// The setting at fault; "(none)" when the login is taken.
std::string refused(const Value& settings) {
    try {
        (void)read_login(settings);
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer;
    }
    return "(none)";
}

} // namespace

TEST(LoginTest, IsWholeOrNone) {
    const Value command = Value::Array{"/bin/pass", "show"};
    EXPECT_EQ(refused(Value::Object{}), "(none)");
    EXPECT_EQ(refused(Value::Object{{"user", "me"}, {"password_command", command}}), "(none)");
    EXPECT_EQ(refused(Value::Object{{"user", "me"}}), "/user");
    EXPECT_EQ(refused(Value::Object{{"password_command", command}}), "/password_command");
    EXPECT_EQ(refused(Value::Object{{"password_file", "/nowhere"}}), "/password_file");
    EXPECT_EQ(refused(Value::Object{
                  {"user", "me"}, {"password_file", "/nowhere"}, {"password_command", command}}),
              "/password_command");
}

// F100
TEST(LoginTest, TakesAFileThatOthersCannotRead) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("password", "secret\n");
    const Value settings = Value::Object{{"user", "me"}, {"password_file", file.string()}};
    ::chmod(file.c_str(), 0644);
    EXPECT_EQ(refused(settings), "/password_file");
    ::chmod(file.c_str(), 0600);
    EXPECT_EQ(refused(settings), "(none)");
}

TEST(LoginTest, HasNoControlCharacters) {
    EXPECT_EQ(refused(Value::Object{{"user", "me\r\nX: y"},
                                    {"password_command", Value::Array{"/bin/pass"}}}),
              "/user");
}

} // namespace kith::remote
