#pragma once

#include <string>
#include <string_view>

namespace kith::email {

/// The body of a Subject field for clean text (clean_text.hpp): as it is where ASCII words fit,
/// else in encoded words (RFC 2047) of at most 75 bytes that hold whole characters. Folded with
/// \r\n and a space, so that no line is longer than 78 bytes; begins after "Subject: " and ends
/// without a line end. (GMime 3.2.13 makes encoded words of up to 210 bytes.)
[[nodiscard]] std::string encoded_subject(std::string_view text);

} // namespace kith::email
