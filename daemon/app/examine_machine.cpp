#include "app/examine_machine.hpp"

#include "domain/zone.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <sys/stat.h>
#include <system_error>
#include <systemd/sd-bus.h>
#include <unistd.h>

namespace kith::app {

namespace fs = std::filesystem;

using words::say;
using Level = Finding::Level;

namespace {

/// Where `systemctl --user enable` and its --global put their links, below the home directory and
/// the root.
bool is_enabled(const fs::path& root) {
    const char* home = std::getenv("HOME");
    const fs::path own = home == nullptr ? fs::path() : fs::path(home) / ".config/systemd/user";
    for (const auto& folder : {own, root / "etc/systemd/user"}) {
        for (const char* link :
             {"default.target.wants/kithd.service", "sockets.target.wants/kithd.socket"}) {
            std::error_code error;
            if (fs::symlink_status(folder / link, error).type() == fs::file_type::symlink) {
                return true;
            }
        }
    }
    return false;
}

void examine_zone(const domain::Configuration& configuration, const fs::path& root,
                  Findings& findings) {
    if (configuration.time_zone) {
        return;
    }
    const char* variable = std::getenv("TZ");
    std::string name = variable == nullptr ? "" : variable;
    name.erase(0, name.starts_with(':') ? 1 : 0);
    if (!name.empty() && !domain::Zone::exists(name)) {
        findings.push_back(
            {Level::Fault, say("zone"),
             say("$TZ says \"{}\", which is no time zone, so kith passes it over", name),
             say("set TZ to a name like Europe/Berlin, or `timezone` in kith.toml")});
    }
    std::error_code error;
    if (name.empty() && !fs::is_symlink(root / "etc/localtime", error)) {
        findings.push_back(
            {Level::Advice, say("zone"),
             say("/etc/localtime is no link into the time zones, so kith goes by UTC"),
             say("`timedatectl set-timezone Europe/Berlin`, or `timezone` in kith.toml")});
    }
}

/// The names that the bus knows now, or could start a program for.
bool bus_knows(sd_bus* bus, const char* method, const std::string& name) {
    sd_bus_message* reply = nullptr;
    char** names = nullptr;
    bool known = false;
    if (sd_bus_call_method(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                           "org.freedesktop.DBus", method, nullptr, &reply, nullptr) >= 0 &&
        sd_bus_message_read_strv(reply, &names) >= 0) {
        for (char** one = names; one != nullptr && *one != nullptr; ++one) {
            known = known || name == *one;
            std::free(*one);
        }
        std::free(names);
    }
    sd_bus_message_unref(reply);
    return known;
}

} // namespace

Findings examine_machine(const domain::Configuration& configuration, const fs::path& root,
                         const std::string& user) {
    Findings findings;
    examine_zone(configuration, root, findings);
    std::error_code error;
    if (!fs::exists(root / "run/systemd/system", error)) {
        return findings; // no systemd looks after this machine
    }
    if (!is_enabled(root)) {
        findings.push_back({Level::Advice, "systemd",
                            say("kithd.service is not enabled, so kithd does not start by itself"),
                            "systemctl --user enable --now kithd.socket kithd.service"});
    } else if (!fs::exists(root / "var/lib/systemd/linger" / user, error)) {
        findings.push_back({Level::Advice, "systemd",
                            say("kithd ends when you log out, because you do not linger"),
                            say("loginctl enable-linger, to get mail while nobody is logged in")});
    }
    return findings;
}

Findings examine_desktop(const domain::Configuration& configuration) {
    const auto& channels = configuration.channels;
    const auto desktop = std::find_if(channels.begin(), channels.end(),
                                      [](const auto& one) { return one.plugin == "desktop"; });
    if (desktop == channels.end()) {
        return {};
    }
    const auto about = say("channel {}", desktop->name);
    sd_bus* bus = nullptr;
    if (std::getenv("DBUS_SESSION_BUS_ADDRESS") == nullptr || sd_bus_open_user(&bus) < 0) {
        return {{Level::Advice, about,
                 say("there is no session bus here, so no popup can be shown"),
                 say("log in to a desktop; what is due waits for it")}};
    }
    const std::string server = "org.freedesktop.Notifications";
    const bool known =
        bus_knows(bus, "ListNames", server) || bus_knows(bus, "ListActivatableNames", server);
    sd_bus_flush_close_unref(bus);
    if (known) {
        return {};
    }
    return {{Level::Fault, about,
             say("no notification server is on the session bus, so no popup can be shown"),
             say("install and start one, such as dunst or the desktop's own")}};
}

Finding examine_socket(const Options& options) {
    const auto socket = options.runtime / "control.sock";
    const auto start = say("systemctl --user start kithd, or kithd in a terminal");
    struct stat status {};
    if (::lstat(socket.c_str(), &status) != 0) {
        return {Level::Fault, say("daemon"),
                say("kithd does not run: there is no socket {}, so nobody reminds you",
                    socket.string()),
                start};
    }
    if (status.st_uid != ::geteuid()) {
        return {Level::Fault, say("daemon"),
                say("{} belongs to user {}, and kithd answers its own user only", socket.string(),
                    status.st_uid),
                say("run kith as that user, or set KITH_RUNTIME_DIR to a kithd of yours")};
    }
    return {Level::Fault, say("daemon"),
            say("nobody answers on {}: kithd ended without a word, or is stuck", socket.string()),
            say("systemctl --user restart kithd; its log says more")};
}

} // namespace kith::app
