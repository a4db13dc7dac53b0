#include "vcard/identity.hpp"

#include "domain/stable_hash.hpp"
#include "vcard/ascii.hpp"

namespace kith::vcard {

domain::ContactId stripped_uid(std::string_view value) {
    constexpr std::string_view scheme = "urn:uuid:";
    constexpr std::size_t longest = 200;
    value = trimmed(value);
    if (starts_with_word(value, scheme)) {
        value = trimmed(value.substr(scheme.size()));
    }
    if (value.size() > longest) {
        return "uid-" + domain::stable_hex(value);
    }
    return plain_text(value, longest);
}

domain::ContactId derived_id(std::string_view name, std::string_view email) {
    return "card-" + domain::stable_hex(std::string(name) + '\0' + to_lower(email));
}

CardKind kind_of(const Card& card) {
    if (const Property* show = card.first(Name::ShowAs);
        show != nullptr && same_word(trimmed(show->value), "COMPANY")) {
        return CardKind::Thing;
    }
    const Property* kind = card.first(Name::Kind);
    if (kind == nullptr) {
        return CardKind::Person;
    }
    const auto value = trimmed(kind->value);
    if (same_word(value, "group")) {
        return CardKind::Group;
    }
    const bool thing = same_word(value, "org") || same_word(value, "organization") ||
                       same_word(value, "application") || same_word(value, "location") ||
                       same_word(value, "device") || same_word(value, "thing");
    return thing ? CardKind::Thing : CardKind::Person;
}

} // namespace kith::vcard
