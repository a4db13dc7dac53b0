#pragma once

#include <filesystem>

namespace kith::storage {

/// The mark of a database that was whole when it was opened and was closed in order: a start need
/// not read all of it again, which takes seconds for a large one. It fits only while nobody has
/// written to the file since, and only once: whoever opens the database takes it away, so that a
/// crash leaves none. Both need the store's lock.

/// After the database was closed. Leaves no mark when it still has a log, or when the mark cannot
/// be written.
void mark_sound(const std::filesystem::path& database) noexcept;

/// Before the database is opened: takes the mark away, and says whether it fits.
[[nodiscard]] bool take_sound_mark(const std::filesystem::path& database) noexcept;

} // namespace kith::storage
