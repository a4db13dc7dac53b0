// One libFuzzer program for each target; KITH_FUZZ_TARGET is its function.

#include "fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    kith::fuzz::KITH_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
