#include "plugins/confinement.hpp"

#include "domain/sanitizer.hpp"
#include "plugins/call_filter.hpp"
#include "plugins/file_fence.hpp"
#include "running_plugin.hpp"
#include "sdk/fence.hpp"
#include "wire/json.hpp"

#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace kith::plugins {

namespace {

namespace fs = std::filesystem;

using domain::Value;

constexpr const char* schema =
    R"({"type":"object","properties":{"target":{"type":"string","x-path":true},
        "out":{"type":"string","x-path":true,"x-writes":true},
        "command":{"type":"array","x-command":true,"items":{"type":"string"}},
        "folders":{"type":"array","items":{"type":"string","x-path":true}}}})";

domain::PluginDescription described() {
    domain::PluginDescription description;
    description.settings_schema = wire::parse_json(schema);
    return description;
}

Confinement confined(const std::string& settings) {
    return confinement_of(described(), wire::parse_json(settings), "/state/plugins/mail");
}

} // namespace

TEST(ConfinementTest, PathsOfTheSettingsAreOpened) {
    const auto found = confined(R"({"target":"/a","folders":["/b","/c"],"out":"/d/e"})");
    EXPECT_EQ(found.reads, (std::vector<std::string>{"/b", "/c", "/a"}));
    EXPECT_EQ(found.writes, (std::vector<std::string>{"/d/e", "/state/plugins/mail"}));
    EXPECT_FALSE(found.commands);
}

TEST(ConfinementTest, OnlyACommandThatIsThereSetsFree) {
    EXPECT_FALSE(confined(R"({"command":[]})").commands);
    EXPECT_TRUE(confined(R"({"command":["pass"]})").commands);
}

TEST(ConfinementTest, NeedsBelowHomeAreBelowHome) {
    auto description = described();
    description.needs_reading = {"~/.notmuch-config", "/srv"};
    ::setenv("HOME", "/home/anna", 1);
    EXPECT_EQ(confinement_of(description, Value(Value::Object{}), "").reads,
              (std::vector<std::string>{"/home/anna/.notmuch-config", "/srv"}));
}

TEST(ConfinementTest, AFileInAFolderAboveTheDatabaseIsAWayToIt) {
    const test::TemporaryDirectory home;
    const auto state = home.path() / "state/kith";
    fs::create_directories(state);
    Confinement confinement;
    confinement.writes = {(home.path() / "kith.ics").string(), (state / "plugins/mail").string()};
    EXPECT_EQ(ways_to(state.string(), confinement),
              std::vector<std::string>{(home.path() / "kith.ics").string()});
}

namespace {

/// A plugin that tries everything, and what came of it.
class ConfinedPluginTest : public test::RunningPlugin {
protected:
    ConfinedPluginTest() : secret(elsewhere.write("kith.db", "all that is private").string()) {}

    void let_loose(const domain::PluginDescription& description, Value settings = {}) {
        auto what = spec("intruder");
        what.description.settings_schema = description.settings_schema;
        what.description.needs_bus = description.needs_bus;
        what.description.needs_network = description.needs_network;
        settings["mode"] = "intruder";
        settings["target"] = secret;
        settings["daemon"] = ::getpid();
        what.settings = std::move(settings);
        start(what);
        ASSERT_TRUE(until([&] { return plugin->ready(); }));
        plugin->check(keep_answer());
        ASSERT_TRUE(until([&] { return !answers.empty(); }));
        std::istringstream lines(fact("attempts"));
        for (std::string name, result; lines >> name >> result;) {
            came_of[name] = result;
        }
    }
    /// What Landlock forbids must fail where the kernel has it, from that version on.
    void expect_fenced(const std::string& name, const char* error, int version = 1) {
        const bool fenced = FileFence::version() >= version;
        if (!fenced) {
            std::cout << "[ NOT FENCED ] " << name << ": this kernel has Landlock "
                      << FileFence::version() << ", it takes " << version << '\n';
        }
        EXPECT_EQ(came_of[name], fenced ? error : "ok") << name;
    }

    test::TemporaryDirectory elsewhere;
    std::string secret;
    std::map<std::string, std::string> came_of;
};

} // namespace

// F73
TEST_F(ConfinedPluginTest, ReachesNoFileThatIsNotItsOwn) {
    let_loose({});
    for (const auto* name : {"read", "write", "create", "list"}) {
        expect_fenced(name, "EACCES");
    }
    EXPECT_EQ(came_of["hosts"], "ok");
}

// F73
TEST_F(ConfinedPluginTest, ReachesNotIntoTheDaemon) {
    let_loose({});
    expect_fenced("environment", "EACCES");
    expect_fenced("memory", "EACCES");
    expect_fenced("signal", "EPERM", 6);
    expect_fenced("warden", "EPERM", 6);
    EXPECT_EQ(came_of["trace"], "EPERM");
}

// F73
TEST_F(ConfinedPluginTest, CannotDoWhatNoReminderNeeds) {
    let_loose({});
    for (const auto* name :
         {"namespace", "born-in-namespace", "group", "mount", "keys", "io_uring", "typing"}) {
        EXPECT_EQ(came_of[name], "EPERM") << name;
    }
}

TEST_F(ConfinedPluginTest, RunsTheSystemsPrograms) {
    let_loose({});
    EXPECT_EQ(came_of["program"], "ok");
}

// F73
TEST_F(ConfinedPluginTest, HasNoSocketsUnlessItNeedsThem) {
    let_loose({});
    for (const auto* name : {"inet", "inet6-datagram", "unix"}) {
        EXPECT_EQ(came_of[name], "EPERM") << name;
    }
}

TEST_F(ConfinedPluginTest, HasTheNetworkItNeedsAndNoMore) {
    domain::PluginDescription needs;
    needs.needs_network = true;
    let_loose(needs);
    EXPECT_EQ(came_of["inet"], "ok");
    EXPECT_EQ(came_of["inet6-datagram"], "ok");
    EXPECT_EQ(came_of["unix"], "EPERM");
}

TEST_F(ConfinedPluginTest, HasTheBusItNeedsAndNoMore) {
    domain::PluginDescription needs;
    needs.needs_bus = true;
    let_loose(needs);
    EXPECT_EQ(came_of["unix"], "ok");
    EXPECT_EQ(came_of["inet"], "EPERM");
}

TEST_F(ConfinedPluginTest, ReadsWhatItsSettingsName) {
    let_loose(described());
    EXPECT_EQ(came_of["read"], "ok");
    expect_fenced("write", "EACCES");
    expect_fenced("list", "EACCES");
}

TEST_F(ConfinedPluginTest, WritesInTheFolderOfAFileItsSettingsName) {
    let_loose(described(), Value::Object{{"out", (elsewhere.path() / "agenda.ics").string()}});
    EXPECT_EQ(came_of["create"], "ok");
}

TEST_F(ConfinedPluginTest, IsFreeWithACommandButForWhatNobodyNeeds) {
    let_loose(described(), Value::Object{{"command", Value::Array{"true"}}});
    EXPECT_EQ(came_of["write"], "ok");
    EXPECT_EQ(came_of["unix"], "ok");
#if !KITH_ADDRESS_SANITIZER // which may trace, see call_filter.cpp
    EXPECT_EQ(came_of["trace"], "EPERM");
#endif
    EXPECT_EQ(came_of["io_uring"], "EPERM");
}

// F63: else kithd would wait for ever for one that its signals to the group do not reach.
TEST_F(ConfinedPluginTest, IsEndedThoughItHasLeftItsGroup) {
    let_loose(described(), Value::Object{{"command", Value::Array{"true"}}});
    ASSERT_EQ(came_of["group"], "ok");
    const int pid = plugin->pid();
    plugin.reset();
    EXPECT_TRUE(test::ends(pid));
}

namespace {

/// Runs the check in a child behind a fence around those places, and something here meanwhile.
bool behind_fence(
    const Confinement& confinement, const std::function<bool()>& check,
    const std::function<void()>& meanwhile = [] {}) {
    const FileFence fence(confinement, "/bin/true");
    const auto child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        ::_exit(warden::enclose({}, fence.ruleset()) && check() ? 0 : 1);
    }
    meanwhile();
    int status = -1;
    ::waitpid(child, &status, 0);
    return status == 0;
}

} // namespace

TEST(FileFenceTest, AReplacedFileIsOutsideAndItsPluginNoticesIt) {
    const test::TemporaryDirectory folder;
    const auto file = folder.write("password", "hunter2");
    const auto draft = folder.write("password.new", "hunter3");
    Confinement confinement;
    confinement.reads = {file.string()};
    const bool fenced = FileFence::version() > 0;
    int turn[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, turn), 0);
    char token = 'x';
    const auto pass = [&token](int end) { return ::write(end, &token, 1) == 1; };
    const auto wait = [&token](int end) { return ::read(end, &token, 1) == 1; };
    EXPECT_TRUE(behind_fence(
        confinement,
        [&] {
            return !sdk::is_shut_out(file) && pass(turn[0]) && wait(turn[0]) &&
                   sdk::is_shut_out(file) == fenced;
        },
        [&] {
            ASSERT_TRUE(wait(turn[1]));
            fs::rename(draft, file);
            ASSERT_TRUE(pass(turn[1]));
        }));
    ::close(turn[0]);
    ::close(turn[1]);
}

TEST(FileFenceTest, AFileNobodyMayReadOrThatIsNotThereIsNotShutOut) {
    const test::TemporaryDirectory folder;
    EXPECT_TRUE(behind_fence({}, [&] { return !sdk::is_shut_out(folder.path() / "nowhere"); }));
}

TEST(FileFenceTest, LinksInAFolderLeadOut) {
    const test::TemporaryDirectory folder;
    const test::TemporaryDirectory other;
    const auto target = other.write("anna.vcf", "BEGIN:VCARD");
    fs::create_directory(folder.path() / "friends");
    fs::create_symlink(target, folder.path() / "friends/anna.vcf");
    Confinement confinement;
    confinement.reads = {folder.path().string()};
    EXPECT_TRUE(behind_fence(confinement, [&] { return !sdk::is_shut_out(target); }));
}

} // namespace kith::plugins
