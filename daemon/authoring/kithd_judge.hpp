#pragma once

#include "authoring/judge.hpp"

#include <string>

namespace kith::authoring {

/// Asks `kithd --check`, the same judge as that of `kith check` and of the daemon; it knows the
/// plugins and their settings. Needs no running daemon.
class KithdJudge final : public Judge {
public:
    /// `program` as execvp(3) takes it.
    explicit KithdJudge(std::string program) : program_(std::move(program)) {}

    [[nodiscard]] Judgement judge(const std::filesystem::path& directory,
                                  const std::vector<StagedFiles::File>& instead) override;

private:
    std::string program_;
};

} // namespace kith::authoring
