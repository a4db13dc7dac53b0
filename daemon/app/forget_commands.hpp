#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"
#include "app/options.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kith::app {

/// Somebody is to be forgotten: forget. Takes everything about a person out of the store and its
/// copies. What is still shown of them is withdrawn first, so that the last of it may go later.
class ForgetCommands {
public:
    /// `engine` must outlive this. `on_forgotten` is called when mirrors have to be told anew.
    ForgetCommands(Engine& engine, const Options& options, std::function<void()> on_forgotten);

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();
    /// Something was delivered or withdrawn: whoever was not gone altogether may be now. Cheap when
    /// there is nobody.
    void go_on(domain::Instant now);

private:
    Answer forget(const domain::Value& params, domain::Instant now);
    void remember(const std::vector<domain::ContactId>& unfinished);
    /// Lines of the configuration that have the name in them: "contacts/friends.toml:12".
    [[nodiscard]] std::vector<std::string> places_of(const std::string& name) const;

    Engine& engine_;
    std::filesystem::path config_;
    std::filesystem::path state_;
    std::function<void()> on_forgotten_;
    std::vector<domain::ContactId> unfinished_; ///< in the store's notes, too, for the next start
};

} // namespace kith::app
