#include "email/subject.hpp"

#include "remote/clean_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

namespace kith::email {

TEST(SubjectTest, LeavesPlainWordsAlone) {
    EXPECT_EQ(encoded_subject("Anna Berger: time to call"), "Anna Berger: time to call");
}

TEST(SubjectTest, EncodesWhatIsNotAscii) {
    EXPECT_EQ(encoded_subject("für dich"), "=?UTF-8?B?ZsO8ciBkaWNo?=");
}

TEST(SubjectTest, EncodesTextThatLooksEncoded) {
    EXPECT_EQ(encoded_subject("=?a"), "=?UTF-8?B?PT9h?=");
}

TEST(SubjectTest, FoldsLongTextAtSpaces) {
    const std::string words =
        "one two three four five six seven eight nine ten eleven twelve thirteen";
    EXPECT_EQ(encoded_subject(words + " fourteen"), words.substr(0, 62) + "\r\n thirteen fourteen");
}

// F49
RC_GTEST_PROP(SubjectTest, NeverMakesALineOrAWordTooLong, (const std::string& text)) {
    std::istringstream lines("Subject: " +
                             encoded_subject(remote::one_line(text + text + "ü " + text)));
    for (std::string line; std::getline(lines, line);) {
        line.erase(line.find_last_not_of('\r') + 1);
        RC_ASSERT(line.size() <= 78U);
        RC_ASSERT(line.find('\r') == std::string::npos);
    }
}

} // namespace kith::email
