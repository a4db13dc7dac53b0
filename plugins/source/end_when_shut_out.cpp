#include "source/end_when_shut_out.hpp"

#include "sdk/fence.hpp"

namespace kith::source {

void end_when_shut_out(const Listing& listing) {
    wire::SettingsPlaces places;
    for (const auto& folder : listing.unreadable) {
        places.reads.push_back(folder.path);
    }
    for (const auto& file : listing.files) {
        if (file.is_link) {
            places.reads.push_back(file.path);
        }
    }
    sdk::end_when_shut_out(places);
}

} // namespace kith::source
