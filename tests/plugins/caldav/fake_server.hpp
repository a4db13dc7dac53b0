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

    void put(const std::string& name, const std::string& text);
    void erase(const std::string& name);
    /// Lines of the log that start so.
    [[nodiscard]] std::size_t count(const std::string& start) const;

    caldav::HttpAnswer send(const caldav::HttpRequest& request) override;

private:
    [[nodiscard]] caldav::HttpAnswer answer_to_put(const std::string& name,
                                                   const std::string& text);
    [[nodiscard]] std::string multistatus(bool with_objects) const;

    int version_ = 0;
};

} // namespace kith::test
