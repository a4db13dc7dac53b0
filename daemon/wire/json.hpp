#pragma once

#include "domain/value.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kith::wire {

/// The largest integer every JSON reader keeps exactly (RFC 8259 section 6).
inline constexpr std::int64_t max_exact_integer = std::int64_t{1} << 53;

/// What a JSON text may cost.
struct JsonLimits {
    std::size_t max_bytes = std::size_t{1} << 20;
    std::size_t max_depth = 32; ///< arrays and objects inside each other, the outermost counted
};

/// A text is no JSON, or is beyond a limit. what() is a sentence for the log that quotes none of
/// the text.
class JsonError : public std::runtime_error {
public:
    JsonError(std::size_t at, const std::string& what) : std::runtime_error(what), offset(at) {}
    std::size_t offset; ///< bytes read up to the fault, or to the end of the token that is at fault
};

/// Reads one JSON text (RFC 8259), stricter than most readers: valid UTF-8 without a byte order
/// mark, no NUL byte, no key twice in an object, integers within 2^53 either way.
/// Throws JsonError; neither recurses nor allocates beyond a small multiple of the text.
[[nodiscard]] domain::Value parse_json(std::string_view text, const JsonLimits& limits = {});

/// One line without its end: control characters are escaped, invalid UTF-8 becomes U+FFFD, numbers
/// that are not finite become null. Integers are written as they are, beyond 2^53 too.
[[nodiscard]] std::string dump_json(const domain::Value& value);

} // namespace kith::wire
