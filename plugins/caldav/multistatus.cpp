#include "caldav/multistatus.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <pugixml.hpp>

namespace kith::caldav {

namespace {

constexpr std::string_view dav = "DAV:";
constexpr std::string_view cal = "urn:ietf:params:xml:ns:caldav";
constexpr std::string_view apple = "http://calendarserver.org/ns/";

/// A node costs ten times its text when that is short: so many are what 40,000 resources need.
constexpr std::ptrdiff_t most_tags = 600'000;
constexpr std::size_t longest_value = 4096;

std::string_view prefix_of(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

/// The namespace a prefix stands for at that node. The nodes we ask about lie at most ten deep.
std::string_view space_of(pugi::xml_node node) {
    const auto prefix = prefix_of(node.name());
    const std::string wanted = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
    for (; node; node = node.parent()) {
        if (const auto declared = node.attribute(wanted.c_str())) {
            return declared.value();
        }
    }
    return {};
}

bool is(pugi::xml_node node, std::string_view space, std::string_view name) {
    std::string_view given = node.name();
    if (const auto colon = given.find(':'); colon != std::string_view::npos) {
        given.remove_prefix(colon + 1);
    }
    return given == name && space_of(node) == space;
}

pugi::xml_node child(pugi::xml_node parent, std::string_view space, std::string_view name) {
    for (const auto node : parent.children()) {
        if (is(node, space, name)) {
            return node;
        }
    }
    return {};
}

/// Without blanks at its ends. Empty when it is too long or holds a control character: it may
/// become part of a header or an address.
std::string text_of(pugi::xml_node node) {
    const std::string_view text = node.text().get();
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text.size() > longest_value) {
        return "";
    }
    std::string value(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
    const bool clean = std::ranges::none_of(value, [](unsigned char c) { return c < 0x20; });
    return clean ? value : "";
}

/// 200 of "HTTP/1.1 200 OK"; 0 when it is no such line.
int status_of(pugi::xml_node node) {
    const std::string line = text_of(node);
    const auto blank = line.find(' ');
    int status = 0;
    if (blank != std::string::npos) {
        std::from_chars(line.data() + blank + 1, line.data() + line.size(), status);
    }
    return status;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

void take_property(pugi::xml_node node, Resource& resource) {
    if (is(node, dav, "getetag")) {
        resource.etag = text_of(node);
    } else if (is(node, dav, "sync-token")) {
        resource.mark = "token " + text_of(node);
    } else if (is(node, apple, "getctag") && resource.mark.empty()) {
        resource.mark = "ctag " + text_of(node);
    } else if (is(node, dav, "displayname")) {
        resource.display_name = text_of(node);
    } else if (is(node, dav, "resourcetype")) {
        resource.is_collection = !child(node, dav, "collection").empty();
        resource.is_calendar = !child(node, cal, "calendar").empty();
    } else if (is(node, cal, "supported-calendar-component-set")) {
        for (const auto component : node.children()) {
            if (is(component, cal, "comp")) {
                resource.components.push_back(upper(component.attribute("name").value()));
            }
        }
    } else if (is(node, dav, "current-user-principal")) {
        resource.principal = text_of(child(node, dav, "href"));
    } else if (is(node, cal, "calendar-home-set")) {
        resource.home = text_of(child(node, dav, "href"));
    }
}

Resource resource_of(pugi::xml_node response) {
    Resource resource;
    resource.href = text_of(child(response, dav, "href"));
    resource.status = status_of(child(response, dav, "status"));
    for (const auto part : response.children()) {
        if (is(part, dav, "propstat") && status_of(child(part, dav, "status")) == 200) {
            for (const auto property : child(part, dav, "prop").children()) {
                take_property(property, resource);
            }
        }
    }
    return resource;
}

} // namespace

std::vector<Resource> read_multistatus(std::string_view xml) {
    if (std::count(xml.begin(), xml.end(), '<') > most_tags) {
        throw MultistatusError("too large");
    }
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype);
    if (!parsed) {
        throw MultistatusError("no XML");
    }
    for (const auto node : document.children()) {
        if (node.type() == pugi::node_doctype) {
            throw MultistatusError("with a DOCTYPE");
        }
    }
    const auto root = document.document_element();
    if (!is(root, dav, "multistatus")) {
        throw MultistatusError("no multistatus");
    }
    std::vector<Resource> resources;
    for (const auto node : root.children()) {
        if (is(node, dav, "response")) {
            if (auto resource = resource_of(node); !resource.href.empty()) {
                resources.push_back(std::move(resource));
            }
        }
    }
    return resources;
}

std::string_view ask_about_collection() {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="http://calendarserver.org/ns/"><d:prop><d:resourcetype/><d:displayname/><d:sync-token/><a:getctag/><c:supported-calendar-component-set/><d:current-user-principal/><c:calendar-home-set/></d:prop></d:propfind>
)";
}

std::string_view ask_for_etags() {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:"><d:prop><d:getetag/><d:resourcetype/></d:prop></d:propfind>
)";
}

std::string_view ask_for_calendars() {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:resourcetype/><d:displayname/><c:supported-calendar-component-set/></d:prop></d:propfind>
)";
}

} // namespace kith::caldav
