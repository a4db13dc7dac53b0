#include "wire/proposal_codec.hpp"

#include "generators.hpp"
#include "wire/json.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Value;

const std::string mail = R"({"key":"m:1","what":"interaction","email":"anna@example.org",)"
                         R"("name":"Anna","date":"2026-11-20","kind":"message",)"
                         R"("direction":"in","evidence":"Mail: Re: choir"})";

std::string fault(const std::string& text) {
    try {
        (void)proposal_page_from(parse_json(text));
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

/// The fault of a page whose item has that member instead of its own.
std::string fault_with(const std::string& member, Value value) {
    Value event;
    auto item = parse_json(mail);
    item[member] = std::move(value);
    event["items"] = Value::Array{parse_json(mail), item};
    return fault(dump_json(event));
}

TEST(ProposalCodecTest, ReadsAPage) {
    const auto page =
        proposal_page_from(parse_json(R"({"items":[)" + mail + R"(],"remove":["a:1","a:2"]})"));
    ASSERT_EQ(page.items.size(), 1U);
    const auto& item = page.items[0];
    EXPECT_EQ(item.key, "m:1");
    EXPECT_EQ(item.what, domain::Proposed::Interaction);
    EXPECT_EQ(item.email, "anna@example.org");
    EXPECT_EQ(domain::format_date(item.date), "2026-11-20");
    EXPECT_EQ(item.kind, domain::InteractionKind::Message);
    EXPECT_EQ(item.direction, domain::Direction::In);
    EXPECT_EQ(item.evidence, "Mail: Re: choir");
    EXPECT_EQ(page.remove, (std::vector<std::string>{"a:1", "a:2"}));
    EXPECT_TRUE(proposal_page_from(Value(Value::Object{})).items.empty());
}

TEST(ProposalCodecTest, NamesTheMemberAtFault) {
    EXPECT_EQ(fault_with("what", "party"), "items[1].what: expected one of interaction, meeting");
    EXPECT_EQ(fault_with("date", "yesterday").substr(0, 15), "items[1].date: ");
    EXPECT_EQ(fault_with("kind", 7), "items[1].kind: expected a string, found integer");
    EXPECT_EQ(fault_with("direction", "up"), "items[1].direction: expected one of out, in");
    EXPECT_EQ(fault_with("name", Value::Array{}), "items[1].name: expected a string, found array");
    EXPECT_EQ(fault_with("email", ""),
              "items[1].email: expected an address of at most 254 characters");
    EXPECT_EQ(fault_with("email", std::string(255, 'a')),
              "items[1].email: expected an address of at most 254 characters");
    EXPECT_EQ(fault_with("evidence", " \n "),
              "items[1].evidence: expected a line that says what was found");
    for (const auto& key :
         {std::string(), std::string("ä"), std::string("a\n"), std::string(201, 'k')}) {
        EXPECT_EQ(fault_with("key", key),
                  "items[1].key: expected 1 to 200 characters from space to ~");
        EXPECT_EQ(fault(R"({"remove":["m:1",)" + dump_json(Value(key)) + "]}"),
                  "remove[1]: expected 1 to 200 characters from space to ~");
    }
    EXPECT_NE(fault(R"({"items":{}})"), "none");
    EXPECT_NE(fault(R"({"items":["m:1"]})"), "none");
    EXPECT_NE(fault(R"({"remove":[1]})"), "none");
}

RC_GTEST_PROP(ProposalCodecTest, EvidenceIsAlwaysOneShortLine, ()) {
    auto item = parse_json(mail);
    item["evidence"] =
        "x" + *test::utf8_text() + std::string(*rc::gen::inRange<std::size_t>(0, 300), 'y');
    Value event;
    event["items"] = Value::Array{item};
    const auto line = proposal_page_from(event).items.at(0).evidence;
    const auto characters = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    RC_ASSERT(characters <= 200);
    RC_ASSERT(line.find('\n') == std::string::npos && line.find('\x1b') == std::string::npos);
    RC_ASSERT(dump_json(Value(line)).size() > 2U); // valid UTF-8 still
}

} // namespace
} // namespace kith::wire
