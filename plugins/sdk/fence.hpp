#pragma once

#include "wire/settings_places.hpp"

#include <string>

namespace kith::sdk {

/// Whether the file or folder may be read by our user and cannot be read by us: kithd's fence
/// stands around what lay at the path when this process began (PROTOCOL.md section 3), and since
/// then it was replaced, made or mounted.
[[nodiscard]] bool is_shut_out(const std::string& path);

/// Ends the process with EX_TEMPFAIL when it is shut out of one of the places: kithd starts it
/// again, with a fence that fits.
void end_when_shut_out(const wire::SettingsPlaces& places);

} // namespace kith::sdk
