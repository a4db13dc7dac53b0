#pragma once

#include "domain/store.hpp"

#include <string>
#include <vector>

namespace kith::app {

/// The reminder is done: for each introduction it asked for, promises to ask both sides three weeks
/// later how it went, in that language. Returns those who now have one. To be called in the
/// transaction that settles the reminder, while the promise is still known.
std::vector<domain::ContactId> follow_introductions(domain::Store& store,
                                                    const domain::Reminder& done,
                                                    const std::string& language, domain::Date today,
                                                    domain::Instant now);

} // namespace kith::app
