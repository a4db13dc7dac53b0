#include "vcard/property.hpp"

#include "vcard/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>

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

/// The first eight letters of a name in small letters, as a number: most names are no longer, so
/// that one comparison tells them apart.
constexpr std::uint64_t key_of(std::string_view word) {
    std::uint64_t key = 0;
    for (const char c : word.substr(0, 8)) {
        key = key << 8 | static_cast<unsigned char>(to_lower(c));
    }
    return key;
}

constexpr std::size_t slot_count = 256;

constexpr std::size_t slot_of(std::uint64_t key, std::size_t length) {
    return static_cast<std::size_t>((key + length) * 0x9E3779B97F4A7C15u >> 56);
}

struct Slot {
    std::uint64_t key = 0;
    Known known;
};

/// Open addressing, filled by the compiler: a look-up is one hash and mostly one comparison.
constexpr std::array<Slot, slot_count> make_slots() {
    std::array<Slot, slot_count> slots{};
    for (const Known& known : known_names) {
        std::size_t slot = slot_of(key_of(known.word), known.word.size());
        while (!slots[slot].known.word.empty()) {
            slot = (slot + 1) % slot_count;
        }
        slots[slot] = {key_of(known.word), known};
    }
    return slots;
}

constexpr auto slots = make_slots();

/// The first `mark` outside double quotes; npos: none, or a quote is left open before it.
std::size_t find_unquoted(std::string_view text, char mark) {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            quoted = !quoted;
        } else if (text[at] == mark && !quoted) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// Calls `visit` with each value of TYPE and each bare parameter until it returns true.
template <class Visit> bool any_type(std::string_view parameters, Visit&& visit) {
    ParameterWalk walk(parameters);
    for (Parameter each; walk.next(each);) {
        if (!each.name.empty() && !same_word(each.name, "TYPE")) {
            continue;
        }
        // TYPE=home,work and TYPE="home,work" mean the same in the wild.
        for (auto list = each.value; !list.empty();) {
            const std::size_t comma = list.find(',');
            if (visit(unquoted(trimmed(list.substr(0, comma))))) {
                return true;
            }
            list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        }
    }
    return false;
}

} // namespace

Name name_of(std::string_view written) {
    const std::uint64_t key = key_of(written);
    for (std::size_t slot = slot_of(key, written.size()); !slots[slot].known.word.empty();
         slot = (slot + 1) % slot_count) {
        const auto word = slots[slot].known.word;
        if (slots[slot].key == key && word.size() == written.size() &&
            (word.size() <= 8 || same_word(word.substr(8), written.substr(8)))) {
            return slots[slot].known.name;
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
    std::size_t at = head_end;
    while (text[at] != ':' && text[at] != ';') {
        ++at; // there is one: split_name has seen it
    }
    if (text[at] == ':') {
        property.parameters = {};
        property.value = text.substr(at + 1);
        return true;
    }
    const auto rest = text.substr(at + 1);
    at = find_unquoted(rest, ':');
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
        const std::size_t end = find_unquoted(rest_, ';');
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

bool has_type(const Property& property, std::initializer_list<std::string_view> words) {
    return any_type(property.parameters, [&](std::string_view type) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return same_word(type, word); });
    });
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
    return has_type(property, {"pref"}) ? 1 : none;
}

} // namespace kith::vcard
