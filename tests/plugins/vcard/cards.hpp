#pragma once

#include "vcard/book_reader.hpp"
#include "vcard/card_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

/// The lines given, as a card of that version with CR LF.
inline std::string card_text(std::string_view lines, std::string_view version = "3.0") {
    std::string text = "BEGIN:VCARD\r\nVERSION:" + std::string(version) + "\r\n";
    for (const char c : lines) {
        text += c == '\n' ? std::string("\r\n") : std::string(1, c);
    }
    return text + "\r\nEND:VCARD\r\n";
}

/// The person of the only card; a failed expectation and an empty person when there is none.
inline vcard::Person person_of(std::string_view lines, std::string_view version = "3.0") {
    auto reading = vcard::read_book(card_text(lines, version));
    EXPECT_EQ(reading.people.size(), 1u);
    return reading.people.empty() ? vcard::Person() : std::move(reading.people.front());
}

inline domain::Contact contact_of(std::string_view lines, std::string_view version = "3.0") {
    return person_of(lines, version).contact;
}

/// The first card of a text, held together with what its views need.
class OneCard {
public:
    explicit OneCard(std::string bytes, const vcard::Limits& limits = {})
        : bytes_(std::move(bytes)), limits_(limits), faults_(limits.faults) {
        vcard::CardReader reader(bytes_, limits_, faults_);
        found_ = reader.next(card_);
    }
    [[nodiscard]] bool found() const { return found_; }
    [[nodiscard]] const vcard::Card& card() const { return card_; }
    [[nodiscard]] std::vector<vcard::Fault> faults() { return faults_.take(); }
    /// The raw value of the first property of that name.
    [[nodiscard]] std::string value(vcard::Name name) const {
        const auto* property = card_.first(name);
        return property == nullptr ? "(none)" : std::string(property->value);
    }

private:
    std::string bytes_;
    vcard::Limits limits_;
    vcard::Faults faults_;
    vcard::Card card_;
    bool found_ = false;
};

} // namespace kith::test
