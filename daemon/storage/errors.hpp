#pragma once

#include "domain/store_error.hpp"

#include <string>
#include <sys/types.h>

namespace kith::storage {

/// Another process holds the store.
class AlreadyRunning : public domain::StoreError {
public:
    /// `pid` is 0 when it could not be learnt.
    AlreadyRunning(const std::string& what, pid_t pid) : domain::StoreError(what), holder(pid) {}
    pid_t holder;
};

/// The directory cannot hold a store: of another owner, not writable, on a network.
class UnsuitablePlace : public domain::StoreError {
    using domain::StoreError::StoreError;
};

/// A later kith wrote the file; this one must not touch it.
class NewerSchema : public domain::StoreError {
    using domain::StoreError::StoreError;
};

/// The file is a sound SQLite database of some other program.
class ForeignDatabase : public domain::StoreError {
    using domain::StoreError::StoreError;
};

/// The file is damaged. Opening the store sets it aside and never throws this; a store that
/// is open does, when it meets the damage.
class DamagedDatabase : public domain::StoreError {
    using domain::StoreError::StoreError;
};

/// Somebody removed or replaced the file of a store that is open; see rescue().
class MovedDatabase : public domain::StoreError {
    using domain::StoreError::StoreError;
};

} // namespace kith::storage
