#pragma once

#include "sdk/plugin.hpp"

namespace kith::sdk {

/// The one protocol version this SDK speaks.
inline constexpr std::int64_t protocol_version = 1;

/// True when the range of versions in the params of `initialize` holds ours. Throws
/// wire::MemberError.
[[nodiscard]] bool speaks_our_version(const domain::Value& params);

/// The params of `initialize` (PROTOCOL.md section 3), settings judged by the schema and filled
/// with its defaults. Throws wire::MemberError, and SettingRefused for the first setting that does
/// not fit.
[[nodiscard]] Session session_from(const domain::Value& params, const domain::Value& schema);

/// The `--describe` object: the plugin's description with the versions we speak.
[[nodiscard]] domain::Value described(const Plugin& plugin);
/// The result of `initialize`.
[[nodiscard]] domain::Value introduced(const Plugin& plugin);

} // namespace kith::sdk
