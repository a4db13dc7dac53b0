// Reads the real cards of KITH_CORPUS and compares with what four other parsers agree on.

#include "vcard/book_reader.hpp"
#include "vcard/charset.hpp"
#include "vcard/date_reader.hpp"
#include "vcard/name.hpp"
#include "vcard/reach.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

namespace kith::vcard {
namespace {

namespace fs = std::filesystem;
using domain::Value;

/// Where we differ deliberately, and why. "file/index/field"; index from 0.
const std::map<std::string, std::string, std::less<>> differences = {
    {"vcf/FolkerKinzel+VCards__src-Examples-AnsiFilterExamples-Greek.vcf/0/fn",
     "not UTF-8 and no CHARSET: Windows-1252 (rule 23), where the others leave U+FFFD"},
    {"vcf/FolkerKinzel+VCards__src-FolkerKinzel.VCards.Tests-TestFiles-MultiAnsiFilterTests-"
     "v3Utf16Bom.vcf/count",
     "UTF-16 by its mark is read (rule 23); the others see no card"},
    {"vcf/ical4j+ical4j-vcard__src-test-resources-samples-vcard-vCards-SAP.vcf/9/fn",
     "not UTF-8: Windows-1252 (rule 23), where the others leave U+FFFD"},
    {"vcf/ical4j+ical4j-vcard__src-test-resources-samples-vcard-vCards-SAP.vcf/14/fn",
     "not UTF-8: Windows-1252 (rule 23), where the others leave U+FFFD"},
    {"vcf/ical4j+ical4j-vcard__src-test-resources-samples-vcard-vCards-SAP.vcf/19/fn",
     "not UTF-8: Windows-1252 (rule 23), where the others leave U+FFFD"},
    {"vcf/invalid/CyanogenMod+android_frameworks_opt_vcard__tests-res-raw-v21_invalid_multiple_"
     "line.vcf/0/emails",
     "a mail needs the address, not the \"Name\" <address> around it"},
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// What the oracle's four fields are, as this reader sees them.
struct Fields {
    std::optional<std::string> name;
    std::optional<std::string> birthday;
    std::optional<std::string> uid;
    std::vector<std::string> emails;
};

std::vector<Fields> fields_in(const fs::path& path) {
    const std::string bytes = bytes_of(path);
    const Limits limits;
    Faults faults(limits.faults);
    std::string converted;
    CardReader reader(without_mark(bytes, converted), limits, faults);
    CardMapper mapper(limits);
    ValueDecoder decoder;
    Card card;
    std::vector<Fields> all;
    while (reader.next(card)) {
        Fields fields;
        if (const auto* name = card.first(Name::FormattedName)) {
            fields.name = plain_text(decoder.decode(*name), limits.text_bytes);
        }
        if (const auto* uid = card.first(Name::Uid)) {
            fields.uid = plain_text(decoder.decode(*uid), limits.text_bytes);
        }
        if (const auto person = mapper.person(card, faults)) {
            fields.emails = person->contact.emails;
            for (const auto& fact : person->contact.dates) {
                if (fact.kind == domain::DateKind::Birthday) {
                    fields.birthday = domain::format_partial_date(fact.date);
                }
            }
        }
        all.push_back(std::move(fields));
    }
    return all;
}

/// Rules 27 and 28 applied to a date as written: "1996-04" is none, 1604 is no year. The oracle
/// writes no time.
std::optional<std::string> expected_birthday(const Value& value) {
    const auto date =
        value.is_null() ? std::nullopt : domain::parse_partial_date(value.as_string());
    return date ? std::optional(domain::format_partial_date(*date)) : std::nullopt;
}

std::optional<std::string> text_of(const Value& value) {
    // A property that is there and empty is none.
    const bool some = value.is_string() && !value.as_string().empty();
    return some ? std::optional(plain_text(value.as_string(), 4096)) : std::nullopt;
}

std::vector<std::string> sorted_addresses(const Value& value) {
    std::vector<std::string> list;
    for (const Value& each : value.as_array()) {
        if (each.as_string().find('@') !=
            std::string::npos) { // others are no addresses, rule of ours
            list.push_back(each.as_string());
        }
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

class CorpusTest : public testing::Test {
protected:
    template <class T> void compare(const std::string& where, const T& ours, const T& expected) {
        ++compared_;
        if (differences.contains(where)) {
            EXPECT_NE(ours, expected) << where << " differs no more: take it off the list";
        } else {
            EXPECT_EQ(ours, expected) << where;
        }
    }
    int compared_ = 0;
};

TEST_F(CorpusTest, AgreesWithTheOtherParsers) {
    const auto expected = wire::parse_json(bytes_of(fs::path(KITH_CORPUS) / "vcf_expected.json"),
                                           {.max_bytes = 64u << 20});
    for (const Value& file : expected.as_array()) {
        const std::string name = file.at("file").as_string();
        if (file.at("cards_expected").is_null()) {
            continue; // the others do not agree on it at all
        }
        const auto ours = fields_in(fs::path(KITH_CORPUS) / name);
        compare(name + "/count", ours.size(),
                static_cast<std::size_t>(file.at("cards_expected").as_integer()));
        const auto& cards = file.at("cards").as_array();
        for (std::size_t i = 0; i < std::min(cards.size(), ours.size()); ++i) {
            const std::string where = name + "/" + std::to_string(i);
            if (cards[i].find("fn") != nullptr) {
                compare(where + "/fn",
                        ours[i].name.value_or("").empty() ? std::nullopt : ours[i].name,
                        text_of(cards[i].at("fn")));
            }
            if (cards[i].find("bday") != nullptr) {
                compare(where + "/bday", ours[i].birthday, expected_birthday(cards[i].at("bday")));
            }
            if (cards[i].find("uid") != nullptr) {
                compare(where + "/uid", ours[i].uid, text_of(cards[i].at("uid")));
            }
            if (cards[i].find("emails") != nullptr) {
                auto emails = ours[i].emails;
                std::sort(emails.begin(), emails.end());
                compare(where + "/emails", emails, sorted_addresses(cards[i].at("emails")));
            }
        }
    }
    EXPECT_GT(compared_, 4000);
}

TEST_F(CorpusTest, ReadsEveryFileWhole) {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KITH_CORPUS) / "vcf")) {
        if (entry.is_regular_file()) {
            const auto reading = read_book(bytes_of(entry.path()));
            EXPECT_LE(reading.people.size() + reading.groups.size(), reading.cards) << entry.path();
            ++files;
        }
    }
    EXPECT_GT(files, 100u);
}

} // namespace
} // namespace kith::vcard
