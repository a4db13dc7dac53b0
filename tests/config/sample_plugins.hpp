#pragma once

#include "support/fake_plugin_directory.hpp"

namespace kith::config {

/// The plugins the configurations of these tests name: desktop and email (sinks), calendar (a
/// mirror), vcard (a source), broken (describes itself badly).
inline test::FakePluginDirectory sample_plugins() {
    using domain::Value;
    test::FakePluginDirectory plugins;
    plugins.add("desktop").sink = true;
    const Value text = Value::Object{{"type", "string"}, {"minLength", 1}};
    const Value path = Value::Object{{"type", "string"}, {"x-path", true}};
    plugins
        .add("email",
             {{"to", Value::Object{{"type", "array"}, {"items", text}}},
              {"from", text},
              {"host", text},
              {"port", Value::Object{{"type", "integer"}, {"minimum", 1}, {"maximum", 65535}}},
              {"tls", Value::Object{{"enum", Value::Array{"starttls", "tls", "none"}}}},
              {"password_file", path}},
             {"to"})
        .sink = true;
    plugins.add("calendar", {{"file", path}}).mirror = true;
    plugins
        .add("vcard", {{"directories", Value::Object{{"type", "array"}, {"items", path}}},
                       {"books", Value::Object{{"type", "object"},
                                               {"properties", Value::Object{{"private", path}}}}}})
        .source = true;
    plugins.answers["broken"].fault = "it printed no JSON";
    return plugins;
}

} // namespace kith::config
