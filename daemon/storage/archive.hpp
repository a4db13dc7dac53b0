#pragma once

#include <filesystem>
#include <iosfwd>

namespace kith::storage {

/// Everything in the store of `directory` as one JSON text (RFC 8259), a row a line: for reading,
/// keeping and read_archive(). Its shape, "kith archive" version 1: `schema`, and `tables`, for
/// each its rows as objects of the columns' names; columns that hold JSON are not texts but that.
/// Works beside a running daemon. Throws UnsuitablePlace when there is no store, and the errors of
/// inspect().
void write_archive(const std::filesystem::path& directory, std::ostream& out);

/// Whether the file begins like an archive, and not like a database.
[[nodiscard]] bool is_archive(const std::filesystem::path& file);

/// Makes `database`, a new file, of an archive; of an older schema it is brought to ours. Throws
/// DamagedDatabase when it is no archive or its rows do not fit, NewerSchema, StoreError; nothing
/// is left of the file then.
void read_archive(const std::filesystem::path& archive, const std::filesystem::path& database);

} // namespace kith::storage
