#include "app/diagnostics_value.hpp"

#include "config/render.hpp"

namespace kith::app {

using domain::Diagnostic;
using domain::Value;

Value diagnostics_value(const std::vector<Diagnostic>& diagnostics,
                        const std::filesystem::path& directory) {
    Value list{Value::Array{}};
    for (const auto& diagnostic : diagnostics) {
        Value value;
        value["severity"] =
            diagnostic.severity == Diagnostic::Severity::Error ? "error" : "warning";
        value["file"] = diagnostic.where.file;
        value["line"] = diagnostic.where.line;
        value["column"] = diagnostic.where.column;
        value["what"] = diagnostic.what;
        value["mend"] = diagnostic.mend;
        value["text"] = config::render(diagnostic, config::Colour::Off, directory);
        list.push_back(std::move(value));
    }
    return list;
}

} // namespace kith::app
