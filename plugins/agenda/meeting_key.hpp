#pragma once

#include <string>
#include <string_view>

namespace kith::agenda {

/// Of what stage a key is: the same meeting has one while it is ahead and another when it is over.
enum class Stage { Ahead, Over };

/// The key of one person at one occurrence (`proposals` in PROTOCOL.md): the same for ever, also
/// when the event is moved or the owner travels. `planned`: as Occurrence::planned.
[[nodiscard]] std::string meeting_key(Stage stage, std::string_view uid, std::string_view planned,
                                      std::string_view email);

[[nodiscard]] Stage stage_of(std::string_view key);
/// The same meeting's key of that stage.
[[nodiscard]] std::string with_stage(Stage stage, std::string_view key);

} // namespace kith::agenda
