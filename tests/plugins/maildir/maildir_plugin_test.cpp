// The real program, spoken to as the daemon speaks to it.

#include "plugins/maildir/mail_store.hpp"
#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

namespace kith::maildir {
namespace {

namespace fs = std::filesystem;
using domain::Value;
using test::mail;

class MaildirPluginTest : public testing::Test {
protected:
    MaildirPluginTest() { store_.make("Mail"); }

    Value initialize(const Value::Array& me = {"me@example.org"}) {
        Value params;
        params["protocol"]["min"] = 1;
        params["protocol"]["max"] = 1;
        params["daemon"]["name"] = "kithd";
        params["daemon"]["version"] = "0";
        params["instance"] = "k7f3qz5m2x9w4c8v";
        params["channel"] = "mail";
        params["settings"]["directories"] = Value::Array{(store_.path() / "Mail").string()};
        params["settings"]["me"] = me;
        params["state_dir"] = state_.path().string();
        params["language"] = "de";
        params["time_zone"] = "Europe/Berlin";
        params["now"] = "2026-11-23T07:30:00Z";
        params["limits"]["max_line"] = 1048576;
        return session_->ask("initialize", wire::dump_json(params));
    }
    /// The next message of that method, an event answered.
    Value next(const std::string& method) {
        while (true) {
            const auto message = session_->next();
            if (message.text_or("method", "") == "event") {
                Value answer;
                answer["jsonrpc"] = "2.0";
                answer["id"] = message.at("id");
                answer["result"]["known"] = 0;
                session_->send(wire::dump_json(answer) + '\n');
            }
            if (message.text_or("method", "") == method) {
                return message.at("params");
            }
        }
    }
    /// The evidence of the next page, with directions.
    std::string proposed() {
        const auto page = next("event");
        EXPECT_EQ(page.at("type").as_string(), "proposals");
        std::string all;
        for (const auto& item : page.at("items").as_array()) {
            EXPECT_EQ(item.at("what").as_string(), "interaction");
            EXPECT_EQ(item.at("kind").as_string(), "message");
            all += (all.empty() ? "" : "; ") + item.at("direction").as_string() + ' ' +
                   item.at("email").as_string() + ' ' + item.at("evidence").as_string();
        }
        return all;
    }

    test::MailStore store_;
    test::TemporaryDirectory state_;
    std::unique_ptr<test::PluginSession> session_ =
        std::make_unique<test::PluginSession>(std::vector<std::string>{KITH_MAILDIR});
};

TEST_F(MaildirPluginTest, ProposesWhatIsThereAndWhatArrives) {
    store_.make("Mail/.Sent");
    store_.write("Mail/cur/1.a.b:2,S", mail("Anna <anna@example.org>", "me@example.org",
                                            "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", 2));
    store_.write("Mail/.Sent/cur/2.a.b:2,S", mail("me@example.org", "ben@example.org", ""));
    EXPECT_NE(initialize().find("result"), nullptr);
    EXPECT_EQ(proposed(), "in anna@example.org Mail: Grüße; out ben@example.org Mail ohne Betreff");

    store_.deliver("Mail", mail("cem@example.org", "me@example.org", "Hallo"));
    EXPECT_EQ(proposed(), "in cem@example.org Mail: Hallo");

    store_.make("Mail/.Work");
    store_.deliver("Mail/.Work", mail("dora@example.org", "me@example.org", "Neu"));
    EXPECT_EQ(proposed(), "in dora@example.org Mail: Neu");
    EXPECT_EQ(session_->exit_code(), 0);
    EXPECT_TRUE(fs::is_empty(state_.path()));
}

TEST_F(MaildirPluginTest, ReadsAFolderThatWasMadeAnew) {
    (void)initialize();
    store_.deliver("Mail", mail("anna@example.org", "me@example.org", "first"));
    EXPECT_EQ(proposed(), "in anna@example.org Mail: first");
    fs::remove_all(store_.path() / "Mail/new");
    store_.make("Mail"); // before the folder was missed
    store_.write("Mail/new/1.a.b", mail("ben@example.org", "me@example.org", "second"));
    EXPECT_EQ(proposed(), "in ben@example.org Mail: second");
}

TEST_F(MaildirPluginTest, ProposesTheSameKeysAfterAStart) {
    store_.write("Mail/cur/1.a.b:2,S", mail("anna@example.org", "me@example.org", "x"));
    (void)initialize();
    const auto first = next("event").at("items");
    session_ = std::make_unique<test::PluginSession>(std::vector<std::string>{KITH_MAILDIR});
    (void)initialize();
    EXPECT_EQ(next("event").at("items"), first);
}

TEST_F(MaildirPluginTest, SaysWhereNoMaildirIs) {
    fs::remove_all(store_.path() / "Mail");
    (void)initialize();
    EXPECT_NE(next("status").at("reason").as_string().find("cannot read"), std::string::npos);
    const auto outcome = session_->ask("check").at("result");
    EXPECT_EQ(outcome.at("outcome").as_string(), "unavailable");
    store_.make("Mail");
    EXPECT_EQ(next("status").at("state").as_string(), "up");
    store_.deliver("Mail", mail("anna@example.org", "me@example.org", "x"));
    EXPECT_EQ(proposed(), "in anna@example.org Mail: x");
}

TEST_F(MaildirPluginTest, AnswersACheck) {
    store_.make("Mail/.Sent");
    (void)initialize();
    const auto outcome = session_->ask("check").at("result");
    EXPECT_EQ(outcome.at("outcome").as_string(), "delivered");
    EXPECT_EQ(outcome.at("text").as_string(), "Maildirs: 2, touches: 0");
}

TEST_F(MaildirPluginTest, RefusesToGuessWhoIAm) {
    const auto error = initialize({}).at("error");
    EXPECT_EQ(error.at("code").as_integer(), -32001);
    EXPECT_EQ(error.at("data").at("pointer").as_string(), "/me");
}

} // namespace
} // namespace kith::maildir
