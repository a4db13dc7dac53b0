#include "maildir/automatic.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

TEST(AutomaticTest, KnowsTheFieldsOfListsAndMachines) {
    const std::pair<const char*, const char*> automatic[] = {
        {"List-Id", " <friends.example.org>"},
        {"LIST-UNSUBSCRIBE", "<mailto:x@y>"},
        {"List-Post", "NO"},
        {"Mailing-List", "contact x"},
        {"Precedence", " Bulk\n"},
        {"precedence", "list"},
        {"Precedence", "junk"},
        {"Auto-Submitted", " auto-replied; owner=x"},
        {"Auto-Submitted", "auto-generated"},
        {"X-Auto-Response-Suppress", "All"},
        {"Return-Path", " <>"},
        {"Content-Type", "Multipart/Report; report-type=disposition-notification"},
        {"Feedback-ID", "1:2"},
    };
    for (const auto& [name, value] : automatic) {
        EXPECT_TRUE(is_automatic_field(name, value)) << name << ": " << value;
    }
}

TEST(AutomaticTest, LeavesWhatPeopleSend) {
    const std::pair<const char*, const char*> personal[] = {
        {"Precedence", "first-class"}, {"Auto-Submitted", " No"},
        {"Auto-Submitted", ""},        {"Return-Path", "<anna@example.org>"},
        {"Subject", "List-Id: x"},     {"Content-Type", "multipart/mixed; boundary=report"},
        {"X-Mailer", "bulk"},          {"Listing", "x"},
    };
    for (const auto& [name, value] : personal) {
        EXPECT_FALSE(is_automatic_field(name, value)) << name << ": " << value;
    }
}

TEST(AutomaticTest, KnowsAddressesNobodyAnswersAt) {
    for (const auto* address :
         {"noreply@example.org", "No-Reply@example.org", "no_reply+42@example.org",
          "bank.noreply@example.org", "do-not-reply@example.org",
          "bitte-nicht-antworten@example.org", "MAILER-DAEMON@example.org",
          "postmaster@example.org", "bounce@example.org", "bounces+7=anna@example.org",
          "friends-bounces@lists.example.org", "friends-owner@lists.example.org",
          "friends-request@lists.example.org", "owner-friends@example.org",
          "anna@noreply.example.org", "x@bounces.example.org", "notifications@example.org",
          "newsletter@example.org"}) {
        EXPECT_TRUE(is_automatic_address(address)) << address;
    }
}

TEST(AutomaticTest, LeavesPeopleAndOffices) {
    for (const auto* address :
         {"anna@example.org", "info@example.org", "office@bounce-castles.example",
          "reply@example.org", "norbert.epley@example.org", "roots@example.org",
          "downer@example.org", "anna+noreply@example.org"}) {
        EXPECT_FALSE(is_automatic_address(address)) << address;
    }
}

} // namespace
} // namespace kith::maildir
