#pragma once

#include "import/reading.hpp"

#include <ostream>

namespace kith::imports {

/// Writes what was read as JSON, one object a line (plugins/import/README.md): `contact` and
/// `interaction` (as in plugins/sdk/PROTOCOL.md), `fault`, and as the last one `end` with the
/// format. A reader that misses the `end` knows that something is missing.
void write_report(const Reading& reading, std::ostream& out);

} // namespace kith::imports
