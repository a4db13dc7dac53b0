#include "vcard/packed_contact.hpp"

#include <cassert>
#include <cstdint>

namespace kith::vcard {

namespace {

class Packing {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U) {
            bytes_ += static_cast<char>(value | 0x80U);
        }
        bytes_ += static_cast<char>(value);
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    void texts(const std::vector<std::string>& list) {
        number(list.size());
        for (const auto& one : list) {
            text(one);
        }
    }
    [[nodiscard]] std::string take() {
        bytes_.shrink_to_fit();
        return std::move(bytes_);
    }

private:
    std::string bytes_;
};

class Unpacking {
public:
    explicit Unpacking(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            assert(!rest_.empty());
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) {
                return value;
            }
        }
    }
    std::string text() {
        const auto size = static_cast<std::size_t>(number());
        std::string text(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return text;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> list(static_cast<std::size_t>(number()));
        for (auto& one : list) {
            one = text();
        }
        return list;
    }

private:
    std::string_view rest_;
};

/// Absent and empty are one: neither a zone nor a language is empty.
std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

std::string packed(const domain::Contact& contact) {
    Packing packing;
    packing.text(contact.name);
    packing.texts(contact.emails);
    packing.texts(contact.phones);
    packing.number(contact.dates.size());
    for (const auto& fact : contact.dates) {
        packing.number(static_cast<std::uint64_t>(fact.kind));
        packing.text(fact.label);
        packing.number(static_cast<std::uint64_t>(fact.date.year.value_or(-1)) + 1); // 0: none
        packing.number(fact.date.month);
        packing.number(fact.date.day);
    }
    packing.texts(contact.institutions);
    packing.texts(contact.tags);
    packing.text(contact.time_zone.value_or(""));
    packing.text(contact.language.value_or(""));
    packing.number(contact.deceased ? 1 : 0);
    packing.text(contact.note);
    return packing.take();
}

domain::Contact unpacked(const domain::ContactId& id, std::string_view bytes) {
    Unpacking unpacking(bytes);
    domain::Contact contact;
    contact.id = id;
    contact.name = unpacking.text();
    contact.emails = unpacking.texts();
    contact.phones = unpacking.texts();
    contact.dates.resize(static_cast<std::size_t>(unpacking.number()));
    for (auto& fact : contact.dates) {
        fact.kind = static_cast<domain::DateKind>(unpacking.number());
        fact.label = unpacking.text();
        const auto year = static_cast<int>(unpacking.number()) - 1;
        fact.date.year = year < 0 ? std::nullopt : std::optional(year);
        fact.date.month = static_cast<unsigned>(unpacking.number());
        fact.date.day = static_cast<unsigned>(unpacking.number());
    }
    contact.institutions = unpacking.texts();
    contact.tags = unpacking.texts();
    contact.time_zone = unless_empty(unpacking.text());
    contact.language = unless_empty(unpacking.text());
    contact.deceased = unpacking.number() != 0;
    contact.note = unpacking.text();
    return contact;
}

} // namespace kith::vcard
