#pragma once

#include <filesystem>

namespace kith::test {

/// A key and a certificate for localhost that vouches for itself, made by openssl once a process.
struct Certificate {
    std::filesystem::path key;
    std::filesystem::path pem;
};
const Certificate& localhost_certificate();

} // namespace kith::test
