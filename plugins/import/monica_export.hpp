#pragma once

#include "import/reading.hpp"

#include <string_view>

namespace kith::imports {

/// What Monica's JSON export (version 4: "account" with contacts and activities, each as a
/// collection of a `type`) tells: people with their addresses, special dates and tags; calls,
/// conversations and activities as interactions. People whom Monica has only as somebody's relative
/// ("partial") are left out; those in its archive come with the tag "archived". A day that was
/// made of an age is not taken. JSON of another shape is one fault.
[[nodiscard]] Reading read_monica(std::string_view text);

} // namespace kith::imports
