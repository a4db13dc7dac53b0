#include "source/text_list.hpp"

namespace kith::source {

using domain::Value;

Value text_list(const char* description) {
    Value list;
    list["type"] = "array";
    list["items"]["type"] = "string";
    list["items"]["minLength"] = 1;
    list["description"] = description;
    return list;
}

std::vector<std::string> texts_of(const Value& settings, std::string_view key) {
    std::vector<std::string> texts;
    if (const Value* list = settings.find(key); list != nullptr && !list->is_null()) {
        for (const Value& each : list->as_array()) {
            texts.push_back(each.as_string());
        }
    }
    return texts;
}

} // namespace kith::source
