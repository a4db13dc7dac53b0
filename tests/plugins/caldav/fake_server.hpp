#pragma once

#include "caldav/http.hpp"
#include "caldav/trouble.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kith::test {

/// A collection in memory, at https://cal.example/tasks/, as a server behaves that keeps to RFC
/// 4791; and where it does not, as a test wants it.
class FakeServer final : public caldav::Http {
public:
    static constexpr const char* url = "https://cal.example/tasks/";
    struct Object {
        std::string text;
        std::string etag;
    };
    std::map<std::string, Object> objects;
    std::vector<std::string> log; ///< "PUT name"
    std::function<void(const caldav::HttpRequest&)> before = [](const auto&) {};
    bool loses_answers = false; ///< of PUT, after having done it
    bool tells_etag = true;     ///< in the answer to PUT
    bool weak = false;
    bool has_mark = true;
    int refuses_puts = 0; ///< with that status

    void put(const std::string& name, const std::string& text) {
        objects[name] = {text, (weak ? "W/\"" : "\"") + std::to_string(++version_) + '"'};
    }
    void erase(const std::string& name) { version_ += objects.erase(name) > 0 ? 1 : 0; }
    [[nodiscard]] std::size_t count(const std::string& start) const {
        std::size_t found = 0;
        for (const auto& line : log) {
            found += line.starts_with(start) ? 1 : 0;
        }
        return found;
    }

    caldav::HttpAnswer send(const caldav::HttpRequest& request) override {
        before(request);
        const auto name = request.url.substr(std::string(url).size());
        log.push_back(request.method + ' ' + name);
        if (request.method == "PROPFIND") {
            return {207, "", "", "", multistatus(header(request, "Depth") == "1")};
        }
        const auto found = objects.find(name);
        const bool there = found != objects.end();
        if (request.method == "GET") {
            return there ? caldav::HttpAnswer{200, found->second.etag, "", "", found->second.text}
                         : caldav::HttpAnswer{404, "", "", "", ""};
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
        if (refuses_puts != 0) {
            return {refuses_puts, "", "", "", ""};
        }
        put(name, request.body);
        if (loses_answers) {
            throw caldav::Trouble(caldav::Trouble::Kind::Slow);
        }
        return {there ? 204 : 201, tells_etag ? objects[name].etag : "", "", "", ""};
    }

private:
    static std::string header(const caldav::HttpRequest& request, const std::string& wanted) {
        for (const auto& [name, value] : request.headers) {
            if (name == wanted) {
                return value;
            }
        }
        return "";
    }
    [[nodiscard]] std::string multistatus(bool with_objects) const {
        const auto response = [](const std::string& name, const std::string& properties) {
            return "<response><href>/tasks/" + name + "</href><propstat><prop>" + properties +
                   "</prop><status>HTTP/1.1 200 OK</status></propstat></response>";
        };
        std::string xml =
            "<multistatus xmlns=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">" +
            response("", "<resourcetype><collection/><c:calendar/></resourcetype>" +
                             (has_mark ? "<sync-token>" + std::to_string(version_) + "</sync-token>"
                                       : std::string()));
        for (const auto& [name, object] : objects) {
            xml += with_objects ? response(name, "<getetag>" + object.etag + "</getetag>") : "";
        }
        return xml + "</multistatus>";
    }

    int version_ = 0;
};

} // namespace kith::test
