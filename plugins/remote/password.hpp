#pragma once

#include "remote/child.hpp"
#include "remote/password_source.hpp"
#include "remote/secret.hpp"

#include <stdexcept>

namespace kith::remote {

/// The password cannot be had. what() says why and what to do, without any of its text.
class PasswordError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The first line of a file. The file must be regular, belong to this user or to root, and be
/// closed to group and others; a symbolic link is followed, what it leads to is judged. Throws
/// PasswordError.
[[nodiscard]] Secret read_password_file(const std::string& path);

/// The password from wherever `source` says, read anew each time: a changed one counts at once.
/// A command gets 30 s, no input, and no later than `deadline`. Blocks; throws PasswordError.
[[nodiscard]] Secret read_password(const PasswordSource& source,
                                   std::chrono::steady_clock::time_point deadline,
                                   const StopSignal& stop);

} // namespace kith::remote
