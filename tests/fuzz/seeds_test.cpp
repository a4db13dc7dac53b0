// Runs every seed, and every input that a fuzzer once found and that was mended, through its
// target.

#include "fuzz/targets.hpp"
#include "support/text_of_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace kith::fuzz {

namespace {

namespace fs = std::filesystem;

class SeedsTest : public testing::TestWithParam<Target> {};

TEST_P(SeedsTest, BreakNoPromise) {
    int seeds = 0;
    for (const auto& file : fs::directory_iterator(fs::path(KITH_FUZZ_SEEDS) / GetParam().name)) {
        const auto bytes = test::text_of(file.path());
        EXPECT_NO_THROW(GetParam().run(bytes)) << file.path();
        EXPECT_NO_THROW(GetParam().run(bytes.substr(0, bytes.size() / 2))) << file.path();
        ++seeds;
    }
    EXPECT_GE(seeds, 4);
}

TEST_P(SeedsTest, AreAllOfATarget) {
    for (const auto& folder : fs::directory_iterator(KITH_FUZZ_SEEDS)) {
        EXPECT_TRUE(std::any_of(std::begin(targets), std::end(targets), [&](const auto& target) {
            return folder.path().filename() == target.name;
        })) << folder.path();
    }
}

INSTANTIATE_TEST_SUITE_P(, SeedsTest, testing::ValuesIn(targets),
                         [](const auto& target) { return std::string(target.param.name); });

} // namespace

} // namespace kith::fuzz
