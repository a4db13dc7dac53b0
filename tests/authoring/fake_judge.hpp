#pragma once

#include "authoring/judge.hpp"

#include <fstream>
#include <map>

namespace kith::authoring {

/// Says what it was told to say, and remembers what it was shown.
class FakeJudge final : public Judge {
public:
    [[nodiscard]] Judgement judge(const std::filesystem::path&,
                                  const std::vector<StagedFiles::File>& instead) override {
        for (const auto& file : instead) {
            std::ifstream stream(file.staged, std::ios::binary);
            shown[file.name] = {std::istreambuf_iterator<char>(stream), {}};
        }
        return answer;
    }

    Judgement answer{true, {}};
    std::map<std::string, std::string> shown; ///< by name
};

} // namespace kith::authoring
