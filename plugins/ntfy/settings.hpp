#pragma once

#include "domain/value.hpp"
#include "remote/web_address.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kith::ntfy {

enum class Format {
    Ntfy,    ///< an ntfy server's "publish as JSON"
    Webhook, ///< kith's own JSON (README.md) to any address
};

/// The settings of one channel, judged.
struct Settings {
    Format format = Format::Ntfy;
    remote::WebAddress address; ///< the ntfy server's top, without a slash at the end, or the hook
    std::string topic;          ///< of ntfy; whoever knows it can read along, so it is never logged
    std::string user;           ///< empty: the secret, if any, is a token
    std::string secret_file;    ///< of the token or the password; empty: no login
    std::string ca_file;        ///< empty: the system's authorities
    int priority = 3;           ///< 1 to 5
    std::vector<std::string> tags;
    std::string click; ///< what a tap opens; empty: nothing
    bool actions = true;
    bool discreet = false;
    bool withdraw = true;
    std::chrono::seconds patience{30}; ///< for one request and its answer
};

/// The JSON Schema of the settings table, for `--describe` (PROTOCOL.md section 2).
[[nodiscard]] domain::Value settings_schema();

/// Judges what the schema cannot: the address, combinations, the file's permissions. `values` fits
/// the schema. Throws sdk::SettingRefused, which names the setting and the mend. Opens the file
/// with the secret and closes it again; connects to nothing.
[[nodiscard]] Settings read_settings(const domain::Value& values);

} // namespace kith::ntfy
