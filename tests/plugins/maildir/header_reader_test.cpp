#include "maildir/header_reader.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

/// "Anna Berger <anna@example.org>, ben@example.org".
std::string shown(const std::vector<Mailbox>& mailboxes) {
    std::string all;
    for (const auto& each : mailboxes) {
        all += all.empty() ? "" : ", ";
        all += each.name.empty() ? each.address : each.name + " <" + each.address + ">";
    }
    return all;
}

std::string from(const std::string& value) {
    return shown(read_header("From: " + value + "\n\n").from);
}

TEST(HeaderReaderTest, ReadsAddressesAsPeopleWriteThem) {
    EXPECT_EQ(from("anna@example.org"), "anna@example.org");
    EXPECT_EQ(from("Anna Berger <Anna@Example.org>"), "Anna Berger <anna@example.org>");
    EXPECT_EQ(from("\"Berger, Anna\" <anna@example.org>"), "Berger, Anna <anna@example.org>");
    EXPECT_EQ(from("anna@example.org (Anna Berger)"), "Anna Berger <anna@example.org>");
    EXPECT_EQ(from("\"anna@example.org\" <anna@example.org>"),
              "anna@example.org <anna@example.org>");
    EXPECT_EQ(from("Anna\n\tBerger\n <anna@example.org>"), "Anna Berger <anna@example.org>");
    EXPECT_EQ(from("<anna@example.org>, Ben <ben@example.org>"),
              "anna@example.org, Ben <ben@example.org>");
}

TEST(HeaderReaderTest, DecodesNames) {
    EXPECT_EQ(from("=?utf-8?B?SsO8cmdlbg==?= <j@example.org>"), "Jürgen <j@example.org>");
    EXPECT_EQ(from("=?ISO-8859-1?Q?J=FCrgen?= =?ISO-8859-1?Q?_Gro=DF?= <j@example.org>"),
              "Jürgen Groß <j@example.org>");
    EXPECT_EQ(from("=?iso-2022-jp?B?GyRCO3lFRBsoQg==?= <y@example.org>"), "児田 <y@example.org>");
    EXPECT_EQ(from("J\xfcrgen <j@example.org>"), "Jürgen <j@example.org>");
    EXPECT_EQ(from("Jürgen <j@example.org>"), "Jürgen <j@example.org>");
}

TEST(HeaderReaderTest, ReadsGroupsAndCountsTheirMembers) {
    const auto header = read_header("To: Team: Ben <ben@example.org>, \"C, D\" <c@example.org>;,\n"
                                    " anna@example.org\nCc: undisclosed-recipients:;, broken\n\n");
    EXPECT_EQ(shown(header.to), "Ben <ben@example.org>, C, D <c@example.org>, anna@example.org");
    EXPECT_EQ(header.recipients, 4u);
}

TEST(HeaderReaderTest, ReadsInternationalDomains) {
    const auto header = read_header("From: a@xn--mller-kva.example\nTo: b@müller.example\n\n");
    EXPECT_EQ(shown(header.from), "a@xn--mller-kva.example");
    EXPECT_EQ(shown(header.to), "b@xn--mller-kva.example");
    EXPECT_EQ(header.to.at(0).spelled, "b@müller.example");
}

TEST(HeaderReaderTest, DecodesTheSubject) {
    const auto subject = [](const std::string& value) {
        return read_header("Subject: " + value + "\n\n").subject;
    };
    EXPECT_EQ(subject("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?windows-1252?Q?K=F6ln?="),
              "Grüße aus Köln");
    EXPECT_EQ(subject("=?utf-8?B?R3LDvMOf?=\n =?utf-8?B?ZQ==?="), "Grüße");
    EXPECT_EQ(subject("Gr\xfc\xdf"
                      "e"),
              "Grüße");
    EXPECT_EQ(subject("=?koi8-r?B?8NLJ18XU?="), "Привет");
    EXPECT_EQ(subject("a\x1b[1m\n\tb =?utf-8?Q?=0D=0ABcc:_x=E2=80=AE?="), "a [1m b Bcc: x");
    EXPECT_EQ(subject(""), "");
}

TEST(HeaderReaderTest, ReadsDates) {
    const auto date = [](const std::string& value) {
        return read_header("Date: " + value + "\n\n").written;
    };
    EXPECT_EQ(date("Fri, 20 Nov 2026 23:30:00 -0500"), test::instant("2026-11-21T04:30:00Z"));
    EXPECT_EQ(date("20 Nov 26 23:30 GMT"), test::instant("2026-11-20T23:30:00Z"));
    EXPECT_EQ(date("Fri, 20 Nov 2026 10:00:00 +0100 (CET)"), test::instant("2026-11-20T09:00:00Z"));
    for (const auto* broken : {"", "tomorrow", "Fri, 31 Feb 2026 10:00:00 +0000",
                               "2026-11-20T10:00:00Z", "Fri, 20 Nov 2026 25:61:00 +0000"}) {
        EXPECT_EQ(date(broken), std::nullopt) << broken;
    }
    EXPECT_EQ(read_header("Subject: x\n\n").written, std::nullopt);
}

TEST(HeaderReaderTest, TakesTheNewestReceived) {
    EXPECT_EQ(read_header("Received: from a; by b (x;y);\n Fri, 20 Nov 2026 10:00:00 +0000\n"
                          "Received: from c; Mon, 16 Nov 2026 10:00:00 +0000\n\n")
                  .received,
              test::instant("2026-11-20T10:00:00Z"));
    // The newest without a date: the one before it is another server's, and no delivery.
    EXPECT_EQ(read_header("Received: from a\nReceived: from c; Mon, 16 Nov 2026 10:00:00 +0000\n\n")
                  .received,
              std::nullopt);
}

TEST(HeaderReaderTest, NoticesWhatIsAutomaticWhereverItStands) {
    EXPECT_TRUE(read_header("From: a@example.org\nlist-id: x\nSubject: y\n\n").is_automatic);
    EXPECT_TRUE(read_header("From: a@example.org\nContent-Type: multipart/report;\n"
                            " boundary=x; report-type=delivery-status\n\n")
                    .is_automatic);
    EXPECT_FALSE(
        read_header("From: a@example.org\nSubject: List-Id: x\n\nList-Id: body\n").is_automatic);
}

TEST(HeaderReaderTest, ReadsTheSender) {
    EXPECT_EQ(shown(read_header("From: a@example.org\nSender: B <b@example.org>\n\n").sender),
              "B <b@example.org>");
}

} // namespace
} // namespace kith::maildir
