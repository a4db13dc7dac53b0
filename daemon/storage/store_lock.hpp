#pragma once

#include "storage/file_descriptor.hpp"

#include <filesystem>

namespace kith::storage {

/// The right to be the one daemon of a store: an flock(2) on its directory, which nobody can delete
/// from under a running daemon and make anew as they could a file in it. `kith.lock` says who has
/// it. The kernel ends it with the process, however that dies.
class StoreLock {
public:
    /// Throws AlreadyRunning when another has it, UnsuitablePlace when the directory is none or
    /// `kith.lock` cannot be made.
    explicit StoreLock(const std::filesystem::path& directory);

private:
    FileDescriptor descriptor_;
};

} // namespace kith::storage
