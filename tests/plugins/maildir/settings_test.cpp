#include "maildir/settings.hpp"

#include "sdk/plugin.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

std::string refused(const std::string& json) {
    try {
        (void)read_settings(wire::parse_json(json));
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer;
    }
    return "(taken)";
}

TEST(MaildirSettingsTest, ReadAll) {
    const auto read = read_settings(wire::parse_json(
        R"({"directories":["/a/","/b"],"me":["me@example.org"],"ignore":["ads.example"],)"
        R"("days":5,"most_recipients":3})"));
    EXPECT_EQ(read.directories, (std::vector<std::string>{"/a", "/b"}));
    EXPECT_TRUE(read.who.me.contains(mailbox_of("Me@example.org").value()));
    EXPECT_TRUE(read.who.ignored.contains(mailbox_of("x@ads.example").value()));
    EXPECT_EQ(read.days, 5);
    EXPECT_EQ(read.who.most_recipients, 3u);
}

TEST(MaildirSettingsTest, HaveDefaults) {
    const auto read =
        read_settings(wire::parse_json(R"({"directories":["/a"],"me":["me@example.org"]})"));
    EXPECT_EQ(read.days, 60);
    EXPECT_EQ(read.who.most_recipients, 10u);
}

TEST(MaildirSettingsTest, RefuseWhatNoSchemaCan) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("mbox", "x").string();
    const std::string me = R"("me":["me@example.org"])";
    EXPECT_EQ(refused(R"({"directories":[],)" + me + "}"), "/directories");
    EXPECT_EQ(refused(R"({"directories":["/a",")" + file + "\"]," + me + "}"), "/directories/1");
    EXPECT_EQ(refused(R"({"directories":["/not/there/yet"],)" + me + "}"), "(taken)");
    EXPECT_EQ(refused(R"({"directories":["/a"],"me":[]})"), "/me");
    EXPECT_EQ(refused(R"({"directories":["/a"],"me":["a@b.org","Me <me@example.org>"]})"), "/me/1");
    EXPECT_EQ(refused(R"({"directories":["/a"],"ignore":["a b"],)" + me + "}"), "/ignore/0");
}

} // namespace
} // namespace kith::maildir
