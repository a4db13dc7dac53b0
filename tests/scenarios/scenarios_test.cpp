// Every folder of tests/scenarios with an events.txt is a test: its configuration under a simulated
// clock must give expected.txt. KITH_WRITE_SCENARIOS=1 writes the file anew; read the difference
// before you commit it.

#include "scenarios/engine_daemon.hpp"
#include "scenarios/playback.hpp"
#include "storage/open_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

namespace kith::test {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> scenario_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(KITH_SCENARIOS)) {
        if (fs::exists(entry.path() / "events.txt")) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string content(const fs::path& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string played(const fs::path& folder) {
    Recorder recorder;
    EngineDaemon daemon(
        scenario_configuration(folder / "config"),
        [store = std::shared_ptr<domain::Store>(storage::open_in_memory())](domain::Instant) {
            return store; // it outlives a stop, as a file would
        },
        recorder);
    play(read_script(folder / "events.txt"), daemon, recorder);
    EXPECT_EQ(recorder.repeated(), 0) << "a delivery came twice";
    std::string text;
    for (const auto& line : recorder.lines()) {
        text += line + "\n";
    }
    return text;
}

} // namespace

class ScenarioTest : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioTest, GivesTheExpectedTimeline) {
    const auto folder = fs::path(KITH_SCENARIOS) / GetParam();
    const auto text = played(folder);
    if (std::getenv("KITH_WRITE_SCENARIOS") != nullptr) {
        std::ofstream(folder / "expected.txt") << text;
    }
    EXPECT_EQ(text, content(folder / "expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(Folders, ScenarioTest, testing::ValuesIn(scenario_names()),
                         [](const auto& scenario) {
                             auto name = scenario.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace kith::test
