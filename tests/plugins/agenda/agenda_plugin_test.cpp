// The plugin within this process, so that the test owns the days; its timer is the real one.

#include "agenda/agenda_plugin.hpp"

#include "plugins/agenda/calendars.hpp"
#include "sdk/host.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace kith::agenda {
namespace {

namespace fs = std::filesystem;
using source::Moment;
using test::calendar_text;
using test::event_text;

/// Noon of a day long past: whatever the plugin waits for has come.
Moment noon(std::string_view date) {
    return {Moment::Steady() + std::chrono::hours(1000),
            test::wall("Europe/Berlin", std::string(date) + " 12:00")};
}

class AgendaPluginTest : public testing::Test {
protected:
    AgendaPluginTest() {
        session_.instance = "k7f3qz5m2x9w4c8v";
        session_.channel = "agenda";
        session_.settings["paths"] = domain::Value::Array{home_.path().string()};
        session_.settings["me"] = domain::Value::Array{"me@example.org"};
        session_.state_dir = state_.path().string();
        session_.language = "de";
        session_.time_zone = "Europe/Berlin";
        EXPECT_EQ(::pipe2(input_, O_CLOEXEC | O_NONBLOCK), 0);
        EXPECT_EQ(::pipe2(output_, O_CLOEXEC | O_NONBLOCK), 0);
        host_ = std::make_unique<sdk::Host>(plugin_, input_[0], output_[1]);
        ask("initialize",
            R"({"protocol":{"min":1,"max":1},"instance":"k7f3qz5m2x9w4c8v","channel":"agenda",)"
            R"("settings":{"paths":[")" +
                home_.path().string() + R"("],"me":["me@example.org"]},"state_dir":")" +
                state_.path().string() + R"(","language":"de","time_zone":"Europe/Berlin"})");
    }
    ~AgendaPluginTest() override {
        for (const int end : {input_[0], input_[1], output_[0], output_[1]}) {
            ::close(end);
        }
    }

    void ask(const std::string& method, const std::string& params) {
        write_line(R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":)" + params +
                   "}");
    }
    void write_line(const std::string& line) {
        const auto bytes = line + "\n";
        ASSERT_EQ(::write(input_[1], bytes.data(), bytes.size()),
                  static_cast<ssize_t>(bytes.size()));
        host_->on_readable();
    }
    /// What it has said since, its events answered: "+DATE WHAT EVIDENCE" and "-".
    std::vector<std::string> said() {
        char chunk[65536];
        for (ssize_t got = 0; (got = ::read(output_[0], chunk, sizeof chunk)) > 0;) {
            text_.append(chunk, static_cast<std::size_t>(got));
        }
        std::vector<std::string> lines;
        for (std::size_t end = 0; (end = text_.find('\n')) != std::string::npos;) {
            const auto message = wire::parse_json(text_.substr(0, end));
            text_.erase(0, end + 1);
            if (message.text_or("method", "") != "event") {
                continue;
            }
            for (const auto& item : message.at("params").at("items").as_array()) {
                lines.push_back("+" + item.at("date").as_string() + " " +
                                item.at("what").as_string() + " " +
                                item.at("evidence").as_string());
            }
            for (std::size_t i = 0; i < message.at("params").at("remove").as_array().size(); ++i) {
                lines.emplace_back("-");
            }
            write_line(R"({"jsonrpc":"2.0","id":)" + wire::dump_json(message.at("id")) +
                       R"(,"result":{"known":1}})");
        }
        return lines;
    }
    /// What it says at its start on that day; a minute later it says it once more, since only then
    /// the address book may have been read.
    std::vector<std::string> start(std::string_view date) {
        auto later = noon(date);
        plugin_.on_time(later);
        auto first = said();
        later.steady += std::chrono::minutes(1);
        plugin_.on_time(later);
        EXPECT_EQ(said(), first);
        return first;
    }
    [[nodiscard]] bool is_woken(int milliseconds) const {
        pollfd state{plugin_.folder_events(), POLLIN, 0};
        return ::poll(&state, 1, milliseconds) == 1;
    }
    void write(const std::string& name, const std::string& components) {
        const auto file = home_.write(name, calendar_text(components));
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(200'000));
    }

    test::TemporaryDirectory home_;
    test::TemporaryDirectory state_;
    int input_[2]{-1, -1};
    int output_[2]{-1, -1};
    sdk::Session session_;
    AgendaPlugin plugin_{[] { return noon("2020-12-01"); }};
    std::unique_ptr<sdk::Host> host_;
    std::string text_;
};

using Said = std::vector<std::string>;

TEST_F(AgendaPluginTest, ProposesAMeetingAndThenThatItWas) {
    write("Arbeit/a.ics", event_text("DTSTART:20201202T090000Z\nSUMMARY:Haushalt 2027"));
    EXPECT_EQ(start("2020-12-01"), Said{"+2020-12-02 meeting Kalender Arbeit: Haushalt 2027"});
    EXPECT_EQ(plugin_.due(), std::nullopt);
    // Its timer waits for the third of December, which has come long ago.
    ASSERT_TRUE(is_woken(10'000));
    plugin_.on_folder_event(noon("2020-12-03"));
    plugin_.on_time(noon("2020-12-03"));
    EXPECT_EQ(said(), Said{"+2020-12-02 interaction Kalender Arbeit: Haushalt 2027"});
    EXPECT_EQ(plugin_.due(), std::nullopt);
    EXPECT_FALSE(is_woken(0));
}

TEST_F(AgendaPluginTest, WakesForNothingWhereNobodyIsMet) {
    write("Arbeit/a.ics", event_text("DTSTART:20191202T090000Z"));
    EXPECT_EQ(start("2020-12-01"), Said{});
    EXPECT_EQ(plugin_.due(), std::nullopt);
    EXPECT_FALSE(is_woken(0));
}

TEST_F(AgendaPluginTest, ProposesAMeetingThatComesIntoSight) {
    write("Arbeit/a.ics", event_text("DTSTART:20201220T090000Z\nSUMMARY:Fest"));
    EXPECT_EQ(start("2020-12-01"), Said{});
    ASSERT_TRUE(is_woken(10'000));
    plugin_.on_folder_event(noon("2020-12-06"));
    plugin_.on_time(noon("2020-12-06"));
    EXPECT_EQ(said(), Said{"+2020-12-20 meeting Kalender Arbeit: Fest"});
}

TEST_F(AgendaPluginTest, TakesBackWhatIsCancelled) {
    write("Arbeit/a.ics", event_text("DTSTART:20201202T090000Z"));
    write("Arbeit/b.ics", event_text("UID:b\nDTSTART:20200101T090000Z"));
    EXPECT_EQ(start("2020-12-01").size(), 1u);
    write("Arbeit/a.ics", event_text("DTSTART:20201202T090000Z\nSTATUS:CANCELLED"));
    ASSERT_TRUE(is_woken(10'000));
    auto later = noon("2020-12-01");
    plugin_.on_folder_event(later);
    ASSERT_TRUE(plugin_.due());
    later.steady += std::chrono::minutes(1);
    plugin_.on_time(later);
    EXPECT_EQ(said(), Said{"-"});
}

} // namespace
} // namespace kith::agenda
