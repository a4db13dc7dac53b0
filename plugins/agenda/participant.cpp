#include "agenda/participant.hpp"

#include "agenda/text.hpp"
#include "recurrence/content_lines.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <string_view>

namespace kith::agenda {

namespace {

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_name = 120;

int hex_digit(char c) {
    const auto digit = std::string_view("0123456789abcdef").find(small_letters({&c, 1}));
    return digit == std::string_view::npos ? -1 : static_cast<int>(digit);
}

/// "%40" as "@" (RFC 6068).
std::string percent_decoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            result += text[at];
        }
    }
    return result;
}

/// The text as an address in small letters; empty when it is none.
std::string address_in(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    if (text.starts_with('<') && text.ends_with('>')) {
        text = text.substr(1, text.size() - 2);
    }
    const auto at = text.rfind('@');
    const bool has_both_parts = at != std::string_view::npos && at > 0 && at + 1 < text.size();
    const bool has_strange_bytes = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' ||
               std::string_view("<>()[]\\,;:\"/").find(c) != std::string_view::npos;
    });
    return has_both_parts && !has_strange_bytes && text.size() <= longest_address &&
                   wire::valid_utf8(text) == text
               ? small_letters(text)
               : std::string();
}

std::string address_of(const recurrence::ContentLine& line) {
    constexpr std::string_view scheme = "mailto:";
    const std::string_view value = line.value;
    const bool is_mail = same_word(value.substr(0, scheme.size()), scheme);
    auto address = is_mail ? address_in(percent_decoded(
                                 value.substr(scheme.size(), value.find('?') - scheme.size())))
                           : address_in(value);
    return address.empty() ? address_in(line.parameter("EMAIL")) : address;
}

Participant::Being being_of(std::string_view user_type) {
    if (same_word(user_type, "ROOM") || same_word(user_type, "RESOURCE")) {
        return Participant::Being::Thing;
    }
    return same_word(user_type, "GROUP") ? Participant::Being::Group : Participant::Being::Person;
}

} // namespace

Participant participant_of(const recurrence::ContentLine& line) {
    Participant read;
    read.email = address_of(line);
    read.name = clean_parameter(line.parameter("CN"), longest_name);
    if (!address_in(read.name).empty()) {
        read.name.clear();
    }
    read.being = being_of(line.parameter("CUTYPE"));
    const auto answer = line.parameter("PARTSTAT");
    read.declined = same_word(answer, "DECLINED");
    read.stays_away =
        same_word(answer, "DELEGATED") || same_word(line.parameter("ROLE"), "NON-PARTICIPANT");
    read.organizes = line.name == "ORGANIZER";
    return read;
}

} // namespace kith::agenda
