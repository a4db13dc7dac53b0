#include "source/description.hpp"

#include <utility>

namespace kith::source {

domain::Value description_of(const std::string& name, domain::Value settings_schema) {
    domain::Value description;
    description["name"] = name;
    description["version"] = KITH_VERSION;
    description["kinds"] = domain::Value::Array{"source"};
    description["capabilities"]["withdraw"] = false;
    description["capabilities"]["check"] = true;
    description["capabilities"]["idempotency"] = "convergent";
    description["needs"]["dbus"] = false;
    description["needs"]["network"] = false;
    description["settings"] = std::move(settings_schema);
    return description;
}

} // namespace kith::source
