#pragma once

namespace kith::cli {

/// The whole of the `kith` command. Returns its exit code: 0, or one of sysexits.h: 64 wrong words,
/// 65 ambiguous or wrong input, 67 nobody of that name, 69 no daemon, 74 the store fails, 1 when a
/// test message did not get through.
[[nodiscard]] int run(int argc, char** argv);

} // namespace kith::cli
