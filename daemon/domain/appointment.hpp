#pragma once

#include "domain/contact.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// An event to come with people one knows, as a calendar tells it.
struct Appointment {
    std::int64_t id = 0; ///< given by the Store
    Date date{};         ///< in the owner's zone
    std::optional<TimeOfDay> at;
    std::string title;
    std::vector<ContactId> contacts;
    std::string source; ///< "kith meet", a source's name, ...

    friend bool operator==(const Appointment&, const Appointment&) = default;
};

} // namespace kith::domain
