#pragma once

#include <cstddef>
#include <cstdint>
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
/// The same, faster, when at least so many bytes can be read from where the name begins.
[[nodiscard]] Name name_of(std::string_view written, std::size_t readable);

} // namespace kith::vcard
