#pragma once

#include "vcard/property.hpp"

#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace kith::vcard {

enum class Version { V21, Later };
enum class Ending {
    Complete,
    Missing, ///< its END:VCARD is missing: maybe the file is only half written
};

/// One card as it stands in the file: the properties kith reads, in order, not interpreted.
/// The views point into the file's bytes or into `joined`; moving or copying a Card would cut them
/// loose.
struct Card {
    /// `memory` outlives it and holds the properties.
    explicit Card(std::pmr::memory_resource* memory = std::pmr::get_default_resource())
        : properties(memory) {}
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    std::pmr::vector<Property> properties;
    Version version = Version::Later;
    Ending ending = Ending::Complete;
    int line = 0;       ///< of its BEGIN
    std::string joined; ///< the lines that were folded, unfolded

    /// The first property of that name; null when there is none.
    [[nodiscard]] const Property* first(Name name) const {
        for (const Property& property : properties) {
            if (property.name == name) {
                return &property;
            }
        }
        return nullptr;
    }
};

} // namespace kith::vcard
