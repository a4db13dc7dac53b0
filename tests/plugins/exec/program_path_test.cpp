#include "exec/program_path.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::exec {
namespace {

namespace fs = std::filesystem;

class ProgramPathTest : public testing::Test {
protected:
    fs::path program(const std::string& name) {
        const auto file = directory_.write(name, "#!/bin/sh\n");
        fs::permissions(file, fs::perms::owner_all);
        return file;
    }
    std::string folder(const std::string& name) { return (directory_.path() / name).string(); }

    test::TemporaryDirectory directory_;
};

TEST_F(ProgramPathTest, TakesTheFirstThatCanBeRun) {
    directory_.write("a/tool", "no program");
    fs::create_directories(directory_.path() / "b/tool");
    const auto wanted = program("c/tool");
    program("d/tool");
    EXPECT_EQ(program_path("tool", folder("a") + "::" + folder("b") + ":" + folder("c") + ":" +
                                       folder("d")),
              wanted.string());
}

TEST_F(ProgramPathTest, TakesAWholePathAsItIs) {
    const auto wanted = program("a/tool");
    EXPECT_EQ(program_path(wanted.string(), ""), wanted.string());
    EXPECT_EQ(program_path(folder("a/other"), ""), std::nullopt);
}

TEST_F(ProgramPathTest, PassesOverRelativeDirectories) {
    EXPECT_EQ(program_path("sh", ".:bin:"), std::nullopt);
    EXPECT_EQ(program_path("bin/sh", "::"), std::nullopt); // an empty one is the working directory
}

} // namespace
} // namespace kith::exec
