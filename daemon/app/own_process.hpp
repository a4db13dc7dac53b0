#pragma once

namespace kith::app {

/// Makes this process fit to hold what is private, before it opens anything: what it makes is for
/// its user alone, no core dump is left, no other process of the user may trace it or read its
/// memory, and the descriptors 0 to 2 are taken, so that no file ever becomes "standard error".
void harden_process() noexcept;

} // namespace kith::app
