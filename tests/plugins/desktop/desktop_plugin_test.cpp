#include "mock_server.hpp"
#include "plugin_client.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace kith::desktop {
namespace {

using test::MockCall;
using test::MockServer;
using test::PluginClient;
using test::SessionBus;

// Where Notify has its arguments.
enum Argument : std::size_t { App, Replaces, Icon, Summary, Body, Actions, Hints, Timeout };

std::vector<std::string> texts(const MockCall& call, std::size_t index) {
    const VariantPtr list = call.argument(index);
    std::vector<std::string> texts;
    for (gsize i = 0; i < g_variant_n_children(list.get()); ++i) {
        const VariantPtr one(g_variant_get_child_value(list.get(), i));
        const VariantPtr plain(g_variant_is_of_type(one.get(), G_VARIANT_TYPE_VARIANT) != 0
                                   ? g_variant_get_variant(one.get())
                                   : g_variant_ref(one.get()));
        texts.emplace_back(g_variant_get_string(plain.get(), nullptr));
    }
    return texts;
}

std::string hint(const MockCall& call, const char* name) {
    const VariantPtr hints = call.argument(Hints);
    const VariantPtr value(g_variant_lookup_value(hints.get(), name, nullptr));
    if (!value) {
        return "none";
    }
    char* const printed = g_variant_print(value.get(), FALSE);
    std::string text = printed;
    g_free(printed);
    return text;
}

TEST(DesktopPluginTest, ShowsReasonNoteAndButtons) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    ASSERT_EQ(plugin.deliver("d-1"), "delivered");
    const MockCall& call = server.wait_for("Notify");
    EXPECT_EQ(call.text(App), "kith");
    EXPECT_EQ(call.number(Replaces), 0U);
    EXPECT_EQ(call.text(Summary), "Anna Berger: Zeit, sich zu melden");
    EXPECT_EQ(call.text(Body),
              "Letzter Kontakt vor 11 Wochen.\nNotiert am 4. September 2026: nach Bonn gezogen");
    EXPECT_EQ(texts(call, Actions),
              (std::vector<std::string>{"done", "Erledigt", "tomorrow", "Morgen", "next-week",
                                        "Nächste Woche"}));
    EXPECT_EQ(hint(call, "desktop-entry"), "'kith'");
    EXPECT_EQ(hint(call, "category"), "'x-kith.reminder'");
    EXPECT_EQ(hint(call, "suppress-sound"), "true");
    EXPECT_EQ(g_variant_get_int32(call.argument(Timeout).get()), 0);
}

// F52
TEST(DesktopPluginTest, EscapesForAServerThatReadsMarkup) {
    const SessionBus bus;
    MockServer server(bus, "body body-markup");
    PluginClient plugin(bus);
    plugin.outcome("deliver",
                   test::delivery("d-1", "A & <b>B</b>\u202e", "<a href='http://x'>x</a>", ""));
    const MockCall& call = server.wait_for("Notify");
    EXPECT_EQ(call.text(Summary), "A & <b>B</b>");
    EXPECT_EQ(call.text(Body), "&lt;a href=&#39;http://x&#39;&gt;x&lt;/a&gt;");
    EXPECT_TRUE(texts(call, Actions).empty());
}

TEST(DesktopPluginTest, LeavesTheTextAloneForAServerWithoutMarkup) {
    const SessionBus bus;
    MockServer server(bus, "body actions");
    PluginClient plugin(bus);
    plugin.outcome("deliver", test::delivery("d-1", "A", "B & <b>C</b>", ""));
    EXPECT_EQ(server.wait_for("Notify").text(Body), "B & <b>C</b>");
}

TEST(DesktopPluginTest, SoundAndDiscretionAreSettings) {
    const SessionBus bus;
    MockServer server(bus, "body actions sound");
    PluginClient plugin(bus, R"({"sound":true,"discreet":true})");
    plugin.deliver("d-1");
    const MockCall& call = server.wait_for("Notify");
    EXPECT_EQ(call.text(Summary), "kith: Zeit, sich bei jemandem zu melden");
    EXPECT_EQ(call.text(Body), "");
    EXPECT_EQ(hint(call, "sound-name"), "'message-new-instant'");
    EXPECT_EQ(hint(call, "suppress-sound"), "none");
}

TEST(DesktopPluginTest, TheSameKeyReplacesItsPopup) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    plugin.deliver("d-1");
    plugin.deliver("d-2");
    plugin.deliver("d-1", "changed");
    const MockCall& third = server.wait_for("Notify", 3);
    EXPECT_EQ(third.number(Replaces), 1U);
    EXPECT_NE(third.text(Body).find("changed"), std::string::npos);
}

TEST(DesktopPluginTest, WithdrawingTakesThePopupAwayOnce) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    plugin.deliver("d-1");
    plugin.deliver("d-2");
    EXPECT_EQ(plugin.withdraw("d-2"), "delivered");
    EXPECT_EQ(server.wait_for("CloseNotification").number(0), 2U);
    EXPECT_EQ(plugin.withdraw("d-2"), "delivered");
    EXPECT_EQ(plugin.withdraw("never-shown"), "delivered");
    EXPECT_EQ(server.count("CloseNotification"), 1U);
}

// F86
TEST(DesktopPluginTest, APressIsAnEventRepeatedUntilConfirmed) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    plugin.deliver("d-1");
    server.press(1, "next-week");
    const domain::Value event = plugin.wait_for_event();
    EXPECT_EQ(event.at("type").as_string(), "snooze");
    EXPECT_EQ(event.at("days").as_integer(), 7);
    EXPECT_EQ(event.at("key").as_string(), "d-1");
    EXPECT_EQ(server.wait_for("CloseNotification").number(0), 1U);
    EXPECT_EQ(plugin.wait_for_event(2), event);
    plugin.confirm_event();
    ASSERT_TRUE(plugin.ping());
    EXPECT_EQ(plugin.events(), 2U);
}

// F86
TEST(DesktopPluginTest, APressOutlivesTheDaemonAndThePlugin) {
    const SessionBus bus;
    MockServer server(bus);
    domain::Value event;
    {
        PluginClient plugin(bus);
        plugin.deliver("d-1");
        server.press(1, "done");
        event = plugin.wait_for_event();
        plugin.process().signal(SIGKILL);
        plugin.process().exit_code();
    }
    PluginClient next(bus);
    EXPECT_EQ(next.wait_for_event(), event);
    next.confirm_event();
    ASSERT_TRUE(next.ping());
    EXPECT_EQ(server.count("Notify"), 1U);
}

TEST(DesktopPluginTest, APopupPutAwayIsNoEventAndDoesNotComeBack) {
    const SessionBus bus;
    PluginClient plugin(bus);
    {
        MockServer server(bus);
        plugin.wait_for_status("up");
        plugin.deliver("d-1");
        plugin.deliver("d-2");
        constexpr std::uint32_t dismissed = 2;
        server.report_closed(1, dismissed);
        plugin.deliver("d-2");
        ASSERT_TRUE(plugin.ping());
        EXPECT_EQ(plugin.events(), 0U);
    }
    MockServer server(bus);
    EXPECT_EQ(plugin.deliver("d-3"), "delivered");
    server.wait_for("Notify", 2);
    EXPECT_EQ(server.count("Notify"), 2U);
}

// F83
TEST(DesktopPluginTest, TheNextProcessTakesOverThePopup) {
    const SessionBus bus;
    MockServer server(bus);
    {
        PluginClient plugin(bus);
        plugin.deliver("d-1");
        plugin.process().signal(SIGKILL);
        plugin.process().exit_code();
    }
    PluginClient next(bus);
    EXPECT_EQ(server.wait_for("Notify", 2).number(Replaces), 1U);
    ASSERT_EQ(next.outcome("check", "{}"), "delivered");
    server.press(1, "done");
    EXPECT_EQ(next.wait_for_event().at("key").as_string(), "d-1");
}

TEST(DesktopPluginTest, ARefusalOfTheServerIsTriedLater) {
    const SessionBus bus;
    MockServer server(bus);
    server.on_notify("import dbus\nraise dbus.exceptions.DBusException('too many', name="
                     "'org.freedesktop.Notifications.Error.ExcessNotificationGeneration')");
    PluginClient plugin(bus);
    const int id = plugin.send("deliver", test::delivery("d-1", "Anna", "because", ""));
    const domain::Value answer = plugin.answer(id);
    EXPECT_EQ(answer.text_or("outcome", ""), "retry");
    EXPECT_EQ(answer.text_or("code", ""),
              "org.freedesktop.Notifications.Error.ExcessNotificationGeneration");
    EXPECT_EQ(plugin.last_status(), "none");
}

TEST(DesktopPluginTest, CheckSaysWhichServerListens) {
    const SessionBus bus;
    MockServer server(bus, "body actions");
    PluginClient plugin(bus);
    const int id = plugin.send("check", "{}");
    EXPECT_EQ(plugin.answer(id).text_or("text", ""),
              "mock-notify 1.0 (test vendor): actions, body");
    EXPECT_EQ(server.count("Notify"), 0U);
}

} // namespace
} // namespace kith::desktop
