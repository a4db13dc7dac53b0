#include "calendar/conditional.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::calendar {

TEST(ConditionalTest, FindsATagInAList) {
    for (const auto* list :
         {R"("a")", R"(W/"a")", R"("b", "a")", R"( "b" ,, W/"c",W/"a" )", "*", " * "}) {
        EXPECT_TRUE(names_etag(list, R"("a")")) << list;
    }
}

TEST(ConditionalTest, FindsNoTagThatIsNotThere) {
    for (const auto* list :
         {"", ",", "a", R"("aa")", R"("A")", R"("b)", R"(w/"a")", R"("b" W/)", R"(x, "a")"}) {
        EXPECT_FALSE(names_etag(list, R"("a")")) << list;
    }
}

TEST(ConditionalTest, WritesDatesAsHttpDoes) {
    using std::chrono::year;
    EXPECT_EQ(http_date(std::chrono::sys_days(year(1994) / 11 / 6) + std::chrono::seconds(31777)),
              "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ConditionalTest, ReadsNoOtherForm) {
    for (const auto* text : {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
                             "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
                             "Sun, 06 Nov 1994 08:49:37 GMT "}) {
        EXPECT_FALSE(parse_http_date(text)) << text;
    }
}

RC_GTEST_PROP(ConditionalTest, AlwaysReadsWhatItWrites, ()) {
    const auto moment = std::chrono::sys_seconds(
        std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000)));
    RC_ASSERT(parse_http_date(http_date(moment)) == moment);
}

} // namespace kith::calendar
