// Headers that were made to hurt: whatever the bytes, there is an answer, soon, and it is clean.

#include "maildir/header_bytes.hpp"
#include "maildir/header_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

namespace kith::maildir {
namespace {

void expect_clean(const MailHeader& header) {
    for (const auto* list : {&header.from, &header.to, &header.sender}) {
        for (const auto& mailbox : *list) {
            EXPECT_LE(mailbox.address.size(), 254u);
            EXPECT_EQ(mailbox.address.find_first_of(std::string("\0\r\n <>", 6)),
                      std::string::npos);
        }
    }
}

RC_GTEST_PROP(HostileMailTest, AnyBytesHaveAnAnswer, (const std::string& bytes)) {
    expect_clean(read_header(bytes));
    expect_clean(read_header("From: " + bytes + "\n\n"));
    expect_clean(read_header("To: " + bytes + ";\nSubject: =?" + bytes + "?=\n\n"));
}

TEST(HostileMailTest, NulBytesEndNothingElse) {
    using namespace std::string_literals;
    const auto header =
        read_header("Subject: a\0b\nFrom: anna\0@example.org\nTo: ben@example.org\n\n"s);
    expect_clean(header);
    ASSERT_EQ(header.to.size(), 1u);
    EXPECT_EQ(header.to[0].address, "ben@example.org");
    EXPECT_LE(header.subject.size(), 4u);
}

/// The longest header that is read, made of one text again and again.
std::string full_of(const std::string& name, const std::string& text) {
    std::string bytes = name + ": ";
    while (bytes.size() + text.size() + 2 < longest_header) {
        bytes += text;
    }
    return bytes + "\n\n";
}

TEST(HostileMailTest, LongHeadersTakeNoTime) {
    const auto begin = std::chrono::steady_clock::now();
    for (const auto* text : {"(", "a:", "a@b.org,", "\"", "<", "=?utf-8?B?w7w=?= ", "=?utf-8?Q?",
                             "\\", "[", ",", "a.", "\n\t", "@a,@b:", "\xff"}) {
        for (const auto* name : {"From", "To", "Subject", "Date", "Received", "Content-Type"}) {
            expect_clean(read_header(full_of(name, text)));
        }
    }
    EXPECT_GT(read_header(full_of("To", "a@b.de,")).recipients, 9000u);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(HostileMailTest, GroupsInGroupsAreNobody) {
    EXPECT_TRUE(read_header(full_of("To", "a:")).to.empty());
    std::string nested = "From: ";
    for (int i = 0; i < 3000; ++i) {
        nested += "a:";
    }
    EXPECT_TRUE(read_header(nested + " anna@example.org;\nTo: ben@example.org\n\n").from.empty());
}

} // namespace
} // namespace kith::maildir
