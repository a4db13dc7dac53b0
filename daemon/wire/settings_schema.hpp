#pragma once

#include "domain/value.hpp"

#include <string>
#include <vector>

namespace kith::wire {

/// One thing wrong in settings or in a schema.
struct SettingFault {
    std::string pointer; ///< RFC 6901 to the member at fault; to its object when it is missing
    std::string what;    ///< one sentence without the member's name at its front
    std::string mend;    ///< what to write instead; may be empty

    friend bool operator==(const SettingFault&, const SettingFault&) = default;
};

/// Judges a plugin's settings by the schema of its description: the part of JSON Schema that
/// PROTOCOL.md section 2 names. An integer is written without a point, lengths count characters,
/// patterns are ECMAScript's and are tried on at most 1024 bytes. All faults, in the order of the
/// members. What is ill-formed in the schema itself restricts nothing.
[[nodiscard]] std::vector<SettingFault> check_settings(const domain::Value& schema,
                                                       const domain::Value& settings);

/// Judges the schema itself: of type object, known keywords (or such that begin with "x-" or "$"),
/// each of the right type, patterns that compile, defaults that fit. Pointers lead into the schema.
[[nodiscard]] std::vector<SettingFault> check_schema(const domain::Value& schema);

/// The settings with the `default` of each member that is missing, in nested objects that are
/// there too. Settings that do not fit come back as they are.
[[nodiscard]] domain::Value with_defaults(const domain::Value& schema, domain::Value settings);

/// A member's pointer below another: "" and "a/b" -> "/a~1b" (RFC 6901 section 3).
[[nodiscard]] std::string pointer_to(const std::string& parent, std::string_view member);

} // namespace kith::wire
