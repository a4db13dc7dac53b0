#include "plugin_client.hpp"
#include "wait_until.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

namespace kith::desktop {
namespace {

using test::Child;
using test::Environment;
using test::PluginClient;
using test::SessionBus;

/// A screen that nobody sees.
class Screenless {
public:
    Screenless()
        : server_({"Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"}, {},
                  Child::Errors::Dropped) {}
    [[nodiscard]] std::string display() const { return ":" + server_.first_line(); }

private:
    Child server_;
};

/// A desktop: a screen, a bus and dunst, whose menu is answered by the test.
class DunstTest : public testing::Test {
protected:
    DunstTest() {
        environment_ = bus_.environment();
        environment_["DISPLAY"] = screen_.display();
        environment_["MENU_CHOICE"] = (bus_.home().path() / "choice").string();
        const auto menu =
            bus_.home().write("menu", "#!/bin/sh\nexec grep -m 1 -F -f \"$MENU_CHOICE\"\n");
        std::filesystem::permissions(menu, std::filesystem::perms::owner_all);
        bus_.home().write("dunstrc", "[global]\ndmenu = " + menu.string() + "\nmarkup = full\n");
        start_dunst();
    }

    void start_dunst() {
        const std::string config = (bus_.home().path() / "dunstrc").string();
        dunst_ = std::make_unique<Child>(std::vector<std::string>{"dunst", "-config", config},
                                         environment_, Child::Errors::Dropped);
        bus_.wait_for_server();
    }
    void kill_dunst() {
        dunst_.reset();
        bus_.wait_for_no_server();
    }

    /// What dunstctl prints.
    std::string dunstctl(const std::vector<std::string>& words) {
        std::vector<std::string> command{"dunstctl"};
        command.insert(command.end(), words.begin(), words.end());
        Child child(command, environment_);
        EXPECT_EQ(child.exit_code(), 0);
        std::string text;
        for (const auto& line : child.lines()) {
            text += line + "\n";
        }
        return text;
    }
    std::string displayed() { return dunstctl({"count", "displayed"}); }
    /// Opens dunst's menu and picks the entry with that label.
    void press(const std::string& label) {
        bus_.home().write("choice", label + "\n");
        dunstctl({"context"});
    }

    Screenless screen_;
    SessionBus bus_;
    Environment environment_;
    std::unique_ptr<Child> dunst_;
};

TEST_F(DunstTest, ThePopupStandsUntilDoneIsPressed) {
    PluginClient plugin(bus_);
    ASSERT_EQ(plugin.deliver("d-1"), "delivered");
    EXPECT_EQ(displayed(), "1\n");
    press("Erledigt");
    const domain::Value event = plugin.wait_for_event();
    EXPECT_EQ(event.at("type").as_string(), "done");
    EXPECT_EQ(event.at("key").as_string(), "d-1");
    plugin.confirm_event();
    ASSERT_EQ(plugin.outcome("check", "{}"),
              "delivered"); // behind the closing, on the same connection
    EXPECT_EQ(displayed(), "0\n");
}

TEST_F(DunstTest, TomorrowIsASnoozeOfADay) {
    PluginClient plugin(bus_);
    plugin.deliver("d-1");
    press("Morgen");
    EXPECT_EQ(plugin.wait_for_event().at("days").as_integer(), 1);
}

TEST_F(DunstTest, TheSameKeyStaysOnePopup) {
    PluginClient plugin(bus_);
    plugin.deliver("d-1");
    plugin.deliver("d-1", "Kind & Kegel");
    EXPECT_EQ(displayed(), "1\n");
    dunstctl({"close"});
    const std::string history = dunstctl({"history"});
    EXPECT_NE(history.find("Kind &amp; Kegel"), std::string::npos) << history;
}

TEST_F(DunstTest, ClosingIsNotDone) {
    PluginClient plugin(bus_);
    plugin.deliver("d-1");
    dunstctl({"close-all"});
    EXPECT_EQ(displayed(), "0\n");
    ASSERT_EQ(plugin.outcome("check", "{}"), "delivered");
    EXPECT_EQ(plugin.events(), 0U);
}

TEST_F(DunstTest, WithdrawingTakesThePopupAway) {
    PluginClient plugin(bus_);
    plugin.deliver("d-1");
    plugin.deliver("d-2", "another"); // dunst stacks popups of the same text
    EXPECT_EQ(displayed(), "2\n");
    EXPECT_EQ(plugin.withdraw("d-1"), "delivered");
    EXPECT_EQ(displayed(), "1\n");
}

TEST_F(DunstTest, ThePopupIsBackWithWorkingButtonsAfterARestart) {
    PluginClient plugin(bus_);
    ASSERT_EQ(plugin.deliver("d-1"), "delivered");
    kill_dunst();
    plugin.wait_for_status("unavailable");
    start_dunst();
    plugin.wait_for_status("up");
    ASSERT_EQ(plugin.deliver("d-2", "another"), "delivered");
    EXPECT_EQ(displayed(), "2\n");
    plugin.withdraw("d-2");
    press("Erledigt");
    EXPECT_EQ(plugin.wait_for_event().at("key").as_string(), "d-1");
}

TEST_F(DunstTest, CheckNamesDunst) {
    PluginClient plugin(bus_);
    const int id = plugin.send("check", "{}");
    const std::string text = plugin.answer(id).text_or("text", "");
    EXPECT_TRUE(text.starts_with("dunst ")) << text;
    EXPECT_NE(text.find("actions"), std::string::npos) << text;
}

} // namespace
} // namespace kith::desktop
