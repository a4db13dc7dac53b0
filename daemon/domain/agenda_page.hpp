#pragma once

#include "domain/agenda_entry.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kith::domain {

/// One page of what a mirror is told of the agenda (PROTOCOL.md, `publish`).
struct AgendaPage {
    std::int64_t revision = 0;
    bool full = false; ///< the pages up to `last` replace what the mirror knew
    bool last = true;  ///< what has arrived takes effect
    std::vector<AgendaEntry> upsert;
    std::vector<std::string> remove; ///< uids
};

} // namespace kith::domain
