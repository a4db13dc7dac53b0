#include "wire/agenda_entry_codec.hpp"

#include "generators.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::AgendaEntry;

/// The ENTRY of PROTOCOL.md, with the given member replaced (a null takes it away).
std::string fault(std::string_view key, const domain::Value& replaced) {
    auto value = parse_json(R"({"uid":"r-9f2c1","date":"2026-11-27","title":"Anna Berger: birthday",
        "state":"planned","revised_at":"2026-11-01T06:00:00Z"})");
    value[key] = replaced;
    try {
        (void)agenda_entry_from(value);
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

TEST(AgendaEntryCodecTest, TakesAnEntryWithoutItsOptionalMembers) {
    EXPECT_EQ(fault("x_more", 1), "none");
}

TEST(AgendaEntryCodecTest, NamesTheMemberAtFault) {
    EXPECT_EQ(fault("uid", {}), "uid: is missing");
    EXPECT_EQ(fault("uid", "../x"), "uid: expected 1 to 200 characters of A-Z a-z 0-9 . _ -");
    EXPECT_EQ(fault("date", "27.11.2026"), "date: expected a day such as \"2026-11-23\"");
    EXPECT_EQ(fault("at", "2026-11-27"),
              "at: expected an instant in UTC such as \"2026-11-23T07:30:00Z\"");
    EXPECT_EQ(fault("state", "done"), "state: expected one of planned, open, snoozed");
    EXPECT_EQ(fault("sequence", -1), "sequence: expected an integer from 0 to 2147483647");
    EXPECT_EQ(fault("revised_at", {}), "revised_at: is missing");
}

RC_GTEST_PROP(AgendaEntryCodecTest, IsAlwaysReadBackTheSame, ()) {
    AgendaEntry entry;
    entry.uid = "r-" + std::to_string(*rc::gen::arbitrary<unsigned>());
    entry.date = *test::any_date();
    if (*rc::gen::arbitrary<bool>()) {
        entry.at = *test::any_instant();
    }
    entry.title = *test::utf8_text();
    entry.reasons = *rc::gen::container<std::vector<std::string>>(test::utf8_text());
    entry.note = *test::utf8_text();
    entry.reach = *rc::gen::container<std::vector<std::string>>(test::utf8_text());
    entry.categories = *rc::gen::container<std::vector<std::string>>(test::utf8_text());
    entry.state = *rc::gen::element<std::string>("planned", "open", "snoozed");
    entry.revised_at = *test::any_instant();
    entry.sequence = *rc::gen::inRange(0, 1000);
    entry.yearly = *rc::gen::arbitrary<bool>();
    RC_ASSERT(agenda_entry_from(parse_json(dump_json(to_value(entry)))) == entry);
}

} // namespace
} // namespace kith::wire
