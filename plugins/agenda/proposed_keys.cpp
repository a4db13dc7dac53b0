#include "agenda/proposed_keys.hpp"

#include "sdk/whole_file.hpp"

#include <fstream>

namespace kith::agenda {

namespace {

constexpr std::size_t date_size = 10;
constexpr std::size_t longest_key = 200;

} // namespace

ProposedKeys::ProposedKeys(const std::filesystem::path& state_dir) : file_(state_dir / "proposed") {
    std::ifstream lines(file_, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
        const auto date = domain::parse_date(std::string_view(line).substr(0, date_size));
        const bool has_key = line.size() > date_size + 1 && line[date_size] == ' ' &&
                             line.size() <= date_size + 1 + longest_key;
        if (date && has_key) {
            days_.insert_or_assign(line.substr(date_size + 1), *date);
        }
    }
}

void ProposedKeys::keep(Days days) {
    if (is_on_disk_ && days == days_) {
        return;
    }
    days_ = std::move(days);
    std::string text;
    for (const auto& [key, date] : days_) {
        text += domain::format_date(date) + ' ' + key + '\n';
    }
    is_on_disk_ = false;
    sdk::replace_file(file_, text);
    is_on_disk_ = true;
}

} // namespace kith::agenda
