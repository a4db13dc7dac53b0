#pragma once

#include "storage/file_descriptor.hpp"

#include <filesystem>

namespace kith::storage {

/// The right to be the one daemon of a store: an flock(2) on `kith.lock`, which also holds our PID.
/// The kernel ends it with the process, however that dies.
class StoreLock {
public:
    /// Throws AlreadyRunning when another has it, UnsuitablePlace when the file cannot be made.
    explicit StoreLock(const std::filesystem::path& file);

private:
    FileDescriptor descriptor_;
};

} // namespace kith::storage
