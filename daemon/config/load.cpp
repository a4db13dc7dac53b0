#include "config/load.hpp"

#include "config/contacts_file.hpp"
#include "config/document.hpp"
#include "config/kith_file.hpp"
#include "config/networks_file.hpp"
#include "config/read_file.hpp"
#include "config/rules_file.hpp"
#include "config/subject_names.hpp"
#include "domain/stable_hash.hpp"

#include <algorithm>
#include <cstdlib>
#include <list>
#include <map>
#include <pwd.h>
#include <unistd.h>

namespace kith::config {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{1024} * 1024;
constexpr std::size_t most_contact_bytes = 16 * most_bytes;

/// One pass over a directory.
class Pass {
public:
    Pass(const fs::path& directory, domain::PluginDirectory& plugins,
         const domain::CalendarReader& calendars, fs::path home)
        : directory_(fs::absolute(directory).lexically_normal()), home_(std::move(home)),
          plugins_(plugins, directory_, home_), calendars_(calendars) {}

    /// Instead of rules.toml; outlives this.
    Pass& take(const OtherRules& rules) {
        rules_ = &rules;
        return *this;
    }
    /// Instead of those of the directory; outlive this.
    Pass& take(const std::vector<OtherFile>& files) {
        for (const auto& file : files) {
            others_.insert_or_assign(file.name, &file.text);
        }
        return *this;
    }

    Loaded run() {
        const auto networks = read_circles();
        ContactFiles people(networks.names);
        const bool all_read = read_people(people);
        configuration_.contacts = std::move(people).contacts();
        using Others = KnownPeople::Others;
        KnownPeople known(configuration_.contacts, all_read ? Others::None : Others::Unread);
        const auto channels = read_general(networks, known);
        if (all_read && (!channels.sinks.complete || !configuration_.sources.empty())) {
            known.admit(Others::InSources);
        }
        if (const auto* document = open_rules()) {
            configuration_.rules =
                read_rules(*document, {networks, channels, known, calendars_}, findings_);
        }
        expect_names_of_their_own(networks, known, findings_);
        expect_known_sides(networks, known, findings_);
        configuration_.networks = networks.networks;
        configuration_.institutions = networks.institutions;
        configuration_.alliances = networks.alliances;
        return result();
    }

private:
    NetworksFile read_circles() {
        bool good = true;
        const auto* document = open("networks.toml", most_bytes, good);
        auto networks = document ? read_networks(*document, findings_) : NetworksFile{};
        networks.names.complete = good;
        networks.alliance_names.complete = good;
        return networks;
    }

    ChannelNames read_general(const NetworksFile& networks, const KnownPeople& people) {
        ChannelNames channels;
        const auto* document = open("kith.toml", most_bytes, channels.sinks.complete);
        if (channels.sinks.complete && (!document || !document->root().contains("channel"))) {
            whole_file("kith.toml", "there is no [[channel]]: reminders reach nobody",
                       "add [[channel]] with name = \"desktop\" and plugin = \"desktop\"");
        }
        const PaceContext pace{networks.names, people, calendars_, directory_, home_};
        return document ? read_kith(*document, plugins_, pace, configuration_, findings_)
                        : channels;
    }

    const Document* open_rules() {
        bool good = true;
        return rules_ == nullptr ? open("rules.toml", most_bytes, good)
                                 : parsed(rules_->name, rules_->text, good);
    }

    /// The file as TOML; null when it is missing or, which `good` then says, no TOML. Places in it
    /// stay good to the end of the pass.
    const Document* open(const std::string& name, std::size_t limit, bool& good) {
        const auto other = others_.find(name);
        auto file = other == others_.end() ? read_file(directory_ / name, limit)
                                           : as_read(*other->second, limit);
        if (file.state == FileText::State::Missing) {
            return nullptr;
        }
        files_.push_back(name);
        if (file.state == FileText::State::Refused) {
            good = false;
            const auto& source = unread_.emplace_back(name, "");
            findings_.error({&source}, name + " " + file.what, file.mend);
            return nullptr;
        }
        if (limit == most_bytes) { // no contacts
            print_ = domain::stable_hash(file.text, domain::stable_hash(name + '\n', print_));
        }
        return parsed(name, std::move(file.text), good);
    }

    const Document* parsed(const std::string& name, std::string text, bool& good) {
        auto document = Document::parse(name, std::move(text), findings_);
        if (document == nullptr) {
            good = false;
            return nullptr;
        }
        return documents_.emplace_back(std::move(document)).get();
    }

    void whole_file(const std::string& name, const std::string& what, const std::string& mend) {
        findings_.warning({&unread_.emplace_back(name, "")}, what, mend);
    }

    /// Whether all of them could be read.
    bool read_people(ContactFiles& people) {
        bool good = true;
        for (const auto& name : contact_files()) {
            if (const auto* document = open(name, most_contact_bytes, good)) {
                people.read(*document, findings_);
            }
        }
        return good;
    }

    /// contacts.toml and contacts/*.toml, without hidden files such as editors leave.
    std::vector<std::string> contact_files() {
        std::vector<std::string> names = {"contacts.toml"};
        std::error_code error;
        const auto folder = directory_ / "contacts";
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            const auto name = entry->path().filename().string();
            if (name.ends_with(".toml") && !name.starts_with('.')) {
                names.push_back("contacts/" + name);
            }
        }
        for (const auto& [name, text] : others_) {
            if (name.starts_with("contacts/")) {
                names.push_back(name);
            }
        }
        if (error && error != std::errc::no_such_file_or_directory) {
            findings_.error({&unread_.emplace_back("contacts", "")},
                            "the folder contacts cannot be read: " + error.message(),
                            "make it a folder that your user may read");
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return names;
    }

    Loaded result() {
        Loaded loaded;
        if (!findings_.has_errors()) {
            loaded.configuration = std::move(configuration_);
        }
        loaded.diagnostics = std::move(findings_).sorted();
        loaded.files = std::move(files_);
        loaded.print = print_;
        std::sort(loaded.files.begin(), loaded.files.end());
        return loaded;
    }

    fs::path directory_;
    fs::path home_;
    PluginSettings plugins_;
    const domain::CalendarReader& calendars_;
    const OtherRules* rules_ = nullptr; ///< null: those of the directory
    std::map<std::string, const std::string*, std::less<>> others_; ///< by name
    Findings findings_;
    domain::Configuration configuration_;
    std::vector<std::string> files_;
    std::uint64_t print_ = domain::stable_hash("");
    std::vector<std::unique_ptr<Document>> documents_;
    std::list<SourceText> unread_; ///< stand for files whose text is not known
};

} // namespace

fs::path home_directory() {
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        return home;
    }
    const auto* user = ::getpwuid(::getuid());
    return user == nullptr ? fs::path("/") : fs::path(user->pw_dir);
}

Loaded load(const fs::path& directory, domain::PluginDirectory& plugins,
            const domain::CalendarReader& calendars, const fs::path& home) {
    return Pass(directory, plugins, calendars, home).run();
}

Loaded load_with(const std::vector<OtherFile>& files, const fs::path& directory,
                 domain::PluginDirectory& plugins, const domain::CalendarReader& calendars,
                 const fs::path& home) {
    return Pass(directory, plugins, calendars, home).take(files).run();
}

Loaded load_with(const OtherRules& rules, const fs::path& directory,
                 domain::PluginDirectory& plugins, const domain::CalendarReader& calendars,
                 const fs::path& home) {
    return Pass(directory, plugins, calendars, home).take(rules).run();
}

} // namespace kith::config
