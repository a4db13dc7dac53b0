#pragma once

#include <cstddef>
#include <optional>

namespace kith::cli {

/// What a key means to `kith triage`.
enum class TriageKey { Network, Cadence, Later, Never, Undo, Quit };

/// The letter in the language that is spoken; the English one means the same everywhere. Ctrl-C,
/// Ctrl-D and the end of input are Quit. Absent: the key means nothing.
[[nodiscard]] std::optional<TriageKey> meaning_of(int key);

/// The letter shown for it.
[[nodiscard]] const char* letter_of(TriageKey key);

/// Which of `count` choices the key picks: 1 to 9, then a to z. Absent: none.
[[nodiscard]] std::optional<std::size_t> choice_of(int key, std::size_t count);
/// The key of the choice of that number; '\0' when there is none any more.
[[nodiscard]] char key_of_choice(std::size_t number);

} // namespace kith::cli
