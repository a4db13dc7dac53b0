// What crash_test.cpp runs under strace: DIRECTORY STEPS. Writes a byte after each commit; exits 3
// when the store fails.

#include "storage/crash_run.hpp"

#include <unistd.h>

int main(int argc, char** argv) {
    try {
        kith::test::run_steps(argv[1], argc > 2 ? std::stoi(argv[2]) : 0, [] {
            if (::write(STDOUT_FILENO, ".", 1) != 1) {
                ::_exit(4);
            }
        });
    } catch (const kith::domain::StoreError&) {
        return 3;
    }
    return 0;
}
