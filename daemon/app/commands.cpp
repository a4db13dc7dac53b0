#include "app/commands.hpp"

#include "app/command_params.hpp"

namespace kith::app {

Commands::Commands(Engine& engine, const domain::Clock& clock)
    : clock_(clock), reminders_(engine), interactions_(engine), evidence_(engine), people_(engine),
      book_(engine), pauses_(engine), pace_(engine), meetings_(engine), networks_(engine),
      review_(engine), insight_(engine) {
    for (auto handlers :
         {reminders_.handlers(), interactions_.handlers(), evidence_.handlers(), people_.handlers(),
          book_.handlers(), pauses_.handlers(), pace_.handlers(), meetings_.handlers(),
          networks_.handlers(), review_.handlers(), insight_.handlers()}) {
        handlers_.merge(handlers);
    }
}

Answer Commands::run(const std::string& method, const domain::Value& params) const {
    try {
        return handlers_.at(method)(params, clock_.now());
    } catch (const domain::ValueError& error) {
        return wrong(error.what());
    }
}

} // namespace kith::app
