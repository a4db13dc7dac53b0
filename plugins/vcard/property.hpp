#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace kith::vcard {

/// The properties kith reads; all others are skipped where they stand.
enum class Name : std::uint8_t {
    Unknown,
    AbDate,
    AbLabel,
    Agent,
    AndroidCustom,
    Anniversary, ///< ANNIVERSARY and every X- name programs use for it
    Begin,
    Birthday,
    Body, ///< PHOTO, SOUND, LOGO, KEY: large, never read
    Categories,
    Death,
    Email,
    End,
    FormattedName,
    FullContact, ///< X-FCENCODED-<hex>: the real name is in the name
    Kind,
    Language,
    Member,
    Nickname,
    Note,
    Organization,
    Revision,
    ShowAs,
    StructuredName,
    Telephone,
    TimeZone,
    Uid,
    Version,
};

/// The property of that name, compared without case; Unknown if kith does not read it.
[[nodiscard]] Name name_of(std::string_view written);

/// One content line: "group.NAME;PARAMETERS:value". Views into the file or into its card's store.
struct Property {
    Name name = Name::Unknown;
    std::string_view written;    ///< the name as it stands there
    std::string_view group;      ///< "item1"; empty: none
    std::string_view parameters; ///< raw, without the first ';'; empty: none
    std::string_view value;      ///< raw: still encoded, escaped and in its character set
    int line = 0;
};

/// Splits one unfolded line. False when it is no property (there is no ':').
bool split_property(std::string_view text, Property& property);

/// Only group, name and `written`; all that is needed to skip a line. False when there is none.
bool split_name(std::string_view text, Property& property);

/// One parameter. A bare one of vCard 2.1 ("HOME", "QUOTED-PRINTABLE") has no name.
struct Parameter {
    std::string_view name;
    std::string_view value; ///< raw: maybe a list, maybe quoted
};

/// Walks over the parameters of a property.
class ParameterWalk {
public:
    explicit ParameterWalk(std::string_view raw) : rest_(raw) {}
    bool next(Parameter& parameter);

private:
    std::string_view rest_;
};

/// The text without a double quote at either end.
[[nodiscard]] std::string_view unquoted(std::string_view text);
/// The first parameter of that name, without quotes; empty if there is none.
[[nodiscard]] std::string_view parameter(const Property& property, std::string_view name);
/// True when one of the words is among the TYPE values or stands there bare (RFC 6350 section 5.6).
[[nodiscard]] bool has_type(const Property& property,
                            std::initializer_list<std::string_view> words);
/// 1 (first) to 100; a bare PREF or TYPE=pref is 1, no preference 101.
[[nodiscard]] int preference(const Property& property);

} // namespace kith::vcard
