#pragma once

#include "caldav/trouble.hpp"

#include <string>
#include <string_view>

namespace kith::caldav {

/// What is said to the owner, in German for "de" and "de_AT", in English for all else. `host` is
/// the server.

/// What is wrong and what to do about it.
[[nodiscard]] std::string trouble_text(const Trouble& trouble, const std::string& host,
                                       std::string_view language);

/// That all is well: "logged in to HOST as USER, calendar NAME". User and name may be empty.
[[nodiscard]] std::string works_text(const std::string& host, const std::string& user,
                                     const std::string& name, std::string_view language);

/// That so many entries were not taken, and why.
[[nodiscard]] std::string refused_text(int count, const std::string& reason,
                                       std::string_view language);

} // namespace kith::caldav
