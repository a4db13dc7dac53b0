#include "authoring/program_output.hpp"

#include <gtest/gtest.h>

#include <system_error>

namespace kith::authoring {

namespace {

TEST(ProgramOutputTest, IsWhatTheProgramWrote) {
    EXPECT_EQ(program_output({"printf", "%s-%s", "a b", "$HOME"}, 100), "a b-$HOME");
}

TEST(ProgramOutputTest, HasABound) {
    EXPECT_THROW(static_cast<void>(program_output({"yes"}, 100000)), std::runtime_error);
}

TEST(ProgramOutputTest, ThereMustBeSuchAProgram) {
    EXPECT_THROW(static_cast<void>(program_output({"/no/such/program"}, 1)), std::system_error);
}

} // namespace

} // namespace kith::authoring
