#pragma once

#include "caldav/http.hpp"
#include "caldav/multistatus.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace kith::caldav {

[[nodiscard]] bool is_redirect(int status);

/// "507 Insufficient Storage": the status with its usual words.
[[nodiscard]] std::string status_text(const HttpAnswer& answer);

/// Throws the Trouble that a status means, unless it is one of those `good`.
void demand(const HttpAnswer& answer, std::initializer_list<int> good);

/// The body as a multistatus; throws Trouble when it is none.
[[nodiscard]] std::vector<Resource> multistatus_of(const HttpAnswer& answer);

} // namespace kith::caldav
