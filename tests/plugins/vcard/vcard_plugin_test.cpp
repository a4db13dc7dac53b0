// The real program, spoken to as the daemon speaks to it.

#include "plugins/vcard/cards.hpp"
#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace kith::vcard {
namespace {

namespace fs = std::filesystem;
using test::card_text;

class VcardPluginTest : public testing::Test {
protected:
    domain::Value initialize() {
        domain::Value params;
        params["protocol"]["min"] = 1;
        params["protocol"]["max"] = 1;
        params["daemon"]["name"] = "kithd";
        params["daemon"]["version"] = "0";
        params["instance"] = "k7f3qz5m2x9w4c8v";
        params["channel"] = "address-book";
        params["settings"]["directories"] = domain::Value::Array{book_.path().string()};
        params["state_dir"] = state_.path().string();
        params["language"] = "de";
        params["time_zone"] = "Europe/Berlin";
        params["now"] = "2026-11-23T07:30:00Z";
        params["limits"]["max_line"] = 1048576;
        return session_.ask("initialize", wire::dump_json(params));
    }
    /// The parameters of the next event, answered.
    domain::Value event() {
        while (true) {
            const auto message = session_.next();
            if (message.text_or("method", "") == "log") {
                logged_.push_back(message.at("params"));
            }
            if (message.text_or("method", "") == "event") {
                domain::Value answer;
                answer["jsonrpc"] = "2.0";
                answer["id"] = message.at("id");
                answer["result"] = domain::Value::Object{};
                session_.send(wire::dump_json(answer) + '\n');
                return message.at("params");
            }
        }
    }

    test::TemporaryDirectory book_;
    test::TemporaryDirectory state_;
    test::PluginSession session_{{KITH_VCARD}};
    std::vector<domain::Value> logged_;
};

TEST_F(VcardPluginTest, SendsTheBookThenItsChanges) {
    book_.write("work/a.vcf", card_text("UID:a\nFN:Anna\nBDAY:1996-04"));
    book_.write("work/b.vcf", card_text("UID:b\nFN:Bela"));
    EXPECT_NE(initialize().find("result"), nullptr);
    const auto whole = event();
    EXPECT_NE(whole.find("snapshot"), nullptr);
    EXPECT_TRUE(whole.at("last").as_bool());
    EXPECT_EQ(whole.at("upsert").as_array().size(), 2u);
    ASSERT_FALSE(logged_.empty());
    EXPECT_EQ(logged_[0].at("line").as_integer(), 5);

    book_.write("work/c.vcf", card_text("UID:c\nFN:Cem"));
    auto change = event();
    ASSERT_EQ(change.at("upsert").as_array().size(), 1u);
    EXPECT_EQ(change.at("upsert").as_array()[0].at("name").as_string(), "Cem");

    fs::remove(book_.path() / "work/b.vcf");
    change = event();
    EXPECT_EQ(change.at("remove"), domain::Value(domain::Value::Array{"b"}));
    EXPECT_EQ(session_.exit_code(), 0);
}

TEST_F(VcardPluginTest, AnswersACheck) {
    book_.write("a.vcf", card_text("UID:a\nFN:Anna"));
    (void)initialize();
    const auto outcome = session_.ask("check").at("result");
    EXPECT_EQ(outcome.at("outcome").as_string(), "delivered");
    EXPECT_EQ(outcome.at("text").as_string(), "people: 1, files: 1, folders: 1");
}

TEST_F(VcardPluginTest, SendsNoSnapshotOfADirectoryThatIsEmpty) {
    (void)initialize();
    EXPECT_FALSE(session_.wait_for_output(0));
    book_.write("a.vcf", card_text("UID:a\nFN:Anna"));
    EXPECT_NE(event().find("snapshot"), nullptr);
}

} // namespace
} // namespace kith::vcard
