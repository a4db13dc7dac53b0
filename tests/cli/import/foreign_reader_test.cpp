#include "cli/import/foreign_reader.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace kith::cli {
namespace {

class ForeignReaderTest : public testing::Test {
protected:
    ForeignFile read(const std::string& file, const std::filesystem::path& program = KITH_IMPORT) {
        return ForeignReader(program, [](const auto&, auto) {}).read(file);
    }
    std::filesystem::path script(const std::string& body) {
        const auto file = directory_.write("reader", "#!/bin/sh\n" + body);
        ::chmod(file.c_str(), 0700);
        return file;
    }
    test::TemporaryDirectory directory_;
};

TEST_F(ForeignReaderTest, ReadsAFileInAProcessOfItsOwn) {
    const auto file = directory_.write("people.csv", "First Name,Email\nAnna,a@x.org\nB,none\n");
    const auto told = read(file.string());
    EXPECT_EQ(told.format, "csv");
    ASSERT_EQ(told.people.size(), 2u);
    EXPECT_EQ(told.people[0].contact.name, "Anna");
    EXPECT_EQ(told.people[0].line, 2);
    ASSERT_EQ(told.faults.size(), 1u);
    EXPECT_EQ(told.faults[0].code, "address");
    EXPECT_EQ(told.faults[0].column, 3);
}

TEST_F(ForeignReaderTest, SaysWhyAFileCannotBeRead) {
    EXPECT_EQ(read("/nowhere/x").faults.at(0).code, "unreadable");
    EXPECT_EQ(read(directory_.path().string()).faults.at(0).code, "folder");
}

TEST_F(ForeignReaderTest, AReaderThatBreaksGivesNothing) {
    const auto file = directory_.write("people.csv", "x").string();
    for (const auto* body : {"exit 3", "echo '{\"end\":\"csv\"}'; kill -9 $$",
                             "echo nonsense; echo '{\"end\":\"csv\"}'",
                             "echo '{\"contact\":{\"id\":\"a\",\"name\":\"A\"}}'"}) {
        const auto told = read(file, script(body));
        EXPECT_EQ(told.faults.at(0).code, "broken") << body;
        EXPECT_TRUE(told.people.empty()) << body;
    }
}

} // namespace
} // namespace kith::cli
