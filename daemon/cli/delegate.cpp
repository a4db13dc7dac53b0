#include "cli/delegate.hpp"

#include "authoring/kithd_program.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <cstring>
#include <sysexits.h>
#include <unistd.h>

namespace kith::cli {

int delegate(const std::vector<std::string>& arguments) {
    const auto program = authoring::kithd_program();
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (auto& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    words::leave_environment();
    ::execvp(program.c_str(), pointers.data());
    fmt::print(stderr, "kith: {}\n",
               words::say("cannot run {}: {}", program, std::strerror(errno)));
    return EX_UNAVAILABLE;
}

} // namespace kith::cli
