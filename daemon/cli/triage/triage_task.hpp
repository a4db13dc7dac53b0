#pragma once

namespace kith::cli {

enum class TriageShape { Keys, Json };

/// Goes through those who have neither network nor cadence, one key each; as JSON it only lists
/// them. Without a terminal it says what to do instead. Returns the exit code; throws as
/// ControlClient does.
[[nodiscard]] int triage(TriageShape shape);

} // namespace kith::cli
