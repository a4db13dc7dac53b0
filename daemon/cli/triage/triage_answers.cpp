#include "cli/triage/triage_answers.hpp"

#include "authoring/write.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace kith::cli {

using authoring::ContactChange;

TriageAnswers::TriageAnswers(std::filesystem::path directory, authoring::Judge& judge)
    : directory_(std::move(directory)), judge_(judge), writer_(directory_, judge) {}

void TriageAnswers::join_network(const std::string& id, const std::string& network) {
    write(id, {{"networks", network, ContactChange::How::Add}});
}

void TriageAnswers::keep_in_touch(const std::string& id, const std::string& every) {
    write(id, {{"every", every, ContactChange::How::Set}});
}

void TriageAnswers::write(const std::string& id, const std::vector<ContactChange>& changes) {
    const auto known = writer_.find(id);
    const std::string name = known ? known->file : file;
    auto before = text_of(name);
    static_cast<void>(writer_.change(id, changes, file));
    taken_.emplace_back(Change{name, std::move(before), text_of(name).value_or("")});
}

void TriageAnswers::undo() {
    if (taken_.empty()) {
        return;
    }
    if (const auto& last = taken_.back()) {
        static_cast<void>(authoring::write(
            directory_, {{last->file, last->before.value_or(""), last->after}}, judge_));
    }
    taken_.pop_back();
}

std::size_t TriageAnswers::written() const {
    return static_cast<std::size_t>(std::count_if(taken_.begin(), taken_.end(),
                                                  [](const auto& one) { return one.has_value(); }));
}

std::optional<std::string> TriageAnswers::text_of(const std::string& name) const {
    std::ifstream stream(directory_ / name, std::ios::binary);
    if (!stream) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace kith::cli
