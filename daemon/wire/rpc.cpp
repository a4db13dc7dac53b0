#include "wire/rpc.hpp"

#include "wire/json.hpp"

#include <limits>
#include <utility>

namespace kith::wire {

namespace {

using domain::Value;

/// Absent: no `id`, or null. Throws on an id of another type.
std::optional<Id> id_of(const Value& value) {
    const Value* id = value.find("id");
    if (id == nullptr || id->is_null()) {
        return std::nullopt;
    }
    if (id->is_integer()) {
        return Id(id->as_integer());
    }
    if (id->is_string()) {
        return Id(id->as_string());
    }
    throw MalformedMessage(std::nullopt, error_code::invalid_request,
                           "id: expected an integer or a string");
}

Value params_of(const Value& value, const std::optional<Id>& id) {
    const Value* params = value.find("params");
    if (params == nullptr) {
        return Value::Object{};
    }
    if (!params->is_object()) {
        throw MalformedMessage(id, error_code::invalid_params, "params: expected an object");
    }
    return *params;
}

Message decode_call(const Value& value, std::optional<Id> id) {
    const Value& method = value.at("method");
    if (!method.is_string()) {
        throw MalformedMessage(std::move(id), error_code::invalid_request,
                               "method: expected a string");
    }
    Value params = params_of(value, id);
    if (id) {
        return Request{*std::move(id), method.as_string(), std::move(params)};
    }
    if (value.find("id") != nullptr) {
        throw MalformedMessage(std::nullopt, error_code::invalid_request, "id: must not be null");
    }
    return Notification{method.as_string(), std::move(params)};
}

Error decode_error(const Value& error, std::optional<Id> id) {
    const Value* code = error.find("code");
    if (code == nullptr || !code->is_integer() ||
        code->as_integer() < std::numeric_limits<int>::min() ||
        code->as_integer() > std::numeric_limits<int>::max()) {
        throw MalformedMessage(std::move(id), error_code::invalid_request,
                               "error.code: expected an integer");
    }
    const Value* message = error.find("message");
    if (message == nullptr || !message->is_string()) {
        throw MalformedMessage(std::move(id), error_code::invalid_request,
                               "error.message: expected a string");
    }
    const Value* data = error.find("data");
    return Error{std::move(id), static_cast<int>(code->as_integer()), message->as_string(),
                 data == nullptr ? Value() : *data};
}

Value id_value(const Id& id) {
    return std::visit([](const auto& plain) { return Value(plain); }, id);
}

void add_members(Value& object, const Request& request) {
    object["id"] = id_value(request.id);
    object["method"] = request.method;
    object["params"] = request.params;
}

void add_members(Value& object, const Notification& notification) {
    object["method"] = notification.method;
    object["params"] = notification.params;
}

void add_members(Value& object, const Response& response) {
    object["id"] = id_value(response.id);
    object["result"] = response.result;
}

void add_members(Value& object, const Error& error) {
    object["id"] = error.id ? id_value(*error.id) : Value();
    Value& body = object["error"];
    body["code"] = error.code;
    body["message"] = error.message;
    if (!error.data.is_null()) {
        body["data"] = error.data;
    }
}

} // namespace

Message decode(const Value& value) {
    if (!value.is_object()) {
        throw MalformedMessage(std::nullopt, error_code::invalid_request,
                               "expected an object, found " + std::string(value.type_name()));
    }
    auto id = id_of(value);
    const Value* version = value.find("jsonrpc");
    if (version == nullptr || *version != Value("2.0")) {
        throw MalformedMessage(std::move(id), error_code::invalid_request,
                               "jsonrpc: expected \"2.0\"");
    }
    if (value.find("method") != nullptr) {
        return decode_call(value, std::move(id));
    }
    const Value* result = value.find("result");
    const Value* error = value.find("error");
    if ((result == nullptr) == (error == nullptr)) {
        throw MalformedMessage(std::move(id), error_code::invalid_request,
                               "expected one of method, result and error");
    }
    if (error != nullptr) {
        return decode_error(*error, std::move(id));
    }
    if (!id) {
        throw MalformedMessage(std::nullopt, error_code::invalid_request, "id: is missing");
    }
    return Response{*std::move(id), *result};
}

Message decode_line(std::string_view line) { return decode(parse_json(line)); }

Value encode(const Message& message) {
    Value object;
    object["jsonrpc"] = "2.0";
    std::visit([&object](const auto& plain) { add_members(object, plain); }, message);
    return object;
}

std::string encode_line(const Message& message) { return dump_json(encode(message)) + '\n'; }

} // namespace kith::wire
