#pragma once

#include "domain/value.hpp"
#include "remote/password_source.hpp"

#include <string>

namespace kith::remote {

/// How a plugin logs in to its server.
struct Login {
    std::string user; ///< empty: no login
    PasswordSource password;
};

/// The settings `user`, `password_file` and `password_command`, for a plugin's schema.
[[nodiscard]] domain::Value::Object login_settings();

/// Judges these settings, which fit the schema: a user and one source of a password, or neither;
/// the file's permissions. Throws sdk::SettingRefused, which names the setting and the mend. Opens
/// the password file and closes it again; runs nothing.
[[nodiscard]] Login read_login(const domain::Value& settings);

} // namespace kith::remote
