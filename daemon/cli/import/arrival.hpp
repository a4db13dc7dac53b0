#pragma once

#include "domain/contact.hpp"
#include "domain/interaction.hpp"

#include <string>
#include <vector>

namespace kith::cli {

/// Somebody whom a foreign file tells of.
struct Arrival {
    domain::Contact contact; ///< its id is good in `file`
    std::string file;
    int line = 1;
};

/// What a foreign file says that cannot be taken, as plugins/import/README.md has it.
struct ForeignFault {
    std::string code;
    std::string file;
    int line = 1;
    int column = 1;
    std::string about;
};

/// All that a foreign file tells.
struct ForeignFile {
    std::string name;   ///< as it was typed
    std::string format; ///< "google", "vcard", ...; empty: it is of no kind that can be read
    std::vector<Arrival> people;
    std::vector<domain::Interaction> interactions; ///< by Arrival::contact.id of this file
    std::vector<ForeignFault> faults;
};

} // namespace kith::cli
