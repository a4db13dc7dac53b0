#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kith::source {

/// Tells one content of a file from another without reading it.
struct Stamp {
    std::int64_t modified_ns = 0; ///< since 1970
    std::uint64_t size = 0;
    std::uint64_t inode = 0;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct ListedFile {
    std::string path;
    std::string folder; ///< the folder it lies in
    Stamp stamp;        ///< of what a symbolic link leads to
    bool is_link = false;
};

struct UnreadableFolder {
    std::string path;
    std::string reason; ///< "No such file or directory"
};

/// What lies in the user's folders at one moment.
struct Listing {
    std::vector<ListedFile> files;    ///< by path, each once
    std::vector<std::string> folders; ///< read: the directories named by the user and those in them
    std::vector<UnreadableFolder> unreadable;
};

/// True for the names of the files a source reads, such as "*.vcf". Hidden and temporary ones are
/// never asked about.
using IsWanted = bool (*)(const std::string& name);

/// Looks at every directory and, one level down, at the folders in it (vdirsyncer:
/// pair/collection). Opens no file. Follows symbolic links. What cannot be read is in `unreadable`;
/// throws nothing but std::bad_alloc.
[[nodiscard]] Listing list_directories(const std::vector<std::string>& directories,
                                       IsWanted is_wanted);

/// Adds that one file, or why it cannot be listed.
void list_file(const std::string& path, Listing& found);

enum class EntryKind { File, Folder };
/// Whether such a listing may change when something of that name comes, changes or goes.
[[nodiscard]] bool may_be_listed(const std::string& name, EntryKind kind, IsWanted is_wanted);

} // namespace kith::source
