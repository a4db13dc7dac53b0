#pragma once

#include "domain/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kith::source {

/// The schema of a setting that is a list of texts, none of them empty.
[[nodiscard]] domain::Value text_list(const char* description);

/// What stands in such a setting; nothing when it is not set.
[[nodiscard]] std::vector<std::string> texts_of(const domain::Value& settings,
                                                std::string_view key);

} // namespace kith::source
