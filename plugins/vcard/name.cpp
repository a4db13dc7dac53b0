#include "vcard/name.hpp"

#include "vcard/ascii.hpp"
#include "vcard/reach.hpp"

#include <array>

namespace kith::vcard {

namespace {

/// The preferred one of that name; the first among equals.
const Property* preferred(const Card& card, Name name) {
    const Property* best = nullptr;
    for (const Property& property : card.properties) {
        if (property.name != name || trimmed(property.value).empty()) {
            continue;
        }
        if (best == nullptr || property.manner.preference < best->manner.preference) {
            best = &property;
        }
    }
    return best;
}

/// The first part of a value that is not empty.
std::string first_part(std::string_view value, char separator, const Limits& limits) {
    PartWalk walk(value, separator);
    for (std::string_view part; walk.next(part);) {
        if (std::string text = plain_text(part, limits.text_bytes); !text.empty()) {
            return text;
        }
    }
    return {};
}

/// "Family;Given;Additional;Prefixes;Suffixes" as one speaks it. Further parts are no names.
std::string spoken_name(std::string_view value, const Limits& limits) {
    std::array<std::string_view, 5> parts;
    PartWalk walk(value, ';');
    for (std::string_view& part : parts) {
        if (!walk.next(part)) {
            break;
        }
    }
    std::string name;
    for (const std::size_t index : {3u, 1u, 2u, 0u, 4u}) {
        PartWalk several(parts[index], ',');
        for (std::string_view part; several.next(part);) {
            const std::string text = plain_text(part, limits.text_bytes);
            if (!text.empty()) {
                name += name.empty() ? text : ' ' + text;
            }
        }
    }
    return plain_text(name, limits.text_bytes);
}

} // namespace

std::string display_name(const Card& card, ValueDecoder& decoder, const Limits& limits) {
    std::string name;
    const auto read = [&](Name from, auto&& how) {
        const Property* property = name.empty() ? preferred(card, from) : nullptr;
        if (property != nullptr) {
            name = how(decoder.decode(*property));
        }
    };
    read(Name::FormattedName, [&](auto value) { return plain_text(value, limits.text_bytes); });
    read(Name::StructuredName, [&](auto value) { return spoken_name(value, limits); });
    read(Name::Nickname, [&](auto value) { return first_part(value, ',', limits); });
    read(Name::Organization, [&](auto value) { return first_part(value, ';', limits); });
    read(Name::Email, [&](auto value) { return email_address(value, limits); });
    read(Name::Telephone, [&](auto value) { return phone_number(value, limits); });
    return name;
}

} // namespace kith::vcard
