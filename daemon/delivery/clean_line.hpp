#pragma once

#include <string>

namespace kith::delivery {

/// The text with blanks in place of the control characters U+0000 to U+001F and U+007F to U+009F.
[[nodiscard]] std::string clean_line(std::string text);

} // namespace kith::delivery
