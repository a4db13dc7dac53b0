#include "caldav/content.hpp"
#include "caldav/content_line.hpp"
#include "caldav/multistatus.hpp"
#include "caldav/url.hpp"
#include "fuzz/targets.hpp"

#include <algorithm>
#include <string>

namespace kith::fuzz {

namespace {

void read_listing(std::string_view bytes) {
    try {
        for (const auto& resource : caldav::read_multistatus(bytes)) {
            require(!resource.href.empty(), "a resource has an address");
            for (const auto& text : {resource.href, resource.etag, resource.mark}) {
                require(std::ranges::none_of(text, [](unsigned char c) { return c < 0x20; }),
                        "nothing from a listing breaks a header");
            }
            const std::string base = "https://cal.example/tasks/";
            if (const auto url = caldav::resolved(base, resource.href)) {
                const auto name = caldav::name_inside(base, *url);
                require(!name || name->find('/') == std::string::npos, "a name is no path");
            }
        }
    } catch (const caldav::MultistatusError& refusal) {
        require(*refusal.what() != '\0', "a refusal says why");
    }
}

void read_object(std::string_view bytes) {
    std::string whole;
    for (const auto& line : caldav::content_lines(bytes)) {
        whole += line.raw;
    }
    require(whole == bytes, "lines are all of the text");
    const std::string ours = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:r-1@k7\r\nSUMMARY:ours\r\n"
                             "END:VTODO\r\nEND:VCALENDAR\r\n";
    const auto merged = caldav::merged(bytes, ours);
    require(merged.size() <= bytes.size() + ours.size(), "merging adds no more than ours");
    if (merged != ours) {
        require(caldav::merged(merged, ours) == merged, "merging twice changes nothing");
        require(merged.find("SUMMARY:ours") != std::string::npos, "ours is in it");
    }
    if (const auto content = caldav::read_content(bytes)) {
        require(!content->uid.empty(), "an object has a uid");
    }
}

} // namespace

void read_dav(std::string_view bytes) {
    read_listing(bytes);
    read_object(bytes);
}

} // namespace kith::fuzz
