#pragma once

#include "plugins/confinement.hpp"
#include "warden/enclosure.hpp"

namespace kith::plugins {

/// The system calls a plugin cannot make, as a seccomp filter (seccomp(2)); they fail with EPERM.
/// For all: what no reminder needs (tracing, mounting, kernel modules, keys, the clock, io_uring,
/// typing into terminals). Without commands also new namespaces, leaving the process group by which
/// kithd ends it and knows it, and sockets that the Confinement does not name; and root's powers
/// but that over files.
[[nodiscard]] warden::Enclosure enclosure_of(const Confinement& confinement);

/// Whether there is a filter for this processor and this kernel takes it.
[[nodiscard]] bool can_filter_calls() noexcept;

} // namespace kith::plugins
