#include "import/reading.hpp"

#include "plugins/import/samples.hpp"
#include "wire/plain_line.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::imports {
namespace {

using namespace std::string_literals;
using test::faults_of;

TEST(ReadingTest, TellsAFileByWhatIsInIt) {
    EXPECT_EQ(read_file("\xEF\xBB\xBF\r\nbegin:vcard\nFN:Anna\nEND:VCARD\n").format, "vcard");
    EXPECT_EQ(read_file("First Name,E-mail 1 - Value\nA,a@x.org\n").format, "google");
    EXPECT_EQ(read_file(" {\"account\":{\"data\":[]}}").format, "monica");
}

TEST(ReadingTest, ReadsUtf16AndWindows1252) {
    const auto wide = read_file("\xFF\xFEN\0a\0m\0e\0\t\0E\0m\0a\0i\0l\0\n\0\xC4\0\t\0a\0@\0b\0"s);
    EXPECT_EQ(test::only_contact(wide).name, "Ä");
    const auto narrow = read_file("Vorname;Nachname\nJ\xFCrgen;Gro\xDF\n");
    EXPECT_EQ(test::only_contact(narrow).name, "Jürgen Groß");
}

TEST(ReadingTest, SaysWhatItIsWhenItIsNothingOfThese) {
    EXPECT_EQ(faults_of(read_file("")), "empty 1:1 \n");
    EXPECT_EQ(faults_of(read_file(" \n")), "empty 1:1 \n");
    EXPECT_EQ(faults_of(read_file("PK\x03\x04zip")), "packed 1:1 \n");
    EXPECT_EQ(faults_of(read_file("\x7f"
                                  "ELF\0\0\0\x01"s)),
              "not-known 1:1 \n");
    EXPECT_EQ(read_file("Dear Anna, how are you?").faults.front().what, Fault::What::NoHeader);
    EXPECT_EQ(faults_of(read_file(std::string(most_bytes + 1, 'x'))), "too-large 1:1 67108864\n");
}

/// Signs of which hostile files are made.
const std::string signs = "\",;\t\r\n\\{}[]:@=/.-09aZ \xC3\xA4\xFF\0"s;

RC_GTEST_PROP(ReadingTest, AnyTextGivesPeopleThatAreFitToBeKept, (const std::vector<int>& choice)) {
    std::string text = "First Name,Last Name,E-mail Address,Mobile Phone,Birthday,Notes\n";
    for (const int one : choice) {
        text += signs[static_cast<std::size_t>(std::abs(one % static_cast<int>(signs.size())))];
    }
    const auto reading = read_file(text);
    for (const auto& found : reading.people) {
        const auto& contact = found.contact;
        RC_ASSERT(!contact.name.empty());
        RC_ASSERT(!contact.id.empty() && contact.id.find_first_of(" /") == std::string::npos);
        RC_ASSERT(contact.name == wire::plain_line(contact.name));
        RC_ASSERT(found.line >= 1);
        RC_ASSERT(found.line <= 1 + std::count_if(text.begin(), text.end(),
                                                  [](char c) { return c == '\n' || c == '\r'; }));
    }
    RC_ASSERT(reading.people == read_file(text).people);
}

} // namespace
} // namespace kith::imports
