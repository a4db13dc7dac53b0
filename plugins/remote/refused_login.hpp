#pragma once

#include "remote/secret.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace kith::remote {

/// Remembers the login that the server refused last, so that it is not tried again and again until
/// the account is locked. It stands until user, server or password change, or for a day: somebody
/// may have mended the account instead. Only a salted, slow hash is kept, in one file that a new
/// process finds again. Not thread-safe: belongs to the worker thread.
class RefusedLogin {
public:
    using Time = std::chrono::system_clock::time_point;

    /// `account` names user and server.
    RefusedLogin(std::filesystem::path file, std::string account);

    /// True when just this login was refused within the last day. A refusal with a stamp in the
    /// future does not stand: the clock was wrong then or is now. Throws std::system_error.
    [[nodiscard]] bool stands(const Secret& secret, Time now) const;
    /// Throws std::system_error when it cannot be written;
    /// then this process alone remembers.
    void remember(const Secret& secret, Time now);
    void forget() noexcept;

private:
    [[nodiscard]] std::string hash(const Secret& secret, const std::string& salt) const;

    std::filesystem::path file_;
    std::string account_;
    std::string kept_; ///< what the file says or should say; empty: ask the file
};

} // namespace kith::remote
