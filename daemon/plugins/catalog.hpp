#pragma once

#include "domain/plugin_description.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kith::plugins {

/// The plugins in some directories: "email" is the program kith-email there. Answers of
/// `--describe` are kept until the program changes.
class Catalog final : public domain::PluginDirectory {
public:
    explicit Catalog(std::vector<std::filesystem::path> directories)
        : directories_(std::move(directories)) {}

    /// Runs the program with `--describe`: 5 s and 1 MiB at most. Blocks meanwhile.
    [[nodiscard]] Answer describe(const std::string& plugin) override;
    [[nodiscard]] std::vector<std::string> installed() const override;
    /// The program's absolute path; empty when there is none.
    [[nodiscard]] std::string program(const std::string& plugin) const;
    /// The path of kithd-warden; empty when there is none.
    [[nodiscard]] std::string warden() const;

private:
    [[nodiscard]] std::string file_named(const std::string& name) const;

    struct Known {
        std::filesystem::file_time_type changed;
        Answer answer;
    };
    std::vector<std::filesystem::path> directories_;
    std::map<std::string, Known> known_; ///< by path
};

} // namespace kith::plugins
