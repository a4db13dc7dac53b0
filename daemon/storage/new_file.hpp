#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace kith::storage {

/// Makes a file, mode 0600, that is there whole and durable or not at all: `fill` writes an empty
/// file beside it, which then gets the name. Throws StoreError when the name is taken or the disk
/// fails, and what `fill` throws.
void write_new_file(const std::filesystem::path& file,
                    const std::function<void(const std::string& made)>& fill);

/// Copies a file to a new one in that way.
void copy_to_new_file(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace kith::storage
