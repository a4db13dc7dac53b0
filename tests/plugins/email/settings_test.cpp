#include "email/settings.hpp"

#include "sdk/plugin.hpp"
#include "support/temporary_directory.hpp"
#include "wire/settings_schema.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::email {

namespace {

using domain::Value;

Value smtp(Value::Object more = {}) {
    Value::Object values{{"to", Value::Array{"me@example.org"}},
                         {"from", "kith@example.org"},
                         {"host", "mail.example.org"}};
    for (auto& [key, value] : more) {
        values.insert_or_assign(key, value);
    }
    return values;
}

Value sendmail(Value::Object more = {}) {
    more.insert({{"to", Value::Array{"me@example.org"}},
                 {"from", "kith@example.org"},
                 {"transport", "sendmail"}});
    more.insert({"sendmail_command", Value::Array{"/bin/true"}});
    return more;
}

/// The pointer of the refusal, "(taken)" when there is none.
std::string refused(const Value& values) {
    try {
        (void)read_settings(values);
    } catch (const sdk::SettingRefused& refusal) {
        EXPECT_NE(std::string(refusal.what()), "");
        return refusal.pointer;
    }
    return "(taken)";
}

class SettingsTest : public ::testing::Test {
protected:
    std::string password_file(::mode_t mode, const std::string& text = "secret\n") const {
        const auto file = directory_.write("password", text);
        ::chmod(file.c_str(), mode);
        return file;
    }
    test::TemporaryDirectory directory_;
};

} // namespace

TEST_F(SettingsTest, NeedsLittle) {
    const Settings settings = read_settings(smtp());
    ASSERT_TRUE(settings.smtp);
    EXPECT_EQ(settings.smtp->port, 587);
    EXPECT_EQ(settings.smtp->tls, Tls::StartTls);
    EXPECT_EQ(settings.patience, std::chrono::seconds(60));
}

TEST_F(SettingsTest, KnowsTheUsualPorts) {
    EXPECT_EQ(read_settings(smtp({{"tls", "tls"}})).smtp->port, 465);
    EXPECT_EQ(read_settings(smtp({{"tls", "none"}, {"host", "localhost"}})).smtp->port, 25);
    EXPECT_EQ(read_settings(smtp({{"port", 2525}})).smtp->port, 2525);
}

TEST_F(SettingsTest, LetsPlainMailGoToThisMachineOnly) {
    for (const char* host : {"localhost", "127.0.0.1", "127.8.9.1", "::1"}) {
        EXPECT_EQ(refused(smtp({{"tls", "none"}, {"host", host}})), "(taken)") << host;
    }
    for (const char* host : {"mail.example.org", "10.0.0.1", "127.0.0.1.example.org",
                             "localhost.example.org", "fe80::1", "::ffff:10.0.0.1", "128.0.0.1"}) {
        EXPECT_EQ(refused(smtp({{"tls", "none"}, {"host", host}})), "/tls") << host;
    }
}

TEST_F(SettingsTest, RefusesWhatIsNoHost) {
    for (const char* host :
         {"mail example", "mail/x", "user@mail", "mail:25", "[::1]", "mail\r\nx", "-mail"}) {
        EXPECT_EQ(refused(smtp({{"host", host}})), "/host") << host;
    }
    EXPECT_EQ(refused(smtp({{"host", Value()}})), "");
}

// F50
TEST_F(SettingsTest, RefusesInjectionByAddress) {
    EXPECT_EQ(refused(smtp({{"from", "kith@example.org>\r\nRCPT TO:<evil@example.com"}})), "/from");
    EXPECT_EQ(refused(smtp({{"to", Value::Array{"a@b.org", "me@example.org\nDATA"}}})), "/to/1");
    EXPECT_EQ(refused(smtp({{"to", Value::Array{"a@b.org", "a@b.org"}}})), "/to/0");
    EXPECT_EQ(refused(smtp({{"to", Value::Array{}}})), "/to");
}

TEST_F(SettingsTest, WantsALoginWhole) {
    const std::string file = password_file(0600);
    EXPECT_EQ(refused(smtp({{"user", "me"}})), "/user");
    EXPECT_EQ(refused(smtp({{"password_file", file}})), "/password_file");
    EXPECT_EQ(refused(smtp({{"password_command", Value::Array{"pass"}}})), "/password_command");
    EXPECT_EQ(
        refused(smtp(
            {{"user", "me"}, {"password_file", file}, {"password_command", Value::Array{"pass"}}})),
        "/password_command");
    EXPECT_EQ(refused(smtp({{"user", "me\n"}, {"password_file", file}})), "/user");
    EXPECT_EQ(refused(smtp({{"user", "me"}, {"password_file", file}})), "(taken)");
}

// F100
TEST_F(SettingsTest, RefusesAPasswordThatOthersCanRead) {
    for (const ::mode_t mode : {0644U, 0640U, 0604U, 0620U}) {
        EXPECT_EQ(refused(smtp({{"user", "me"}, {"password_file", password_file(mode)}})),
                  "/password_file")
            << mode;
    }
    EXPECT_EQ(refused(smtp({{"user", "me"}, {"password_file", "/nowhere/at/all"}})),
              "/password_file");
    EXPECT_EQ(refused(smtp({{"user", "me"}, {"password_file", "/dev/zero"}})), "/password_file");
    EXPECT_EQ(refused(smtp({{"user", "me"}, {"password_file", password_file(0600, "\n")}})),
              "/password_file");
}

TEST_F(SettingsTest, KeepsTheTransportsApart) {
    EXPECT_EQ(refused(sendmail()), "(taken)");
    for (const char* key : {"host", "tls", "user", "password_file", "ca_file"}) {
        EXPECT_EQ(refused(sendmail({{key, "x"}})), "/" + std::string(key));
    }
    EXPECT_EQ(refused(smtp({{"sendmail_command", Value::Array{"/bin/true"}}})),
              "/sendmail_command");
}

TEST_F(SettingsTest, WantsASendmailThatIsThere) {
    auto values = sendmail();
    values["sendmail_command"] = Value::Array{"/nowhere/sendmail"};
    EXPECT_EQ(refused(values), "/sendmail_command");
    values["sendmail_command"] = Value::Array{"true"};
    EXPECT_EQ(refused(values), "/sendmail_command");
}

TEST_F(SettingsTest, RefusesACaFileThatIsNotThere) {
    EXPECT_EQ(refused(smtp({{"ca_file", "/nowhere.pem"}})), "/ca_file");
}

TEST_F(SettingsTest, DescribesItselfInTheProtocolsSchema) {
    const Value schema = settings_schema();
    EXPECT_TRUE(wire::check_schema(schema).empty());
    EXPECT_TRUE(wire::check_settings(schema, smtp({{"tls", "tls"}, {"port", 465}})).empty());
    EXPECT_FALSE(wire::check_settings(schema, smtp({{"tls", "ssl"}})).empty());
    EXPECT_FALSE(wire::check_settings(schema, smtp({{"password", "in the open"}})).empty());
}

} // namespace kith::email
