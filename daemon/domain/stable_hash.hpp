#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kith::domain {

/// FNV-1a, 64 bits: the same on every machine and for ever, unlike std::hash. Not for secrets.
[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view text,
                                                  std::uint64_t seed = 0xcbf29ce484222325ULL) {
    for (const char c : text) {
        seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return seed;
}

/// 128 bits of it as 32 hex digits, for names that must not collide.
[[nodiscard]] std::string stable_hex(std::string_view text);

} // namespace kith::domain
