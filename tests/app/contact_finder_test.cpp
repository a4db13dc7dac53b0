#include "app/contact_finder.hpp"

#include "storage/open_store.hpp"
#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::app {

namespace {

class ContactFinderTest : public testing::Test {
protected:
    ContactFinderTest() {
        add("anna", "Anna Berger", "anna@example.org");
        add("annika", "Annika Vogt", "");
        add("bert", "Bert Müller", "");
        add("lukasz", "Łukasz Nowak", "");
        add("jo", "Jo", "");
        add("john", "Jo Hansen", "");
    }

    void add(const std::string& id, const std::string& name, const std::string& email) {
        domain::Contact contact;
        contact.id = id;
        contact.name = name;
        if (!email.empty()) {
            contact.emails = {email};
        }
        store_->put_contacts("config", {&contact, 1}, {}, "", test::instant("2026-11-23T12:00:00Z"),
                             test::day("2026-11-23"));
    }

    /// The id of the one who is meant, or what is refused.
    [[nodiscard]] std::string found(const std::string& typed) const {
        const auto result = find_contact(*store_, typed);
        if (const auto* contact = std::get_if<domain::Contact>(&result)) {
            return contact->id;
        }
        return std::get<control::Refusal>(result).message;
    }
    [[nodiscard]] control::Refusal refusal(const std::string& typed) const {
        return std::get<control::Refusal>(find_contact(*store_, typed));
    }

    std::unique_ptr<domain::Store> store_ = storage::open_in_memory();
};

TEST_F(ContactFinderTest, TakesTheBeginningsOfWords) { EXPECT_EQ(found("ann b"), "anna"); }

TEST_F(ContactFinderTest, TakesTheBeginningOfALastName) { EXPECT_EQ(found("vog"), "annika"); }

TEST_F(ContactFinderTest, HeedsNeitherCaseNorAccents) {
    EXPECT_EQ(found("LUKASZ"), "lukasz");
    EXPECT_EQ(found("muller"), "bert");
}

TEST_F(ContactFinderTest, TakesGermanWaysOfWriting) { EXPECT_EQ(found("mueller"), "bert"); }

TEST_F(ContactFinderTest, TakesAnId) { EXPECT_EQ(found("anna"), "anna"); }

TEST_F(ContactFinderTest, TakesAnAddressInAnyCase) { EXPECT_EQ(found("Anna@Example.ORG"), "anna"); }

TEST_F(ContactFinderTest, PrefersAWholeNameToLongerOnes) { EXPECT_EQ(found("Jo"), "jo"); }

TEST_F(ContactFinderTest, PrefersAWholeWordToABeginning) {
    add("bergerson", "Kim Bergerson", "");
    EXPECT_EQ(found("berger"), "anna");
}

TEST_F(ContactFinderTest, RefusesWhatFitsSeveral) {
    EXPECT_EQ(refusal("ann").code, control::refusal_code::ambiguous);
}

TEST_F(ContactFinderTest, NamesTheCandidates) {
    const auto refused = refusal("ann");
    const auto& candidates = refused.data.at("candidates").as_array();
    ASSERT_EQ(candidates.size(), 2U);
    EXPECT_EQ(candidates[0].at("name").as_string(), "Anna Berger");
    EXPECT_EQ(candidates[1].at("id").as_string(), "annika");
}

TEST_F(ContactFinderTest, NamesAtMostEightCandidates) {
    for (int i = 0; i < 20; ++i) {
        add("x" + std::to_string(i), "Xenia " + std::to_string(i), "");
    }
    const auto refused = refusal("xenia");
    EXPECT_EQ(refused.data.at("candidates").as_array().size(), 8U);
    EXPECT_EQ(refused.message, "\"xenia\" fits 20 people");
}

TEST_F(ContactFinderTest, RefusesWhomNobodyKnows) {
    EXPECT_EQ(refusal("Zacharias").code, control::refusal_code::nobody);
}

TEST_F(ContactFinderTest, NamesTheNearestWhenNobodyFits) {
    const auto refused = refusal("Brt");
    const auto& nearest = refused.data.at("nearest").as_array();
    ASSERT_FALSE(nearest.empty());
    EXPECT_EQ(nearest[0].as_string(), "Bert Müller");
}

TEST_F(ContactFinderTest, NamesNobodyNearTooLongANonsense) {
    EXPECT_TRUE(refusal(std::string(1000, 'q')).data.at("nearest").as_array().empty());
}

} // namespace

} // namespace kith::app
