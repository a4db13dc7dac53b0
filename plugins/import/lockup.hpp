#pragma once

namespace kith::imports {

/// Takes from this process all it does not need to turn standard input into standard output: it
/// opens no file and no socket any more (it may have three descriptors), starts no process and no
/// other program, gains no privilege, and has bounded memory and time. To be called before a
/// foreign file is read in earnest. Throws std::system_error when the kernel does not even bound
/// it; the fence around files (Landlock) is put up where the kernel has it.
void lock_up();

} // namespace kith::imports
