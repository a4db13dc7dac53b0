#include "manual/page.hpp"

#include "app/options.hpp"
#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>

/// kith-manual TEMPLATE SAMPLE...: a page of the manual to standard output. Part of the build.
int main(int argc, char** argv) {
    try {
        const std::vector<std::string> words(argv + 1, argv + argc);
        std::ifstream file(words.at(0));
        std::string page(std::istreambuf_iterator<char>(file), {});
        const kith::cli::Command command;
        kith::app::Options options;
        CLI::App daemon;
        kith::app::declare_options(daemon, options);
        page = kith::manual::filled(page, "VERBS", kith::manual::verbs_of(command.app));
        page = kith::manual::filled(page, "GENERAL", kith::manual::options_of(command.app));
        page = kith::manual::filled(page, "OPTIONS", kith::manual::options_of(daemon));
        page = kith::manual::filled(page, "SAMPLES",
                                    kith::manual::files({words.begin() + 1, words.end()}));
        std::cout << page;
        return std::cout.flush() ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "kith-manual: " << error.what() << '\n';
        return 1;
    }
}
