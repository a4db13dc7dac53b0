#include "app/commands.hpp"

#include "app/command_params.hpp"
#include "domain/store_error.hpp"

namespace kith::app {

Commands::Commands(Engine& engine, const domain::Clock& clock)
    : clock_(clock), reminders_(engine), interactions_(engine), people_(engine) {
    handlers_.merge(reminders_.handlers());
    handlers_.merge(interactions_.handlers());
    handlers_.merge(people_.handlers());
}

Answer Commands::run(const std::string& method, const domain::Value& params) const {
    try {
        return handlers_.at(method)(params, clock_.now());
    } catch (const domain::ValueError& error) {
        return wrong(error.what());
    } catch (const domain::StoreError& error) {
        return control::Refusal{control::refusal_code::store, error.what(), {}};
    }
}

} // namespace kith::app
