#include "email/letter.hpp"

#include "calendar/ics/writer.hpp"
#include "plugins/email/sample_delivery.hpp"
#include "remote/child.hpp"
#include "support/temporary_directory.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sstream>

namespace kith::email {

using test::sample_digest;
using test::sample_session;
using test::sample_single;

namespace {

const Correspondents friends{"kith@example.org", {"me@example.org", "us@example.net"}};

/// The header fields of a message as their names and unfolded values, read by RFC 5322 alone.
std::vector<std::pair<std::string, std::string>> header_of(const std::string& message) {
    std::vector<std::pair<std::string, std::string>> fields;
    std::size_t begin = 0;
    while (true) {
        const auto end = message.find("\r\n", begin);
        const std::string line = message.substr(begin, end - begin);
        if (line.empty() || end == std::string::npos) {
            return fields;
        }
        if (line.front() == ' ' || line.front() == '\t') {
            fields.at(fields.size() - 1).second += line;
        } else {
            const auto colon = line.find(": ");
            fields.emplace_back(line.substr(0, colon),
                                colon == std::string::npos ? "" : line.substr(colon + 2));
        }
        begin = end + 2;
    }
}

std::string field(const std::string& message, const std::string& name) {
    for (const auto& [key, value] : header_of(message)) {
        if (key == name) {
            return value;
        }
    }
    return "(none)";
}

std::vector<std::string> names_of(const std::string& message) {
    std::vector<std::string> names;
    for (const auto& [name, value] : header_of(message)) {
        names.push_back(name);
    }
    return names;
}

const std::vector<std::string> expected_names{"Date",
                                              "From",
                                              "Subject",
                                              "To",
                                              "Message-Id",
                                              "In-Reply-To",
                                              "References",
                                              "Auto-Submitted",
                                              "X-Auto-Response-Suppress",
                                              "Content-Language",
                                              "MIME-Version",
                                              "Content-Type"};

/// The first thing wrong with a message's bytes, or nothing.
std::string fault_in_bytes(const std::string& message) {
    std::size_t column = 0;
    bool in_header = true;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if (c == '\r' && (i + 1 == message.size() || message[i + 1] != '\n')) {
            return "bare CR";
        }
        if (c == '\n') {
            if (i == 0 || message[i - 1] != '\r') {
                return "bare LF";
            }
            const std::size_t length = column - 1;
            if (length > (in_header ? 78U : 76U)) {
                return "line of " + std::to_string(length) + ": " +
                       message.substr(i - column, column);
            }
            in_header = in_header && length > 0;
            column = 0;
            continue;
        }
        ++column;
        if (static_cast<unsigned char>(c) >= 0x80 ||
            (static_cast<unsigned char>(c) < 0x20 && c != '\r' && c != '\t')) {
            return "byte " + std::to_string(static_cast<unsigned char>(c));
        }
    }
    return message.ends_with("\r\n") ? "" : "no line end at the end";
}

} // namespace

TEST(LetterTest, HasExactlyTheHeaderItShould) {
    EXPECT_EQ(names_of(compose(sample_single(), sample_session(), friends)), expected_names);
}

TEST(LetterTest, DatesInTheOwnersZone) {
    auto delivery = sample_single();
    EXPECT_EQ(field(compose(delivery, sample_session(), friends), "Date"),
              "Mon, 23 Nov 2026 08:30:00 +0100");
    delivery.now = std::chrono::sys_days(std::chrono::year(2026) / 7 / 1);
    EXPECT_EQ(field(compose(delivery, sample_session(), friends), "Date"),
              "Wed, 01 Jul 2026 02:00:00 +0200");
    auto session = sample_session();
    session.time_zone = "Mars/Olympus_Mons";
    EXPECT_EQ(field(compose(delivery, session, friends), "Date"),
              "Wed, 01 Jul 2026 00:00:00 +0000");
}

TEST(LetterTest, KeepsItsMessageIdOverAttempts) {
    auto delivery = sample_single();
    const std::string first = compose(delivery, sample_session(), friends);
    EXPECT_EQ(field(first, "Message-Id"), "<d-5kq0c3m7w1@k7f3qz5m2x9w4c8v.kith.local>");
    delivery.attempt = 7;
    delivery.uncertain = true;
    EXPECT_EQ(compose(delivery, sample_session(), friends), first);
}

TEST(LetterTest, ThreadsByContactAndByChannel) {
    auto delivery = sample_single();
    const auto root = [](const sdk::Delivery& of) {
        return field(compose(of, sample_session(), friends), "References");
    };
    const std::string anna = root(delivery);
    delivery.key = "d-another";
    EXPECT_EQ(root(delivery), anna);
    EXPECT_EQ(field(compose(delivery, sample_session(), friends), "In-Reply-To"), anna);
    delivery.reminders[0].contact_id = "berta";
    EXPECT_NE(root(delivery), anna);
    EXPECT_NE(root(sample_digest()), anna);
    delivery.kind = sdk::Delivery::Kind::Notice;
    EXPECT_EQ(root(delivery), "(none)");
}

TEST(LetterTest, EncodesTheSubject) {
    auto delivery = sample_single();
    delivery.title = "Jörg Özdemir: Geburtstag";
    EXPECT_EQ(field(compose(delivery, sample_session(), friends), "Subject"),
              "=?UTF-8?B?SsO2cmcgw5Z6ZGVtaXI6IEdlYnVydHN0YWc=?=");
}

TEST(LetterTest, AttachesTheCalendarOnlyWhenThereIsAReminder) {
    EXPECT_NE(compose(sample_single(), sample_session(), friends).find("name=reminder.ics"),
              std::string::npos);
    auto notice = sample_single();
    notice.kind = sdk::Delivery::Kind::Notice;
    notice.reminders.clear();
    const std::string message = compose(notice, sample_session(), friends);
    EXPECT_EQ(message.find("text/calendar"), std::string::npos);
    EXPECT_TRUE(field(message, "Content-Type").starts_with("multipart/alternative;"));
    EXPECT_EQ(fault_in_bytes(message), "");
}

TEST(LetterTest, NamesTheCalendarPartWithoutAMethod) {
    const std::string message = compose(sample_digest(), sample_session(), friends);
    EXPECT_NE(message.find("Content-Type: text/calendar; charset=utf-8; name=reminder.ics\r\n"),
              std::string::npos);
    EXPECT_NE(message.find("Content-Disposition: attachment; filename=reminder.ics\r\n"),
              std::string::npos);
    EXPECT_EQ(message.find("method="), std::string::npos);
}

TEST(LetterTest, StaysWithinItsLinesForTheLongestIdentifiers) {
    auto delivery = sample_single();
    auto session = sample_session();
    delivery.key = std::string(64, 'k');
    session.instance = std::string(64, 'i');
    EXPECT_EQ(fault_in_bytes(compose(delivery, session, friends)), "");
    delivery.key = "../../etc\r\nBcc: x";
    EXPECT_EQ(names_of(compose(delivery, session, friends)), expected_names);
}

TEST(LetterTest, SurvivesAWordLongerThanALine) {
    auto delivery = sample_single();
    for (const std::string& word :
         {std::string(150, 'x'), std::string(90, '.'), "x " + std::string(77, 'y')}) {
        delivery.title = word;
        EXPECT_EQ(fault_in_bytes(compose(delivery, sample_session(), friends)), "") << word;
    }
}

// F49: whatever is in whatever field, the header fields stay the same and the bytes stay clean.
RC_GTEST_PROP(LetterTest, NeverLetsTextBecomeStructure, ()) {
    const auto nasty = rc::gen::oneOf(
        rc::gen::arbitrary<std::string>(),
        rc::gen::map(rc::gen::arbitrary<std::pair<std::string, std::string>>(),
                     [](const auto& parts) {
                         return parts.first + "\r\nBcc: evil@example.com\r\n\r\n.\r\n" +
                                parts.second;
                     }),
        rc::gen::map(rc::gen::container<std::string>(rc::gen::element(
                         '=', '?', '\n', '\r', ' ', '"', 'B', 'Q', '\xc3', '\xbc', '<', '.', '\0')),
                     [](const std::string& text) { return "=?utf-8?Q?=0D=0ABcc:_x?= " + text; }));
    auto delivery = sample_digest();
    delivery.kind = *rc::gen::element(sdk::Delivery::Kind::Single, sdk::Delivery::Kind::Digest);
    delivery.title = *nasty;
    delivery.body = *nasty;
    auto& reminder = delivery.reminders[0];
    reminder.contact_name = *nasty;
    reminder.contact_id = "id" + *nasty;
    reminder.title = *nasty;
    reminder.reasons = {*nasty};
    reminder.note = *nasty;
    reminder.note_date = *nasty;
    reminder.emails = {*nasty};
    reminder.phones = {*nasty};
    reminder.entry.title = *nasty;
    reminder.entry.note = *nasty;
    auto session = sample_session();
    session.channel = *nasty;
    session.time_zone = *nasty;
    const std::string message = compose(delivery, session, friends);
    RC_ASSERT(names_of(message) == expected_names);
    RC_ASSERT(fault_in_bytes(message) == "");
    RC_ASSERT(field(message, "To") == "me@example.org, us@example.net");
}

namespace {

/// One text in every field that somebody else may have written.
std::string letter_full_of(const std::string& text) {
    auto delivery = sample_digest();
    delivery.title = delivery.body = text;
    auto& reminder = delivery.reminders[0];
    reminder.contact_name = reminder.title = reminder.note = reminder.note_date = text;
    reminder.contact_id = "id" + text;
    reminder.reasons = reminder.emails = reminder.phones = {text};
    reminder.entry.title = reminder.entry.note = text;
    reminder.entry.reasons = reminder.entry.categories = reminder.entry.reach = {text};
    auto session = sample_session();
    session.channel = session.time_zone = text;
    return compose(delivery, session, friends);
}

const std::vector<std::string> hostile_texts{
    "a\r\nBcc: evil@example.com\r\n\r\nbody",
    "\n.\nQUIT\n",
    "\r\n.\r\nMAIL FROM:<evil@example.com>\r\n",
    "=?utf-8?Q?=0D=0ABcc:_evil@example.com?=",
    "<script>alert(1)</script><img src=x onerror=y>",
    "\" onmouseover=\"x",
    "BEGIN:VALARM\nEND:VEVENT\r\nBEGIN:VEVENT",
    "a;b,c\\n\\;X-EVIL:1",
    "\u202Egnp.exe \u2066x\u2069 \u2028y\u2029",
    "\xED\xA0\x80 lone surrogate \xED\xBF\xBF",
    "\xC0\xAE\xC0\xAE/ \xE0\x80\xAF \xF0\x80\x80\xAF overlong",
    std::string("nul\0behind", 10),
    "--=-kith-boundary--",
    std::string(2000, 'x')};

} // namespace

// F49 F51: Python's parser finds the same letter around every byte and every known trick.
TEST(LetterTest, IsTheSameLetterToPythonWhateverIsInIt) {
    const test::TemporaryDirectory letters;
    for (int byte = 0; byte < 256; ++byte) {
        const char one = static_cast<char>(byte);
        letters.write("byte-" + std::to_string(byte) + ".eml",
                      letter_full_of(std::string("Jörg ") + one + " A" + one));
    }
    for (std::size_t i = 0; i < hostile_texts.size(); ++i) {
        letters.write("text-" + std::to_string(i) + ".eml", letter_full_of(hostile_texts[i]));
    }
    std::vector<std::string> command{"/usr/bin/python3", KITH_TEST_SOURCES "/judge_letters.py",
                                     letters.path().string()};
    command.insert(command.end(), expected_names.begin(), expected_names.end());
    const auto judged =
        remote::run_child(command, "", std::chrono::steady_clock::now() + std::chrono::minutes(1),
                          remote::StopSignal());
    EXPECT_EQ(judged.status, 0) << judged.errors;
    EXPECT_EQ(judged.output, "");
}

} // namespace kith::email
