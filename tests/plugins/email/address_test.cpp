#include "email/address.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <string>

namespace kith::email {

TEST(AddressTest, TakesWhatPeopleHave) {
    for (const char* address :
         {"me@example.org", "first.last+kith@mail.example.co.uk", "o'brien@example.org",
          "x@localhost", "a_b-c@xn--mller-kva.de", "1@2.example", "root@127.0.0.1"}) {
        EXPECT_TRUE(is_mail_address(address)) << address;
    }
}

// F50
TEST(AddressTest, RefusesWhatALibraryWouldPassOn) {
    for (const std::string address : {"",
                                      "me",
                                      "@example.org",
                                      "me@",
                                      "a@b@c..d",
                                      "me@example..org",
                                      ".me@example.org",
                                      "me.@example.org",
                                      "a..b@example.org",
                                      "me@-example.org",
                                      "me@example-.org",
                                      "\"me x\"@example.org",
                                      "me@[127.0.0.1]",
                                      "Me <me@example.org>",
                                      "<me@example.org>",
                                      "me @example.org",
                                      " me@example.org",
                                      "me@example.org ",
                                      "me@example.org\r\nRCPT TO:<x@y>",
                                      "me\r\n@example.org",
                                      "me\n@example.org",
                                      "mü@example.org",
                                      "me@müller.de",
                                      "a,b@example.org",
                                      "me@example.org,you@example.org",
                                      "me(c)@example.org",
                                      "-oQ/tmp@example.org",
                                      "me\\@example.org",
                                      "me@example.org.",
                                      "a:b@example.org",
                                      "me\t@example.org"}) {
        EXPECT_FALSE(is_mail_address(address)) << address;
    }
    EXPECT_FALSE(is_mail_address(std::string_view("me\0@example.org", 15)));
}

TEST(AddressTest, KeepsToTheLengthsOfSmtp) {
    const std::string longest_local(64, 'a');
    EXPECT_TRUE(is_mail_address(longest_local + "@example.org"));
    EXPECT_FALSE(is_mail_address(longest_local + "a@example.org"));
    const std::string label(60, 'b');
    const std::string domain = label + '.' + label + '.' + label; // 182
    EXPECT_TRUE(is_mail_address(longest_local + '@' + domain + ".exampl"));
    EXPECT_FALSE(is_mail_address(longest_local + '@' + domain + ".example"));
}

// F50
RC_GTEST_PROP(AddressTest, NeverAcceptsWhatEndsALineOrAnAddress, (std::string text)) {
    const std::string poison = *rc::gen::element<std::string>(
        "\r", "\n", "<", ">", " ", ",", "\"", "\x7f", std::string(1, '\0'), "\xc3\xa9", ";", ":");
    const auto at = *rc::gen::inRange<std::size_t>(0, 15);
    std::string address = "someone@host.org";
    address.insert(at, poison);
    RC_ASSERT(!is_mail_address(address));
    for (const char c : text) {
        if (is_mail_address(text)) {
            RC_ASSERT(c > ' ' && c < 0x7F);
        }
    }
}

} // namespace kith::email
