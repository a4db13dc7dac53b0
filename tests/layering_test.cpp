// The house of DESIGN.md section 3, checked against every file: which folder may include which,
// where each foreign library lives, how long a file may be, what stands at the top.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::set<std::string, std::less<>>;

const fs::path root = KITH_SOURCE_DIR;

/// What a folder may include beside itself. A folder is named as its files are included:
/// "planning/plan.hpp" is daemon/planning, "vcard/card.hpp" is plugins/vcard.
const std::map<std::string, Words, std::less<>> allowed_arrows = {
    {"domain", {}},
    {"words", {}},
    {"planning", {"domain"}},
    {"delivery", {"domain"}},
    {"config", {"domain", "wire", "words"}},
    {"recurrence", {"domain"}},
    {"storage", {"domain", "wire"}},
    {"loop", {"domain"}},
    {"wire", {"domain"}},
    {"warden", {}},
    {"plugins", {"domain", "wire", "warden"}},
    {"control", {"domain", "wire", "words"}},
    {"authoring", {"domain", "config", "wire", "words"}},
    {"onboarding", {"domain", "config", "words"}},
    {"cli", {"domain", "wire", "words", "control", "authoring", "onboarding"}},
    {"app",
     {"domain", "planning", "delivery", "config", "recurrence", "storage", "loop", "wire", "words",
      "plugins", "control"}},
    {"manual", {"app", "cli"}},
    {"main", {"app", "cli", "domain", "words"}},
    {"sdk", {"domain", "wire"}},
    {"source", {"sdk", "domain", "wire"}},
    {"agenda", {"source", "sdk", "domain", "wire", "recurrence"}},
    {"caldav", {"sdk", "remote", "domain", "wire", "calendar"}},
    {"calendar", {"sdk", "domain", "wire"}},
    {"desktop", {"sdk", "domain", "wire"}},
    {"email", {"sdk", "remote", "domain", "wire", "calendar"}},
    {"exec", {"sdk", "domain", "wire"}},
    {"import", {"domain", "wire", "vcard"}},
    {"maildir", {"source", "sdk", "domain", "wire"}},
    {"ntfy", {"sdk", "remote", "domain", "wire"}},
    {"remote", {"sdk", "domain", "wire"}},
    {"vcard", {"source", "sdk", "domain", "wire"}},
};

/// The homes of each foreign library, known by how its headers begin.
const std::vector<std::pair<std::string, Words>> foreign_homes = {
    {"CLI/", {"cli", "app", "manual", "main"}},
    {"asio", {"loop", "plugins", "control", "app", "calendar"}},
    {"curl/", {"caldav", "email", "remote"}},
    {"date/", {"domain"}},
    {"gio/", {"desktop"}},
    {"glib", {"desktop", "email", "maildir", "remote"}}, // GMime hands out its types
    {"gmime/", {"email", "maildir"}},                    // email writes with it, maildir reads
    {"http_parser.h", {"calendar"}},
    {"libintl.h", {"words"}},
    {"libical/", {"recurrence"}},
    {"libnotify/", {"desktop"}},
    {"nlohmann/", {"wire"}},
    {"pugixml.hpp", {"caldav"}},
    {"restinio/", {"calendar"}},
    {"spdlog/", {"config", "storage", "loop", "plugins", "control", "app", "main"}},
    {"sqlite3.h", {"storage", "onboarding"}},
    {"toml", {"config"}},
    {"unicode/", {"agenda"}},
};

struct Include {
    int line;
    std::string path;
    bool angled;
};

std::vector<Include> includes_of(const std::string& source) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> found;
    std::istringstream lines(source);
    std::string text;
    for (int line = 1; std::getline(lines, text); ++line) {
        std::smatch match;
        if (std::regex_search(text, match, directive)) {
            found.push_back({line, match[2], match[1] == "<"});
        }
    }
    return found;
}

/// "daemon/planning/plan.cpp" lies in "planning", "daemon/main.cpp" in "main".
std::string folder_of(const fs::path& file) {
    auto part = std::next(file.begin());
    return std::next(part) == file.end() ? file.stem().string() : part->string();
}

bool may_include(const std::string& folder, const Include& include) {
    if (include.angled) {
        return std::ranges::all_of(foreign_homes, [&](const auto& library) {
            return !include.path.starts_with(library.first) || library.second.contains(folder);
        });
    }
    const auto target = include.path.substr(0, include.path.find('/'));
    const auto arrows = allowed_arrows.find(folder);
    return arrows != allowed_arrows.end() && (target == folder || arrows->second.contains(target));
}

/// One line for each include of the file that the table forbids: "daemon/a/b.cpp:3: a -> c/d.hpp".
std::string forbidden_arrows(const fs::path& file, const std::string& source) {
    std::string faults;
    for (const auto& include : includes_of(source)) {
        if (!may_include(folder_of(file), include)) {
            faults += file.string() + ":" + std::to_string(include.line) + ": " + folder_of(file) +
                      " -> " + include.path + "\n";
        }
    }
    return faults;
}

/// The C++ files below daemon/ and plugins/, relative to the top.
std::vector<fs::path> sources() {
    std::vector<fs::path> files;
    for (const auto* top : {"daemon", "plugins"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const auto kind = entry.path().extension();
            if (kind == ".cpp" || kind == ".hpp") {
                files.push_back(fs::relative(entry.path(), root));
            }
        }
    }
    return files;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(root / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(LayeringTest, EveryIncludeFollowsTheArrows) {
    ASSERT_FALSE(sources().empty());
    std::string faults;
    for (const auto& file : sources()) {
        faults += forbidden_arrows(file, text_of(file));
    }
    EXPECT_EQ(faults, "");
}

TEST(LayeringTest, ReportsAnArrowThatRunsBack) {
    EXPECT_EQ(
        forbidden_arrows("daemon/domain/rule.cpp",
                         "#include \"domain/rule.hpp\"\n\n#  include \"storage/store.hpp\"\n"),
        "daemon/domain/rule.cpp:3: domain -> storage/store.hpp\n");
}

TEST(LayeringTest, ReportsAnArrowBetweenAdapters) {
    EXPECT_EQ(forbidden_arrows("daemon/storage/a.cpp", "#include \"config/b.hpp\""),
              "daemon/storage/a.cpp:1: storage -> config/b.hpp\n");
    EXPECT_EQ(forbidden_arrows("plugins/vcard/a.cpp", "#include \"email/b.hpp\""),
              "plugins/vcard/a.cpp:1: vcard -> email/b.hpp\n");
}

TEST(LayeringTest, ReportsAForeignLibraryAwayFromHome) {
    EXPECT_EQ(forbidden_arrows("daemon/planning/a.cpp", "#include <vector>\n#include <asio.hpp>"),
              "daemon/planning/a.cpp:2: planning -> asio.hpp\n");
    EXPECT_EQ(forbidden_arrows("daemon/wire/a.cpp", "#include <nlohmann/json.hpp>"), "");
}

TEST(LayeringTest, ReportsAFolderTheTableDoesNotKnow) {
    EXPECT_EQ(forbidden_arrows("daemon/misc/a.cpp", "#include \"domain/rule.hpp\""),
              "daemon/misc/a.cpp:1: misc -> domain/rule.hpp\n");
}

TEST(HouseTest, FilesAreShort) {
    for (const auto& file : sources()) {
        const auto text = text_of(file);
        const auto limit = file.extension() == ".hpp" ? 150 : 350;
        EXPECT_LE(std::ranges::count(text, '\n'), limit) << file << " is too long";
    }
}

std::string shells_in(const std::string& text) {
    static const std::regex shell(
        R"re(\b(?:system|popen|wordexp)\s*\(|"(?:/bin/)?(?:ba|da)?sh")re");
    std::smatch match;
    return std::regex_search(text, match, shell) ? match[0].str() : "";
}

// F54
TEST(HouseTest, NothingRunsAShell) {
    for (const auto& file : sources()) {
        EXPECT_EQ(shells_in(text_of(file)), "") << file;
    }
    EXPECT_EQ(shells_in("std::system (command)"), "system (");
    EXPECT_EQ(shells_in(R"(execl("/bin/sh", "sh"))"), "\"/bin/sh\"");
}

TEST(HouseTest, TheTopLevelHoldsOnlyWhatTheDesignNames) {
    const Words allowed = {".ci",        ".clang-format",     ".clang-tidy", ".git",
                           ".gitignore", "CMakeLists.txt",    "LICENSE",     "README.md",
                           "build",      "CMakePresets.json", "config",      "daemon",
                           "plugins",    "systemd",           "tests"};
    for (const auto& entry : fs::directory_iterator(root)) {
        EXPECT_TRUE(allowed.contains(entry.path().filename().string())) << entry.path();
    }
}

} // namespace
