#include "vcard/reach.hpp"

#include "vcard/ascii.hpp"

#include <algorithm>

namespace kith::vcard {

namespace {

std::string_view without_scheme(std::string_view value, std::string_view scheme) {
    value = trimmed(value);
    return starts_with_word(value, scheme) ? trimmed(value.substr(scheme.size())) : value;
}

/// The properties of that name by preference, at most `limit` of them.
std::vector<const Property*> by_preference(const Card& card, Name name, std::size_t limit) {
    std::vector<const Property*> sorted;
    sorted.reserve(std::min<std::size_t>(limit, 4));
    for (const Property& property : card.properties) {
        if (property.name == name && !property.value.empty() && sorted.size() < limit) {
            const auto place = std::upper_bound(
                sorted.begin(), sorted.end(), property.manner.preference,
                [](int rank, const Property* other) { return rank < other->manner.preference; });
            sorted.insert(place, &property);
        }
    }
    return sorted;
}

/// Something before and behind an '@', and no blank: enough to tell it from a number.
bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find(' ') == std::string_view::npos;
}

} // namespace

std::string email_address(std::string_view value, const Limits& limits) {
    std::string text = plain_text(without_scheme(value, "mailto:"), limits.text_bytes);
    if (text.ends_with('>')) {
        const std::size_t open = text.rfind('<');
        if (open != std::string::npos) {
            text = text.substr(open + 1, text.size() - open - 2);
        }
    }
    text.resize(std::min(text.size(), text.find('?')));
    return text;
}

std::string phone_number(std::string_view value, const Limits& limits) {
    const auto number = without_scheme(value, "tel:");
    std::string text = plain_text(number, limits.text_bytes);
    if (number.size() != trimmed(value).size()) {
        text.resize(
            std::min(text.size(), text.find(';'))); // RFC 3966: ";ext=12", ";phone-context="
    }
    return text;
}

std::vector<std::string> emails_of(const Card& card, ValueDecoder& decoder, const Limits& limits,
                                   Faults& faults) {
    std::vector<std::string> emails;
    const auto properties = by_preference(card, Name::Email, limits.values);
    emails.reserve(properties.size());
    for (const Property* property : properties) {
        std::string address = email_address(decoder.decode(*property), limits);
        if (address.empty()) {
            continue;
        }
        if (!is_address(address)) {
            faults.add(property->line, "\"" + address + "\" is no mail address and is not taken");
            continue;
        }
        const bool known = std::any_of(emails.begin(), emails.end(), [&](const std::string& have) {
            return same_word(have, address);
        });
        if (!known) {
            emails.push_back(std::move(address));
        }
    }
    return emails;
}

std::vector<std::string> phones_of(const Card& card, ValueDecoder& decoder, const Limits& limits) {
    std::vector<std::string> phones;
    for (const Property* property : by_preference(card, Name::Telephone, limits.values)) {
        if (property->manner.is_silent && !property->manner.is_spoken) {
            continue;
        }
        std::string number = phone_number(decoder.decode(*property), limits);
        if (!number.empty() && std::find(phones.begin(), phones.end(), number) == phones.end()) {
            phones.push_back(std::move(number));
        }
    }
    return phones;
}

} // namespace kith::vcard
