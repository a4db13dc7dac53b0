#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"
#include "app/explanation.hpp"

namespace kith::app {

/// What explains and changes nothing: why, why-not, rules, rules-test.
class InsightCommands {
public:
    /// `engine` must outlive this.
    explicit InsightCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    /// `why` and `why-not` have one answer; they differ in what of it is shown.
    Answer why(const domain::Value& params, domain::Instant now);
    Answer rules(const domain::Value& params, domain::Instant now);
    Answer rules_test(const domain::Value& params, domain::Instant now);

    [[nodiscard]] domain::Value said(const domain::Reminder& reminder, const Decision& decision,
                                     domain::Instant now);
    [[nodiscard]] domain::Value tested(const domain::Rule& rule, const Decision& decision,
                                       domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
