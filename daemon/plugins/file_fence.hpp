#pragma once

#include "plugins/confinement.hpp"

#include <cstdint>
#include <string>

namespace kith::plugins {

/// A Confinement's files, TCP ports, signals and abstract sockets as a Landlock ruleset of this
/// kernel (Documentation/userspace-api/landlock.rst). Inside the fence a program can be found and
/// run with the system's libraries, /proc and /etc can be read, and what the Confinement names can
/// be used; no other process can be traced or looked into. Made before fork, put up by the child.
class FileFence {
public:
    /// Stands open when the Confinement has commands or the kernel knows no Landlock. Places that
    /// are not there stay out of reach. Throws std::system_error when a ruleset cannot be made.
    FileFence(const Confinement& confinement, const std::string& program);
    ~FileFence();
    FileFence(const FileFence&) = delete;
    FileFence& operator=(const FileFence&) = delete;

    /// The ruleset's descriptor, close-on-exec, for warden::enclose(); -1 when it stands open.
    [[nodiscard]] int ruleset() const noexcept { return ruleset_; }

    /// The version of Landlock's interface in this kernel; 0 when there is none.
    [[nodiscard]] static int version() noexcept;

private:
    void open_system(const Confinement& confinement, const std::string& program);
    void open_places(const Confinement& confinement);
    void open_place(const std::string& path, std::uint64_t rights);
    void open_links_in(const std::string& folder);

    std::uint64_t known_rights_ = 0; ///< what this kernel can forbid
    int ruleset_ = -1;
};

} // namespace kith::plugins
