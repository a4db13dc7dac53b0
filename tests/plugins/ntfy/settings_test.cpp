#include "ntfy/settings.hpp"

#include "sdk/plugin.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::ntfy {

namespace {

using domain::Value;

/// The setting that is refused, and why.
std::string refused(const Value::Object& values) {
    try {
        (void)read_settings(values);
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer + ": " + refusal.what();
    }
    return "(none)";
}

class NtfySettingsTest : public ::testing::Test {
protected:
    std::string secret(const char* text = "tk_abc\n", ::mode_t mode = 0600) const {
        const auto path = directory_.write("secret", text);
        ::chmod(path.c_str(), mode);
        return path;
    }
    test::TemporaryDirectory directory_;
};

} // namespace

TEST_F(NtfySettingsTest, NeedsOnlyATopic) {
    const Settings settings = read_settings(Value::Object{{"topic", "kith-x7"}});
    EXPECT_EQ(settings.format, Format::Ntfy);
    EXPECT_EQ(settings.address.text(), "https://ntfy.sh");
    EXPECT_EQ(settings.priority, 3);
    EXPECT_TRUE(settings.withdraw);
    EXPECT_TRUE(settings.actions);
    EXPECT_FALSE(settings.discreet);
    EXPECT_TRUE(refused({}).starts_with(": topic is missing"));
}

TEST_F(NtfySettingsTest, ReadsAServerOfOnesOwn) {
    const Settings settings =
        read_settings(Value::Object{{"topic", "t"},
                                    {"url", "https://push.home.example:8443/ntfy/"},
                                    {"user", "me"},
                                    {"password_file", secret()},
                                    {"timeout_s", 5}});
    EXPECT_EQ(settings.address.text(), "https://push.home.example:8443/ntfy");
    EXPECT_EQ(settings.user, "me");
    EXPECT_EQ(settings.patience, std::chrono::seconds(5));
}

TEST_F(NtfySettingsTest, ReadsAHook) {
    const Settings settings = read_settings(Value::Object{
        {"format", "webhook"}, {"url", "http://localhost:8080/in?a=b"}, {"token_file", secret()}});
    EXPECT_EQ(settings.format, Format::Webhook);
    EXPECT_EQ(settings.address.text(), "http://localhost:8080/in?a=b");
    EXPECT_FALSE(settings.withdraw);
    EXPECT_TRUE(refused({{"format", "webhook"}}).starts_with(": url is missing"));
    EXPECT_TRUE(refused({{"format", "webhook"}, {"url", "https://a.example/"}, {"topic", "t"}})
                    .starts_with("/topic: this has no meaning"));
}

TEST_F(NtfySettingsTest, RefusesAnAddressThatIsNotEncrypted) {
    EXPECT_TRUE(refused({{"topic", "t"}, {"url", "http://ntfy.example/"}}).starts_with("/url: "));
    EXPECT_TRUE(refused({{"topic", "t"}, {"url", "ntfy.example"}}).starts_with("/url: "));
    EXPECT_TRUE(
        refused({{"topic", "t"}, {"url", "https://ntfy.example/?x"}}).starts_with("/url: "));
}

TEST_F(NtfySettingsTest, RefusesALoginThatIsHalf) {
    const Value::Object good{{"topic", "t"}};
    auto values = good;
    values["user"] = "me";
    EXPECT_TRUE(refused(values).starts_with("/user: a user needs a password"));
    values["password_file"] = secret();
    values["token_file"] = secret();
    EXPECT_TRUE(refused(values).starts_with("/token_file: password_file is set too"));
    values.erase("password_file");
    EXPECT_TRUE(refused(values).starts_with("/user: a token needs no user"));
    values = good;
    values["password_file"] = secret();
    EXPECT_TRUE(refused(values).starts_with("/password_file: a password needs a user"));
    for (const char* user : {"a:b", "a\r\nX: y", "\x7F"}) {
        values["user"] = user;
        EXPECT_TRUE(refused(values).starts_with("/user: the user name holds")) << user;
    }
}

TEST_F(NtfySettingsTest, RefusesASecretThatOthersCanRead) {
    for (const ::mode_t mode : {0644U, 0640U, 0604U}) {
        const std::string why = refused({{"topic", "t"}, {"token_file", secret("tk\n", mode)}});
        EXPECT_TRUE(why.starts_with("/token_file: ")) << why;
        EXPECT_NE(why.find("chmod 600"), std::string::npos) << why;
    }
    EXPECT_TRUE(refused({{"topic", "t"}, {"token_file", "/no/such"}}).starts_with("/token_file: "));
}

TEST_F(NtfySettingsTest, RefusesAClickThatIsNoAddress) {
    for (const char* click : {"example", "https://a b/", "https://a/\r\n"}) {
        EXPECT_TRUE(refused({{"topic", "t"}, {"click", click}}).starts_with("/click: ")) << click;
    }
}

TEST_F(NtfySettingsTest, TakesAHookWithAllTheDefaultsOfItsSchema) {
    Value::Object values{{"format", "webhook"}, {"url", "https://hooks.example.org/"}};
    const Value schema = settings_schema();
    for (const auto& [key, setting] : schema.at("properties").as_object()) {
        if (const Value* usual = setting.find("default")) {
            values.emplace(key, *usual);
        }
    }
    EXPECT_EQ(refused(values), "(none)");
}

TEST_F(NtfySettingsTest, HasASchemaThatSaysWhichSettingsArePaths) {
    const Value schema = settings_schema();
    for (const char* key : {"token_file", "password_file", "ca_file"}) {
        EXPECT_TRUE(schema.at("properties").at(key).at("x-path").as_bool()) << key;
    }
    EXPECT_FALSE(schema.at("additionalProperties").as_bool());
}

} // namespace kith::ntfy
