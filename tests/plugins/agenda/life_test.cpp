// The real program, spoken to as the daemon speaks to it.

#include "plugins/agenda/calendars.hpp"
#include "support/plugin_session.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <set>

namespace kith::agenda {
namespace {

namespace fs = std::filesystem;
using test::calendar_text;
using test::event_text;

domain::Date today() {
    return domain::Zone("Europe/Berlin")
        .date(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

/// "20261203", so many days from today.
std::string in_days(int days) {
    auto text = domain::format_date(domain::plus_days(today(), days));
    std::erase(text, '-');
    return text;
}

std::string meeting(const std::string& uid, int days) {
    return calendar_text(
        event_text("UID:" + uid + "\nSUMMARY:" + uid + "\nDTSTART;VALUE=DATE:" + in_days(days)));
}

class LifeTest : public testing::Test {
protected:
    void start() {
        session_ = std::make_unique<test::PluginSession>(std::vector<std::string>{KITH_AGENDA});
        domain::Value params;
        params["protocol"]["min"] = 1;
        params["protocol"]["max"] = 1;
        params["daemon"]["name"] = "kithd";
        params["daemon"]["version"] = "0";
        params["instance"] = "k7f3qz5m2x9w4c8v";
        params["channel"] = "calendars";
        params["settings"]["paths"] = domain::Value::Array{home_.path().string()};
        params["settings"]["me"] = domain::Value::Array{"me@example.org"};
        params["state_dir"] = state_.path().string();
        params["language"] = "de";
        params["time_zone"] = "Europe/Berlin";
        params["limits"]["max_line"] = 1048576;
        EXPECT_NE(session_->ask("initialize", wire::dump_json(params)).find("result"), nullptr);
    }
    /// The parameters of the next event, answered.
    domain::Value event() {
        while (true) {
            const auto message = session_->next();
            if (message.text_or("method", "") == "event") {
                domain::Value answer;
                answer["jsonrpc"] = "2.0";
                answer["id"] = message.at("id");
                answer["result"]["known"] = 1;
                session_->send(wire::dump_json(answer) + '\n');
                return message.at("params");
            }
        }
    }
    /// Another file takes the place of this one, as vdirsyncer does it.
    void replace(const std::string& name, const std::string& text) {
        fs::rename(home_.write(".tmp/" + fs::path(name).filename().string(), text),
                   home_.path() / name);
    }

    test::TemporaryDirectory home_;
    test::TemporaryDirectory state_;
    std::unique_ptr<test::PluginSession> session_;
};

TEST_F(LifeTest, ProposesThenTellsWhatChanges) {
    home_.write("work/a.ics", meeting("a", 3));
    home_.write("work/b.ics", meeting("b", -3));
    start();
    const auto first = event();
    EXPECT_EQ(first.at("type").as_string(), "proposals");
    ASSERT_EQ(first.at("items").as_array().size(), 2u);
    const auto& ahead = first.at("items").as_array()[0];
    EXPECT_EQ(ahead.at("what").as_string(), "meeting");
    EXPECT_EQ(ahead.at("email").as_string(), "anna@example.org");
    EXPECT_EQ(ahead.at("name").as_string(), "Anna Berger");
    EXPECT_EQ(ahead.at("kind").as_string(), "meeting");
    EXPECT_EQ(ahead.at("evidence").as_string(), "Kalender work: a");
    EXPECT_EQ(first.at("items").as_array()[1].at("what").as_string(), "interaction");

    replace("work/a.ics", meeting("a", 5));
    const auto moved = event();
    ASSERT_EQ(moved.at("items").as_array().size(), 1u);
    EXPECT_EQ(moved.at("items").as_array()[0].at("key"), ahead.at("key"));
    EXPECT_NE(moved.at("items").as_array()[0].at("date"), ahead.at("date"));

    fs::remove(home_.path() / "work/a.ics");
    const auto gone = event();
    EXPECT_EQ(gone.at("remove"), domain::Value(domain::Value::Array{ahead.at("key")}));
    EXPECT_EQ(session_->exit_code(), 0);
}

TEST_F(LifeTest, TakesBackWhatWasCancelledWhileItWasOff) {
    home_.write("work/a.ics", meeting("a", 3));
    home_.write("work/b.ics", meeting("b", 4));
    start();
    const auto items = event().at("items");
    ASSERT_EQ(items.as_array().size(), 2u);
    EXPECT_EQ(session_->exit_code(), 0);
    fs::remove(home_.path() / "work/a.ics");
    start();
    const auto again = event();
    EXPECT_EQ(again.at("remove").as_array().size(), 1u);
    EXPECT_EQ(again.at("items").as_array().size(), 1u);
    EXPECT_EQ(session_->exit_code(), 0);
    start();
    EXPECT_EQ(event().at("remove").as_array().size(), 0u);
}

TEST_F(LifeTest, AnswersACheck) {
    home_.write("work/a.ics", meeting("a", 3));
    start();
    const auto outcome = session_->ask("check").at("result");
    EXPECT_EQ(outcome.at("outcome").as_string(), "delivered");
    EXPECT_EQ(outcome.at("text").as_string(),
              "events with others: 1, meetings in sight: 1, files: 1");
}

TEST_F(LifeTest, ReadsAFolderOfFiveThousandAndItsChanges) {
    constexpr int events = 5000;
    for (int i = 0; i < events; ++i) {
        home_.write("work/" + std::to_string(i) + ".ics", meeting(std::to_string(i), i % 40 - 20));
    }
    start();
    // All is told again half a minute after the start: each key counts once a day it is told for.
    std::set<std::pair<std::string, std::string>> told;
    const auto expected = [] {
        std::size_t count = 0;
        for (int i = 0; i < events; ++i) {
            count += i % 40 - 20 <= 14 ? 1 : 0;
        }
        return count;
    }();
    while (told.size() < expected) {
        const auto page = event();
        for (const auto& item : page.at("items").as_array()) {
            told.emplace(item.at("key").as_string(), item.at("date").as_string());
        }
    }
    EXPECT_EQ(told.size(), expected);
    for (int i = 0; i < 400; ++i) {
        replace("work/" + std::to_string(i) + ".ics", meeting(std::to_string(i), 13));
    }
    // Twenty of forty move from the past to what is ahead, the others stay or are moved there.
    std::set<std::string> removed;
    while (removed.size() < 200 || told.size() < expected + 390) {
        const auto page = event();
        for (const auto& key : page.at("remove").as_array()) {
            removed.insert(key.as_string());
        }
        for (const auto& item : page.at("items").as_array()) {
            told.emplace(item.at("key").as_string(), item.at("date").as_string());
        }
    }
    EXPECT_EQ(removed.size(), 200u);
    EXPECT_EQ(told.size(), expected + 390);
}

} // namespace
} // namespace kith::agenda
