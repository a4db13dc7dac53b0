#pragma once

#include "session_bus.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kith::test {

/// A call the mock has taken.
struct MockCall {
    std::string method;
    desktop::VariantPtr arguments; ///< av

    [[nodiscard]] desktop::VariantPtr argument(std::size_t index) const;
    [[nodiscard]] std::string text(std::size_t index) const;
    [[nodiscard]] std::uint32_t number(std::size_t index) const;
};

/// python3-dbusmock's notification server, with the capabilities a test wants. Its calls are told
/// by its MethodCalled signal. There may be one at a time on a bus.
class MockServer {
public:
    explicit MockServer(const SessionBus& bus,
                        const std::string& capabilities = "actions body body-markup persistence");
    ~MockServer();
    MockServer(const MockServer&) = delete;
    MockServer& operator=(const MockServer&) = delete;

    /// The command line, for a bus that starts it on demand.
    static std::vector<std::string> command(const std::string& capabilities);

    /// Waits until a method has been called so often; throws when it is not. The last one.
    const MockCall& wait_for(const std::string& method, std::size_t times = 1);
    [[nodiscard]] std::size_t count(const std::string& method) const;

    void press(std::uint32_t id, const char* button) const;
    void report_closed(std::uint32_t id, std::uint32_t reason) const;
    /// From now on Notify runs this Python; `ret` is its result.
    void on_notify(const char* code) const;
    void signal(int number) { process_.signal(number); }

private:
    void emit(const char* name, const char* types, GVariant* arguments) const;

    const SessionBus& bus_;
    guint subscription_;
    std::vector<std::unique_ptr<MockCall>> calls_;
    Child process_;
};

} // namespace kith::test
