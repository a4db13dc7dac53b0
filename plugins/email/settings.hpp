#pragma once

#include "domain/value.hpp"
#include "remote/password_source.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::email {

enum class Tls {
    StartTls, ///< asked for after the greeting; without it nothing is sent
    Implicit, ///< from the first byte, smtps
    None,     ///< only to this machine
};

struct SmtpSettings {
    std::string host; ///< a host name, an IPv4 or an IPv6 address without brackets
    std::uint16_t port = 587;
    Tls tls = Tls::StartTls;
    std::string user; ///< empty: no login
    remote::PasswordSource password;
    std::string ca_file; ///< empty: the system's authorities
};

/// The settings of one channel, judged. What sends is either `smtp` or `sendmail_command`.
struct Settings {
    std::string from;
    std::vector<std::string> to;
    std::optional<SmtpSettings> smtp;
    std::vector<std::string> sendmail_command; ///< argv up to where `-f from -- to` follows
    /// How long the other side may stay silent before it counts as down.
    std::chrono::seconds patience{60};
};

/// The JSON Schema of the settings table, for `--describe` (PROTOCOL.md section 2).
[[nodiscard]] domain::Value settings_schema();

/// Judges what the schema cannot: addresses, combinations, the file's permissions. `values` fits
/// the schema. Throws sdk::SettingRefused, which names the setting and the mend. Opens the password
/// file and closes it again; runs nothing and connects to nothing.
[[nodiscard]] Settings read_settings(const domain::Value& values);

} // namespace kith::email
