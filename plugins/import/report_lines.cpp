#include "import/report_lines.hpp"

#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"
#include "wire/json.hpp"

namespace kith::imports {

using domain::Value;

void write_report(const Reading& reading, std::ostream& out) {
    for (const auto& found : reading.people) {
        Value line;
        line["contact"] = wire::to_value(found.contact);
        line["line"] = found.line;
        out << wire::dump_json(line) << '\n';
    }
    for (const auto& interaction : reading.interactions) {
        Value line;
        line["interaction"] = wire::to_value(interaction);
        out << wire::dump_json(line) << '\n';
    }
    for (const auto& fault : reading.faults) {
        Value line;
        line["fault"] = to_text(fault.what);
        line["line"] = fault.line;
        line["column"] = fault.column;
        line["about"] = fault.about;
        out << wire::dump_json(line) << '\n';
    }
    Value end;
    end["end"] = reading.format;
    out << wire::dump_json(end) << '\n';
    out.flush();
}

} // namespace kith::imports
