#include "authoring/write.hpp"

#include "authoring/faults.hpp"
#include "authoring/staged_files.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::authoring {

using domain::Diagnostic;

namespace {

/// The first line in which the new text differs from the old one.
int first_new_line(const Candidate& candidate) {
    const auto& text = candidate.text;
    const auto before = candidate.before.value_or("");
    const auto differs = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
    return 1 + static_cast<int>(std::count(text.begin(), differs.first, '\n'));
}

bool is_new(const Diagnostic& diagnostic, const std::vector<Candidate>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.name == diagnostic.where.file &&
               diagnostic.where.line >= first_new_line(candidate);
    });
}

} // namespace

std::vector<Diagnostic> write(const std::filesystem::path& directory,
                              const std::vector<Candidate>& candidates, Judge& judge) {
    StagedFiles staged(directory, candidates);
    auto judgement = judge.judge(directory, staged.files());
    if (!judgement.is_valid) {
        throw Broken(words::say("the configuration would be broken, so nothing was written"),
                     std::move(judgement.diagnostics));
    }
    staged.put_in_place();
    std::erase_if(judgement.diagnostics,
                  [&](const Diagnostic& one) { return !is_new(one, candidates); });
    return std::move(judgement.diagnostics);
}

} // namespace kith::authoring
