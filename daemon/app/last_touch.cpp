#include "app/last_touch.hpp"

#include <algorithm>

namespace kith::app {

std::optional<domain::Date> last_touch(const domain::Contact& contact,
                                       const domain::ContactStore& store) {
    const auto newest = store.interactions(contact.id, 1);
    return newest.empty() ? contact.last_contact
                          : std::max(contact.last_contact, std::optional(newest.front().date));
}

} // namespace kith::app
