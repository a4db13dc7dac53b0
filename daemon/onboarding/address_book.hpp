#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kith::onboarding {

/// An address book that lies on this machine.
struct AddressBook {
    enum class Kind {
        Folder,      ///< of vCards: kith reads there as long as it likes
        Evolution,   ///< a database with vCards in it, to be copied out once
        Thunderbird, ///< the same
    };
    Kind kind = Kind::Folder;
    std::string origin;          ///< who keeps it: "vdirsyncer", "khard", "Evolution"
    std::filesystem::path place; ///< the folder, or the database
    std::size_t people = 0;      ///< cards, counted up to a bound
};

/// The .vcf files in a folder and one level below, as the plugin reads them.
[[nodiscard]] std::size_t cards_in(const std::filesystem::path& folder);

} // namespace kith::onboarding
