#pragma once

#include "plugins/confinement.hpp"

#include <string>
#include <sys/types.h>
#include <vector>

namespace kith::plugins {

/// What to run, and in which surroundings.
struct Program {
    std::string path; ///< absolute
    std::vector<std::string> arguments;
    std::vector<std::string> environment; ///< "NAME=value"; nothing else is inherited
    std::string warden; ///< kithd-warden, so that nothing it leaves behind lives on; empty: without
    Confinement confinement{};
};

/// A child and our ends of its pipes. Descriptors are close-on-exec, ours non-blocking; whoever
/// takes the struct owns them. The child leads a process group of its own.
struct ChildProcess {
    pid_t pid = -1;
    pid_t warden = -1; ///< our own child, to be waited for: its warden, or `pid` itself
    int exited = -1;   ///< pidfd of `warden`, readable once it has ended
    int input = -1;    ///< we write
    int output = -1;   ///< we read
    int errors = -1;   ///< we read
};

/// Starts the program: own process group, nothing inherited but the three pipes, no new privileges,
/// no core dumps, at most 256 descriptors and 4 GiB of addresses, SIGKILL when we die, default
/// signals, and what its confinement closes, as far as the kernel can. With a warden all its
/// descendants end when it or we do; without, its group. Throws
/// std::system_error, also when the program cannot be executed.
[[nodiscard]] ChildProcess spawn(const Program& program);

/// Sends the signal to the child's process group, and to the child itself should it have left that.
void signal_group(pid_t pid, int number) noexcept;

/// Why the file must not be run as a plugin: not absolute, no regular file, not executable, not
/// owned by root or us, or writable by others. Empty when it may.
[[nodiscard]] std::string unfit_to_run(const std::string& path);

/// The allow-listed part of our environment: PATH, HOME, LANG, LC_ALL, TZ, XDG_RUNTIME_DIR, and
/// with `needs_bus` DBUS_SESSION_BUS_ADDRESS, DISPLAY, WAYLAND_DISPLAY, XAUTHORITY.
[[nodiscard]] std::vector<std::string> plugin_environment(bool needs_bus);

/// How a wait status reads: "exit code 1", "killed by signal 9".
[[nodiscard]] std::string exit_text(int wait_status);

} // namespace kith::plugins
