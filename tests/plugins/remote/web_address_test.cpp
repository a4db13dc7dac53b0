#include "remote/web_address.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::remote {

namespace {

std::string complaint(const std::string& text) {
    try {
        (void)web_address(text);
    } catch (const WebAddressError& error) {
        return error.what();
    }
    return "(none)";
}

} // namespace

TEST(WebAddressTest, HasItsParts) {
    const WebAddress address = web_address("https://Hooks.Example.org/a/b?c=d");
    EXPECT_TRUE(address.encrypted);
    EXPECT_EQ(address.host, "hooks.example.org");
    EXPECT_EQ(address.port, 443);
    EXPECT_EQ(address.path, "/a/b?c=d");
    EXPECT_EQ(address.text(), "https://hooks.example.org/a/b?c=d");
    EXPECT_EQ(web_address("https://[2001:db8::1]:8443").text(), "https://[2001:db8::1]:8443/");
}

TEST(WebAddressTest, IsUnencryptedOnlyToThisMachine) {
    for (const char* text : {"http://localhost/", "http://127.0.0.1:8080/", "http://[::1]:80/"}) {
        EXPECT_FALSE(web_address(text).encrypted) << text;
    }
    for (const char* text : {"http://example.org/", "http://127.0.0.1.example.org/",
                             "http://localhost.example.org/", "http://[::2]/"}) {
        EXPECT_NE(complaint(text).find("https://"), std::string::npos) << text;
    }
}

TEST(WebAddressTest, RefusesWhatIsNone) {
    for (const char* text :
         {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "https://",
          "https:///path", "https://a b/", "https://a/ü", "https://a/\r\nX: y", "https://a:0/",
          "https://a:99999/", "https://me:secret@example.org/", "https://me@example.org/",
          "https://[fe80::1%25eth0]/", "gopher://localhost/"}) {
        EXPECT_NE(complaint(text), "(none)") << text;
    }
    EXPECT_EQ(complaint("https://me:secret@example.org/").find("secret"), std::string::npos);
}

TEST(WebAddressTest, DropsTheFragment) {
    EXPECT_EQ(web_address("https://example.org/a#b").text(), "https://example.org/a");
}

TEST(WebAddressTest, ReadsReferencesFromABase) {
    const WebAddress base = web_address("https://example.org/dav/me/");
    EXPECT_EQ(web_address("/other", base).text(), "https://example.org/other");
    EXPECT_EQ(web_address("x.ics", base).text(), "https://example.org/dav/me/x.ics");
    EXPECT_TRUE(web_address("https://EXAMPLE.org:443/z", base).shares_origin_with(base));
    for (const char* elsewhere :
         {"https://example.com/", "//example.com/a", "https://example.org:444/",
          "http://localhost/", "https://example.org.evil.example/"}) {
        EXPECT_FALSE(web_address(elsewhere, base).shares_origin_with(base)) << elsewhere;
    }
    EXPECT_THROW((void)web_address("http://example.org/", base), WebAddressError);
}

TEST(WebAddressTest, KeepsItsOriginWithAnotherPath) {
    const WebAddress base = web_address("https://example.org:8443/a");
    EXPECT_EQ(base.with_path("/t/d-1").text(), "https://example.org:8443/t/d-1");
    for (const char* path : {"", "b", "@evil.example/", ".evil.example/", ":1/"}) {
        EXPECT_THROW((void)base.with_path(path), WebAddressError) << path;
    }
}

RC_GTEST_PROP(WebAddressTest, NeverHoldsABlankOrAControl, (const std::string& tail)) {
    try {
        const std::string text = web_address("https://example.org/" + tail).text();
        for (const char letter : text) {
            const auto byte = static_cast<unsigned char>(letter);
            RC_ASSERT(byte > 0x20 && byte < 0x7F);
        }
        RC_ASSERT(text.starts_with("https://example.org/"));
    } catch (const WebAddressError&) {
        RC_SUCCEED("refused");
    }
}

} // namespace kith::remote
