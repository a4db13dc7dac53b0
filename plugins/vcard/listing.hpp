#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kith::vcard {

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

/// What lies in the address books at one moment.
struct Listing {
    std::vector<ListedFile> files;    ///< by path, each once
    std::vector<std::string> folders; ///< read: the directories named by the user and those in them
    std::vector<UnreadableFolder> unreadable;
};

/// True for the names of cards: "*.vcf" and "*.vcard", in any case, but no hidden and no temporary
/// ones.
[[nodiscard]] bool is_card_file(const std::string& name);

/// Looks at every directory and, one level down, at the folders in it (vdirsyncer:
/// pair/collection). Opens no file. Follows symbolic links. What cannot be read is in `unreadable`;
/// throws nothing but std::bad_alloc.
[[nodiscard]] Listing list_directories(const std::vector<std::string>& directories);

} // namespace kith::vcard
