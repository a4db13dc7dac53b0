#include "plugins/caldav/fake_server.hpp"

#include <algorithm>

namespace kith::test {

using caldav::HttpAnswer;
using caldav::HttpRequest;

namespace {

std::string header(const HttpRequest& request, const std::string& wanted) {
    for (const auto& [name, value] : request.headers) {
        if (name == wanted) {
            return value;
        }
    }
    return "";
}

std::string response(const std::string& name, const std::string& properties) {
    return "<response><href>/tasks/" + name + "</href><propstat><prop>" + properties +
           "</prop><status>HTTP/1.1 200 OK</status></propstat></response>";
}

} // namespace

void FakeServer::put(const std::string& name, const std::string& text) {
    objects[name] = {text, (weak ? "W/\"" : "\"") + std::to_string(++version_) + '"'};
}

void FakeServer::erase(const std::string& name) { version_ += objects.erase(name) > 0 ? 1 : 0; }

std::size_t FakeServer::count(const std::string& start) const {
    return static_cast<std::size_t>(std::count_if(
        log.begin(), log.end(), [&](const auto& line) { return line.starts_with(start); }));
}

HttpAnswer FakeServer::send(const HttpRequest& request) {
    before(request);
    const auto name = request.url.substr(std::string(url).size());
    log.push_back(request.method + ' ' + name);
    if (request.method == "PROPFIND") {
        return {207, "", "", "", multistatus(header(request, "Depth") == "1")};
    }
    const auto found = objects.find(name);
    const bool there = found != objects.end();
    if (request.method == "GET") {
        return there ? HttpAnswer{200, found->second.etag, "", "", found->second.text}
                     : HttpAnswer{404, "", "", "", ""};
    }
    const auto expected = header(request, "If-Match");
    if ((there && header(request, "If-None-Match") == "*") ||
        (!expected.empty() && (!there || found->second.etag != expected || weak))) {
        return {412, "", "", "", ""};
    }
    if (request.method == "DELETE") {
        erase(name);
        return {there ? 204 : 404, "", "", "", ""};
    }
    return answer_to_put(name, request.body);
}

HttpAnswer FakeServer::answer_to_put(const std::string& name, const std::string& text) {
    if (refuses_puts != 0) {
        return {refuses_puts, "", "", "", ""};
    }
    const bool there = objects.contains(name);
    put(name, text);
    if (loses_answers) {
        throw caldav::Trouble(caldav::Trouble::Kind::Slow);
    }
    return {there ? 204 : 201, tells_etag ? objects[name].etag : "", "", "", ""};
}

std::string FakeServer::multistatus(bool with_objects) const {
    const auto mark =
        has_mark ? "<sync-token>" + std::to_string(version_) + "</sync-token>" : std::string();
    std::string xml =
        "<multistatus xmlns=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">" +
        response("", "<resourcetype><collection/><c:calendar/></resourcetype>" + mark);
    for (const auto& [name, object] : objects) {
        xml += with_objects ? response(name, "<getetag>" + object.etag + "</getetag>") : "";
    }
    return xml + "</multistatus>";
}

} // namespace kith::test
