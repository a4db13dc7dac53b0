#pragma once

#include "onboarding/address_book.hpp"
#include "onboarding/surroundings.hpp"

#include <vector>

namespace kith::onboarding {

/// All address books that are found on this machine: folders of vCards that vdirsyncer and khard
/// are configured for or that lie where they usually do, and the databases of Evolution and
/// Thunderbird that hold anybody. Folders first, no place twice. Only reads; what cannot be read is
/// not there.
[[nodiscard]] std::vector<AddressBook> address_books(const Surroundings& surroundings);

// Each finds those of one program.
[[nodiscard]] std::vector<AddressBook> vdirsyncer_books(const Surroundings& surroundings);
[[nodiscard]] std::vector<AddressBook> khard_books(const Surroundings& surroundings);
[[nodiscard]] std::vector<AddressBook> usual_folders(const Surroundings& surroundings);
[[nodiscard]] std::vector<AddressBook> evolution_books(const Surroundings& surroundings);
[[nodiscard]] std::vector<AddressBook> thunderbird_books(const Surroundings& surroundings);

} // namespace kith::onboarding
