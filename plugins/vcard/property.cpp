#include "vcard/property.hpp"

#include "vcard/ascii.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace kith::vcard {

namespace {

struct Known {
    std::string_view word; ///< lower case
    Name name = Name::Unknown;
};

constexpr std::array known_names{
    Known{"agent", Name::Agent},
    Known{"anniversary", Name::Anniversary},
    Known{"bday", Name::Birthday},
    Known{"begin", Name::Begin},
    Known{"categories", Name::Categories},
    Known{"deathdate", Name::Death},
    Known{"email", Name::Email},
    Known{"end", Name::End},
    Known{"fn", Name::FormattedName},
    Known{"key", Name::Body},
    Known{"kind", Name::Kind},
    Known{"lang", Name::Language},
    Known{"logo", Name::Body},
    Known{"member", Name::Member},
    Known{"n", Name::StructuredName},
    Known{"nickname", Name::Nickname},
    Known{"note", Name::Note},
    Known{"org", Name::Organization},
    Known{"photo", Name::Body},
    Known{"rev", Name::Revision},
    Known{"sound", Name::Body},
    Known{"tel", Name::Telephone},
    Known{"tz", Name::TimeZone},
    Known{"uid", Name::Uid},
    Known{"version", Name::Version},
    Known{"x-abdate", Name::AbDate},
    Known{"x-ablabel", Name::AbLabel},
    Known{"x-abshowas", Name::ShowAs},
    Known{"x-addressbookserver-kind", Name::Kind},
    Known{"x-addressbookserver-member", Name::Member},
    Known{"x-android-custom", Name::AndroidCustom},
    Known{"x-anniversary", Name::Anniversary},
    Known{"x-deathdate", Name::Death},
    Known{"x-evolution-anniversary", Name::Anniversary},
    Known{"x-kaddressbook-x-anniversary", Name::Anniversary},
    Known{"x-ms-anniversary", Name::Anniversary},
    Known{"x-wab-wedding_anniversary", Name::Anniversary},
};

constexpr std::size_t slot_count = 256;

constexpr std::size_t slot_of(std::string_view word) {
    const auto letter = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(to_lower(word[at])));
    };
    const std::size_t middle = letter(word.size() / 2);
    return (letter(0) * 5 + letter(word.size() - 1) * 29 + middle * 3 + word.size() * 7) %
           slot_count;
}

/// Open addressing, filled by the compiler: a look-up is one hash and mostly one comparison.
constexpr std::array<Known, slot_count> make_slots() {
    std::array<Known, slot_count> slots{};
    for (const Known& known : known_names) {
        std::size_t slot = slot_of(known.word);
        while (!slots[slot].word.empty()) {
            slot = (slot + 1) % slot_count;
        }
        slots[slot] = known;
    }
    return slots;
}

constexpr auto slots = make_slots();

/// The first of `marks` outside double quotes; npos: none, or a quote is left open before it.
std::size_t find_unquoted(std::string_view text, std::string_view marks) {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            quoted = !quoted;
        } else if (!quoted && marks.find(text[at]) != std::string_view::npos) {
            return at;
        }
    }
    return std::string_view::npos;
}

} // namespace

Name name_of(std::string_view written) {
    if (written.empty()) {
        return Name::Unknown;
    }
    for (std::size_t slot = slot_of(written); !slots[slot].word.empty();
         slot = (slot + 1) % slot_count) {
        if (same_word(slots[slot].word, written)) {
            return slots[slot].name;
        }
    }
    return starts_with_word(written, "x-fcencoded-") ? Name::FullContact : Name::Unknown;
}

bool split_name(std::string_view text, Property& property) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ':' || c == ';') {
            property.group = start == 0 ? std::string_view() : text.substr(0, start - 1);
            property.written = trimmed(text.substr(start, at - start));
            property.name = name_of(property.written);
            return true;
        }
        if (c == '.') {
            start = at + 1;
        }
    }
    return false;
}

bool split_property(std::string_view text, Property& property) {
    if (!split_name(text, property)) {
        return false;
    }
    const auto head_end =
        static_cast<std::size_t>(property.written.data() - text.data()) + property.written.size();
    std::size_t at = text.find_first_of(":;", head_end);
    if (text[at] == ':') {
        property.parameters = {};
        property.value = text.substr(at + 1);
        return true;
    }
    const auto rest = text.substr(at + 1);
    at = find_unquoted(rest, ":");
    if (at == std::string_view::npos) {
        at = rest.find(':'); // a stray quote is no reason to lose the line
    }
    if (at == std::string_view::npos) {
        return false;
    }
    property.parameters = rest.substr(0, at);
    property.value = rest.substr(at + 1);
    return true;
}

bool ParameterWalk::next(Parameter& parameter) {
    while (!rest_.empty()) {
        const std::size_t end = find_unquoted(rest_, ";");
        const auto piece = trimmed(rest_.substr(0, end));
        rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
        if (piece.empty()) {
            continue;
        }
        const std::size_t equals = piece.find('=');
        parameter = equals == std::string_view::npos ? Parameter{{}, piece}
                                                     : Parameter{trimmed(piece.substr(0, equals)),
                                                                 trimmed(piece.substr(equals + 1))};
        return true;
    }
    return false;
}

std::string_view unquoted(std::string_view text) {
    if (text.starts_with('"')) {
        text.remove_prefix(1);
    }
    if (text.ends_with('"')) {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view parameter(const Property& property, std::string_view name) {
    ParameterWalk walk(property.parameters);
    for (Parameter each; walk.next(each);) {
        if (same_word(each.name, name)) {
            return unquoted(each.value);
        }
    }
    return {};
}

bool has_type(const Property& property, std::string_view word) {
    ParameterWalk walk(property.parameters);
    for (Parameter each; walk.next(each);) {
        if (!each.name.empty() && !same_word(each.name, "TYPE")) {
            continue;
        }
        // TYPE=home,work and TYPE="home,work" mean the same in the wild.
        for (auto list = unquoted(each.value); !list.empty();) {
            const std::size_t comma = list.find(',');
            if (same_word(unquoted(trimmed(list.substr(0, comma))), word)) {
                return true;
            }
            list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        }
    }
    return false;
}

int preference(const Property& property) {
    constexpr int none = 101;
    if (property.parameters.empty()) {
        return none;
    }
    const auto written = parameter(property, "PREF");
    int number = 0;
    const auto parsed = std::from_chars(written.data(), written.data() + written.size(), number);
    if (parsed.ec == std::errc() && number >= 1 && number <= 100) {
        return number;
    }
    return has_type(property, "pref") ? 1 : none;
}

} // namespace kith::vcard
