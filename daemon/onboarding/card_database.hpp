#pragma once

#include "onboarding/address_book.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::onboarding {

/// The vCards in a database of Evolution (contacts.db) or Thunderbird (abook.sqlite,
/// history.sqlite), as they stand there. Reads a copy of the file, since both programs lock theirs.
/// Throws std::runtime_error when it cannot be read or is of another make.
[[nodiscard]] std::vector<std::string> cards_of_database(AddressBook::Kind kind,
                                                         const std::filesystem::path& file);

} // namespace kith::onboarding
