#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace kith::imports {
namespace {

/// What the program says of the text.
std::string said_of(const std::string& text) {
    static const test::TemporaryDirectory directory;
    const auto file = directory.write("given", text);
    const auto command = std::string(KITH_IMPORT) + " < " + file.string() + " 2>&1";
    std::string said;
    auto* pipe = ::popen(command.c_str(), "r");
    std::array<char, 4096> page{};
    for (std::size_t count = 0; (count = std::fread(page.data(), 1, page.size(), pipe)) > 0;) {
        said.append(page.data(), count);
    }
    EXPECT_EQ(::pclose(pipe), 0) << said;
    return said;
}

TEST(ImportProgramTest, TurnsAFileIntoLines) {
    const auto said = said_of("First Name,Last Name,E-mail Address\nAnna,Berger,a@example.org\n");
    EXPECT_NE(said.find("\"name\":\"Anna Berger\""), std::string::npos) << said;
    EXPECT_TRUE(said.ends_with("{\"end\":\"outlook\"}\n")) << said;
}

TEST(ImportProgramTest, ReadsACharacterSetOfTheSystems) {
    const auto said = said_of("BEGIN:VCARD\nVERSION:2.1\n"
                              "FN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=A3ukasz\n"
                              "END:VCARD\n");
    EXPECT_NE(said.find("\"name\":\"\u0141ukasz\""), std::string::npos) << said;
}

TEST(ImportProgramTest, WritesToAFileThatItWasGiven) {
    const test::TemporaryDirectory directory;
    const auto given = directory.write("given", "First Name,Email\nAnna,a@x.org\n");
    const auto report = directory.path() / "report";
    const auto command =
        std::string(KITH_IMPORT) + " < " + given.string() + " > " + report.string();
    EXPECT_EQ(std::system(command.c_str()), 0);
    EXPECT_GT(std::filesystem::file_size(report), 40U);
}

TEST(ImportProgramTest, EndsAlsoWhenNothingCanBeRead) {
    EXPECT_EQ(said_of(""), "{\"about\":\"\",\"column\":1,\"fault\":\"empty\",\"line\":1}\n"
                           "{\"end\":\"\"}\n");
}

} // namespace
} // namespace kith::imports
