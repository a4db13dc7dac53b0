#include "caldav/url.hpp"

#include "remote/web_address.hpp"

#include <gtest/gtest.h>

namespace kith::caldav {

TEST(UrlTest, OfACollectionEndsInASlash) {
    EXPECT_EQ(collection_url("https://cal.example/anna/tasks"), "https://cal.example/anna/tasks/");
    EXPECT_EQ(collection_url("https://cal.example:8443/a%20b/"), "https://cal.example:8443/a%20b/");
    EXPECT_EQ(collection_url("https://cal.example"), "https://cal.example/");
    EXPECT_EQ(collection_url("https://cal.example/Büro 1"), "https://cal.example/B%C3%BCro%201/");
}

TEST(UrlTest, OfACollectionHoldsNothingElse) {
    for (const char* text :
         {"", "cal.example/tasks", "ftp://cal.example/", "file:///etc/passwd", "https://",
          "https://me:pw@cal.example/", "https://cal.example/?a", "https://cal.example/#a",
          "https://cal.example/a\r\nX: y", "https://cal example/", "http://cal.example/"}) {
        EXPECT_THROW((void)collection_url(text), remote::WebAddressError) << text;
    }
}

TEST(UrlTest, IsResolvedAsBrowsersDo) {
    const std::string base = "https://cal.example/a/b/";
    EXPECT_EQ(resolved(base, "/x/y"), "https://cal.example/x/y");
    EXPECT_EQ(resolved(base, "c.ics"), "https://cal.example/a/b/c.ics");
    EXPECT_EQ(resolved(base, "https://evil.example/"), "https://evil.example/");
    EXPECT_EQ(resolved(base, "gespräch.ics"), base + "gespr%C3%A4ch.ics");
    EXPECT_FALSE(resolved(base, "http://cal.example/"));
    EXPECT_FALSE(resolved(base, "javascript:alert(1)"));
    EXPECT_FALSE(resolved(base, "file:///etc/passwd"));
    EXPECT_FALSE(resolved(base, ""));
}

TEST(UrlTest, KnowsWhereThePasswordMayGo) {
    EXPECT_TRUE(same_origin("https://cal.example/a", "https://CAL.example:443/b"));
    for (const char* other : {"http://cal.example/a", "https://cal.example:8443/a",
                              "https://cal.example.evil.org/a", "https://evil.org/", "nonsense"}) {
        EXPECT_FALSE(same_origin("https://cal.example/a", other)) << other;
    }
}

TEST(UrlTest, HasAHost) {
    EXPECT_EQ(host_of("http://[::1]:5232/a/"), "::1");
    EXPECT_EQ(host_of("https://Cal.Example/"), "cal.example");
}

TEST(UrlTest, NamesWhatIsDirectlyInside) {
    const std::string base = "https://cal.example/a/b/";
    EXPECT_EQ(name_inside(base, "https://cal.example/a/b/c%20d.ics"), "c d.ics");
    for (const char* other :
         {"https://cal.example/a/b/", "https://cal.example/a/b", "https://cal.example/a/c.ics",
          "https://cal.example/a/b/c/d.ics", "https://evil.org/a/b/c.ics",
          "https://cal.example/a/b/c%2fd.ics", "https://cal.example/a/b/%00.ics"}) {
        EXPECT_FALSE(name_inside(base, other)) << other;
    }
}

} // namespace kith::caldav
