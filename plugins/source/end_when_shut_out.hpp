#pragma once

#include "source/listing.hpp"

namespace kith::source {

/// Ends the process with EX_TEMPFAIL when a folder or a link of the listing leads where kithd's
/// fence does not let it (sdk/fence.hpp): elsewhere than when this process began.
void end_when_shut_out(const Listing& listing);

} // namespace kith::source
