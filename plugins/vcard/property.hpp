#pragma once

#include "vcard/property_name.hpp"

#include <string_view>

namespace kith::vcard {

enum class Encoding { Plain, QuotedPrintable, Base64 };

/// What the parameters say of how a value is written and meant.
struct Manner {
    static constexpr int no_preference = 101;

    Encoding encoding = Encoding::Plain;
    std::string_view charset;       ///< empty: not said
    int preference = no_preference; ///< 1 (first) to 100; a bare PREF or TYPE=pref is 1
    bool is_silent = false;         ///< TYPE: fax, pager, modem
    bool is_spoken = false;         ///< TYPE: voice, cell
};

/// One content line: "group.NAME;PARAMETERS:value". Views into the file or into its card's store.
struct Property {
    Name name = Name::Unknown;
    std::string_view written;    ///< the name as it stands there
    std::string_view group;      ///< "item1"; empty: none
    std::string_view parameters; ///< raw, without the first ';'; empty: none
    std::string_view value;      ///< raw: still encoded, escaped and in its character set
    Manner manner;
    int line = 0;
    bool folded = false; ///< `value` is the whole property, not unfolded yet
};

/// The first half of splitting an unfolded line: group, name and `written`, all that is needed to
/// skip it. False when there is neither ':' nor ';'.
bool split_name(std::string_view text, Property& property);
/// The second half, for the text split_name() has been given. False when it is no property (no
/// ':').
bool split_value(std::string_view text, Property& property);
/// Both.
bool split_property(std::string_view text, Property& property);

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

} // namespace kith::vcard
