#include "support/certificate.hpp"

#include "support/program.hpp"
#include "support/temporary_directory.hpp"

#include <stdexcept>

namespace kith::test {

const Certificate& localhost_certificate() {
    static const TemporaryDirectory directory;
    static const Certificate certificate = [] {
        Certificate made{directory.path() / "key.pem", directory.path() / "certificate.pem"};
        Program openssl({"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                         "-keyout", made.key.string(), "-out", made.pem.string()},
                        "/dev/null");
        if (openssl.exit_code() != 0) {
            throw std::runtime_error("openssl makes no certificate");
        }
        return made;
    }();
    return certificate;
}

} // namespace kith::test
