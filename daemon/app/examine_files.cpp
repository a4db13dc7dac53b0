#include "app/examine_files.hpp"

#include "storage/backup.hpp"
#include "storage/examination.hpp"
#include "storage/open_store.hpp"
#include "storage/place.hpp"
#include "words/words.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>

namespace kith::app {

namespace fs = std::filesystem;

using words::say;
using Level = Finding::Level;

namespace {

constexpr unsigned long long least_room = 64ULL << 20;
constexpr int oldest_backup_days = 3;
constexpr unsigned others = 077;

/// A mode as chmod takes it.
std::string octal(mode_t mode) {
    std::string text;
    for (int shift = 6; shift >= 0; shift -= 3) {
        text += static_cast<char>('0' + ((mode >> shift) & 7U));
    }
    return text;
}

/// Owner and mode of something that is the user's own; empty when nobody else may touch it.
void examine_owner(const fs::path& path, const std::string& about, Findings& findings) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || S_ISLNK(status.st_mode)) {
        return;
    }
    if (status.st_uid != ::geteuid()) {
        findings.push_back({Level::Fault, about,
                            say("{} belongs to user {}, not to you, so kithd refuses it",
                                path.string(), status.st_uid),
                            say("chown it, or run kith as that user")});
    } else if ((status.st_mode & others) != 0) {
        findings.push_back(
            {Level::Fault, about,
             say("{} has the mode {}, so other users may read it", path.string(),
                 octal(status.st_mode)),
             "chmod " + std::string(S_ISDIR(status.st_mode) ? "700 " : "600 ") + path.string()});
    }
}

void examine_room(const fs::path& state, Findings& findings) {
    struct statvfs disk {};
    struct statfs system {};
    if (::statvfs(state.c_str(), &disk) != 0 || ::statfs(state.c_str(), &system) != 0) {
        return;
    }
    const auto room = static_cast<unsigned long long>(disk.f_bavail) * disk.f_frsize;
    if (room < least_room) {
        findings.push_back({Level::Fault, say("disk"),
                            say("only {} MiB are left for {}; kith sends nothing that it cannot "
                                "record",
                                room >> 20, state.string()),
                            say("make room on that file system")});
    }
    if (storage::is_network_file_system(static_cast<unsigned long>(system.f_type))) {
        findings.push_back({Level::Fault, say("state"),
                            say("{} is on a network file system, where the database would be "
                                "damaged",
                                state.string()),
                            say("start kithd with --state and a local directory")});
    }
}

void examine_backups(const fs::path& state, domain::Date today, Findings& findings) {
    const auto files = storage::backups_in(state);
    if (files.empty()) {
        findings.push_back({Level::Advice, say("backup"), say("there is no backup yet"),
                            say("let kithd run: it makes one a day")});
        return;
    }
    const auto day = domain::parse_date(files.front().stem().string().substr(5));
    if (day && domain::days_between(*day, today) > oldest_backup_days) {
        findings.push_back({Level::Fault, say("backup"),
                            say("the newest backup is of {}", domain::format_date(*day)),
                            say("let kithd run: it makes one a day; its log says why it did not")});
    }
}

/// The feed's own port, when nobody but the feed should have it.
bool is_taken(std::int64_t port) {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const int yes = 1;
    ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const bool refused =
        ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
    const bool taken = refused && errno == EADDRINUSE;
    ::close(probe);
    return taken;
}

bool is_secret(const std::string& setting) {
    return setting.ends_with("password_file") || setting.ends_with("token_file") ||
           setting.ends_with("secret_file");
}

void examine_settings(const domain::Channel& channel, bool daemon_runs, Findings& findings) {
    for (const auto& [name, value] : channel.settings.as_object()) {
        if (is_secret(name) && value.is_string()) {
            const fs::path file = value.as_string();
            std::error_code error;
            if (!fs::exists(file, error)) {
                findings.push_back({Level::Fault, say("channel {}", channel.name),
                                    say("{}, its {}, is not there", file.string(), name),
                                    say("write it, and chmod 600")});
            }
            examine_owner(file, say("channel {}", channel.name), findings);
        }
    }
    const auto port = channel.settings.integer_or("port", 0);
    if (channel.plugin == "calendar" && !daemon_runs && port > 0 && is_taken(port)) {
        findings.push_back({Level::Fault, say("channel {}", channel.name),
                            say("its port {} is taken by another program", port),
                            say("end that program, or write another `port`")});
    }
}

} // namespace

Findings examine_state(const Options& options, domain::Date today) {
    Findings findings;
    std::error_code error;
    if (!fs::exists(options.state, error)) {
        return findings; // kithd makes it
    }
    examine_owner(options.state, say("state"), findings);
    for (auto entry = fs::recursive_directory_iterator(options.state, error);
         !error && entry != fs::end(entry); entry.increment(error)) {
        examine_owner(entry->path(), say("state"), findings);
    }
    examine_room(options.state, findings);
    if (const auto fault = storage::fault_of_database(options.state)) {
        findings.push_back({Level::Fault, say("database"), fault->what,
                            fault->is_damaged
                                ? say("restart kithd: it sets the database aside and takes the "
                                      "newest backup that is sound")
                                : say("install the kith that wrote it, or start kithd with another "
                                      "--state")});
    }
    if (fs::exists(options.state / storage::database_name, error)) {
        examine_backups(options.state, today, findings);
    }
    return findings;
}

Findings examine_channels(const domain::Configuration& configuration,
                          const plugins::Catalog& catalog, bool daemon_runs) {
    Findings findings;
    for (const auto* list : {&configuration.channels, &configuration.sources}) {
        for (const auto& channel : *list) {
            const fs::path program = catalog.program(channel.plugin);
            struct stat directory {};
            if (::stat(program.parent_path().c_str(), &directory) == 0 &&
                (directory.st_mode & S_IWOTH) != 0 && (directory.st_mode & S_ISVTX) == 0) {
                findings.push_back(
                    {Level::Fault, say("plugin {}", channel.plugin),
                     say("everybody may replace programs in {}", program.parent_path().string()),
                     "chmod o-w " + program.parent_path().string()});
            }
            examine_settings(channel, daemon_runs, findings);
        }
    }
    if (configuration.channels.empty()) {
        findings.push_back({Level::Fault, say("configuration"),
                            say("there is no [[channel]], so kith cannot tell you anything"),
                            say("write one in kith.toml, for instance with plugin = \"desktop\"")});
    }
    return findings;
}

} // namespace kith::app
