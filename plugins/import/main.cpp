#include "domain/sanitizer.hpp"
#include "import/lockup.hpp"
#include "import/named_charsets.hpp"
#include "import/reading.hpp"
#include "import/report_lines.hpp"
#include "vcard/charset.hpp"

#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <sysexits.h>
#include <unistd.h>

#if KITH_ADDRESS_SANITIZER
#include <sanitizer/lsan_interface.h>
// The search for leaks at the end reads /proc, which is closed then.
int __lsan_is_turned_off() { return 1; }
#endif

// kith-import: a foreign file on standard input, what it tells on standard output (README.md).

namespace {

/// All of standard input, or one byte more than is read of any file.
std::string whole_input() {
    std::string bytes;
    char page[1 << 16];
    while (bytes.size() <= kith::imports::most_bytes) {
        const auto count = ::read(STDIN_FILENO, page, sizeof page);
        if (count <= 0) {
            break;
        }
        bytes.append(page, static_cast<std::size_t>(count));
    }
    return bytes;
}

} // namespace

int main() {
    std::ios::sync_with_stdio(false);
    try {
        const auto bytes = whole_input();
        for (const auto& name : kith::imports::named_charsets(bytes)) {
            kith::vcard::keep_charset(name); // a file of the system's that is closed to it below
        }
        kith::imports::lock_up();
        kith::imports::write_report(kith::imports::read_file(bytes), std::cout);
        return std::cout ? EX_OK : EX_IOERR;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kith-import: %s\n", error.what());
        return EX_SOFTWARE;
    }
}
