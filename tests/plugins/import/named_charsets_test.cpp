#include "import/named_charsets.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

using Names = std::set<std::string>;

TEST(NamedCharsetsTest, FindsEachOnce) {
    EXPECT_EQ(named_charsets("FN;CHARSET=ISO-8859-2;X:a\nN;charset=koi8-r:b\nORG;CHARSET=KOI8-R:c"),
              (Names{"iso-8859-2", "koi8-r"}));
}

TEST(NamedCharsetsTest, IsBounded) {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += "CHARSET=" + std::to_string(i) + std::string(100, 'x') + ":";
    }
    EXPECT_EQ(named_charsets(text).size(), 16u);
    EXPECT_EQ(named_charsets("CHARSET="), Names{""});
    EXPECT_EQ(named_charsets(""), Names{});
}

} // namespace
} // namespace kith::imports
