#include "import/report_lines.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace kith::imports {
namespace {

TEST(ReportLinesTest, WritesOneObjectALineAndAnEnd) {
    Reading reading;
    reading.format = "csv";
    domain::Contact anna;
    anna.id = "a";
    anna.name = "Anna";
    reading.people.push_back({anna, 3});
    domain::Interaction call;
    call.contact = "a";
    call.date = *domain::parse_date("2026-01-02");
    reading.interactions.push_back(call);
    reading.faults.push_back({Fault::What::Address, 2, 5, "x\ny"});
    std::ostringstream out;
    write_report(reading, out);
    EXPECT_EQ(out.str(),
              "{\"contact\":{\"id\":\"a\",\"name\":\"Anna\"},\"line\":3}\n"
              "{\"interaction\":{\"balance\":\"none\",\"contact\":\"a\",\"date\":\"2026-01-02\","
              "\"direction\":\"out\",\"kind\":\"call\",\"note\":\"\"}}\n"
              "{\"about\":\"x\\ny\",\"column\":5,\"fault\":\"address\",\"line\":2}\n"
              "{\"end\":\"csv\"}\n");
}

} // namespace
} // namespace kith::imports
