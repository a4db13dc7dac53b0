#include "vcard/property.hpp"

#include "vcard/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace kith::vcard {

namespace {

/// What ends a group or a name.
constexpr auto ends_word = [] {
    std::array<bool, 256> ends{};
    ends[':'] = ends[';'] = ends['.'] = true;
    return ends;
}();

/// The first `mark` outside double quotes; npos: none, or a quote is left open before it.
std::size_t find_unquoted(std::string_view text, char mark) {
    const std::size_t first = text.find(mark);
    if (first == std::string_view::npos || text.substr(0, first).find('"') == text.npos) {
        return first;
    }
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

void note_type(std::string_view word, Manner& manner) {
    if (same_word(word, "pref")) {
        manner.preference = std::min(manner.preference, 1);
    } else if (same_word(word, "fax") || same_word(word, "pager") || same_word(word, "modem")) {
        manner.is_silent = true;
    } else if (same_word(word, "voice") || same_word(word, "cell")) {
        manner.is_spoken = true;
    }
}

/// TYPE=home,work and TYPE="home,work" mean the same in the wild.
void note_types(std::string_view list, Manner& manner) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        note_type(unquoted(trimmed(list.substr(0, comma))), manner);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
}

void note_encoding(std::string_view word, Manner& manner) {
    if (same_word(word, "QUOTED-PRINTABLE")) {
        manner.encoding = Encoding::QuotedPrintable;
    } else if (same_word(word, "BASE64") || same_word(word, "B")) {
        manner.encoding = Encoding::Base64;
    }
}

void note_preference(std::string_view text, Manner& manner) {
    int number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec == std::errc() && number >= 1 && number <= 100) {
        manner.preference = number;
    }
}

Manner manner_of(std::string_view parameters) {
    Manner manner;
    ParameterWalk walk(parameters);
    for (Parameter each; walk.next(each);) {
        if (each.name.empty()) {
            note_types(each.value, manner);
            note_encoding(each.value, manner);
        } else if (same_word(each.name, "TYPE")) {
            note_types(each.value, manner);
        } else if (same_word(each.name, "PREF")) {
            note_preference(unquoted(each.value), manner);
        } else if (same_word(each.name, "ENCODING")) {
            note_encoding(each.value, manner);
        } else if (same_word(each.name, "CHARSET")) {
            manner.charset = unquoted(each.value);
        }
    }
    return manner;
}

} // namespace

bool split_name(std::string_view text, Property& property) {
    std::size_t start = 0;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && !ends_word[static_cast<unsigned char>(text[at])]) {
            ++at;
        }
        if (at == text.size()) {
            return false;
        }
        if (text[at] != '.') {
            property.group = start == 0 ? std::string_view() : text.substr(0, start - 1);
            property.written = trimmed(text.substr(start, at - start));
            const auto offset = static_cast<std::size_t>(property.written.data() - text.data());
            property.name = name_of(property.written, text.size() - offset);
            return true;
        }
        start = ++at;
    }
}

bool split_property(std::string_view text, Property& property) {
    return split_name(text, property) && split_value(text, property);
}

bool split_value(std::string_view text, Property& property) {
    const auto head_end =
        static_cast<std::size_t>(property.written.data() - text.data()) + property.written.size();
    std::size_t at = head_end;
    while (text[at] != ':' && text[at] != ';') {
        ++at; // there is one: split_name has seen it
    }
    if (text[at] == ':') {
        property.parameters = {};
        property.manner = {};
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
    property.manner = manner_of(property.parameters);
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

} // namespace kith::vcard
