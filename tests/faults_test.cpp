// The list of faults, FAULTS.md, against the tests: every fault is there once, every test that a
// row names exists, and every fault that a test says it tries is in the row of that fault.

#include <gtest/gtest.h>

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

const fs::path tests = fs::path(KITH_SOURCE_DIR) / "tests";

std::string content_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::vector<fs::path> sources() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(tests)) {
        const auto ending = entry.path().extension();
        if (ending == ".cpp" || ending == ".hpp" || ending == ".py" || ending == ".sh") {
            found.push_back(entry.path());
        }
    }
    return found;
}

/// Rows of FAULTS.md: `| F65 | the fault | tests, or why it does not apply |`.
std::multimap<int, std::string> rows() {
    static const std::regex row(R"(^\| F(\d+) \| [^|]+ \| ([^|]+) \|$)");
    std::multimap<int, std::string> found;
    std::ifstream list(tests / "FAULTS.md");
    std::string line;
    while (std::getline(list, line)) {
        std::smatch match;
        if (std::regex_match(line, match, row)) {
            found.emplace(std::stoi(match[1]), match[2]);
        }
    }
    return found;
}

/// The numbers that the list of faults has: the gaps are its own.
bool is_fault(int number) {
    return (number >= 1 && number <= 15) || (number >= 20 && number <= 31) ||
           (number >= 40 && number <= 55) || (number >= 60 && number <= 88) ||
           (number >= 90 && number <= 105);
}

const std::regex
    gtest_name(R"((?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+),\s*(\w+))");
const std::regex python_name(R"(def (test_\w+))");

/// As a row names it: `Suite.Name` or `file.py: test_name`.
std::string name_of(const std::smatch& match, const fs::path& path) {
    return match.size() == 3 ? match[1].str() + "." + match[2].str()
                             : path.filename().string() + ": " + match[1].str();
}

const std::regex& naming(const fs::path& path) {
    return path.extension() == ".py" ? python_name : gtest_name;
}

/// All tests by the names that a row uses; scripts by their file, scenarios as "scenario name".
std::set<std::string> known_tests() {
    std::set<std::string> found;
    for (const auto& path : sources()) {
        const auto text = content_of(path);
        const std::sregex_iterator end;
        for (std::sregex_iterator match(text.begin(), text.end(), naming(path)); match != end;
             ++match) {
            found.insert(name_of(*match, path));
        }
        found.insert(path.filename().string());
    }
    for (const auto& entry : fs::directory_iterator(tests / "scenarios")) {
        if (entry.is_directory()) {
            found.insert("scenario " + entry.path().filename().string());
        }
    }
    return found;
}

/// The faults that a comment before a test says it tries, each with that test.
std::multimap<int, std::string> marked_tests() {
    static const std::regex mark(R"((?:^|\n)\s*(?://|#) (F\d+(?: F\d+)*)\n)");
    static const std::regex number(R"(\d+)");
    std::multimap<int, std::string> found;
    const std::sregex_iterator end;
    for (const auto& path : sources()) {
        const auto text = content_of(path);
        for (std::sregex_iterator at(text.begin(), text.end(), mark); at != end; ++at) {
            const auto rest = text.substr(static_cast<std::size_t>(at->position() + at->length()));
            std::smatch test;
            if (!std::regex_search(rest, test, naming(path))) {
                continue;
            }
            const auto numbers = (*at)[1].str();
            for (std::sregex_iterator one(numbers.begin(), numbers.end(), number); one != end;
                 ++one) {
                found.emplace(std::stoi(one->str()), name_of(test, path));
            }
        }
    }
    return found;
}

} // namespace

TEST(FaultsTest, EachFaultHasOneRow) {
    const auto listed = rows();
    for (int number = 1; number <= 105; ++number) {
        EXPECT_EQ(listed.count(number), is_fault(number) ? 1U : 0U) << "F" << number;
    }
}

TEST(FaultsTest, EachRowNamesTestsThatExistOrAReason) {
    static const std::regex name(R"re(`([^`]+)`)re");
    const auto known = known_tests();
    for (const auto& [number, cell] : rows()) {
        for (std::sregex_iterator match(cell.begin(), cell.end(), name), end; match != end;
             ++match) {
            EXPECT_TRUE(known.contains((*match)[1].str()))
                << "F" << number << " names " << (*match)[1];
        }
        EXPECT_TRUE(std::regex_search(cell, name) || cell.starts_with("does not apply: "))
            << "F" << number << " has neither a test nor a reason";
    }
}

TEST(FaultsTest, EachTestThatIsMarkedWithAFaultStandsInItsRow) {
    const auto listed = rows();
    for (const auto& [number, test] : marked_tests()) {
        const auto row = listed.find(number);
        EXPECT_TRUE(row != listed.end() && row->second.find('`' + test + '`') != std::string::npos)
            << "F" << number << " is tried by " << test;
    }
}
