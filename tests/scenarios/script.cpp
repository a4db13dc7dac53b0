#include "scenarios/script.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace kith::test {

namespace {

/// Words apart by blanks; "several words" in quotes are one.
std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::istringstream stream(line);
    std::string word;
    while (stream >> word) {
        if (word.front() == '"') {
            std::string rest;
            if (word.size() == 1 || word.back() != '"') {
                std::getline(stream, rest, '"');
                word += rest;
            }
            std::erase(word, '"');
        }
        words.push_back(word);
    }
    return words;
}

} // namespace

Script read_script(const std::filesystem::path& file) {
    Script script;
    std::ifstream stream(file);
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        auto words = words_of(line.substr(0, line.find('#')));
        if (words.empty()) {
            continue;
        }
        if (words.front() == "zone" && words.size() == 2) {
            script.zone = words[1];
            continue;
        }
        const auto at = domain::parse_instant(words.front());
        const bool ordered = script.events.empty() || (at && *at >= script.events.back().at);
        if (!at || words.size() < 2 || !ordered) {
            throw std::runtime_error(file.string() + ":" + std::to_string(number) +
                                     ": not a moment and a verb in order of time");
        }
        words.erase(words.begin());
        script.events.push_back({*at, std::move(words), number});
    }
    return script;
}

} // namespace kith::test
