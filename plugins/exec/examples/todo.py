#!/usr/bin/env python3
"""A kith plugin in Python's standard library: what is due becomes a line of a Markdown to-do file.

    - [ ] Anna Berger: Zeit, sich zu melden <!-- kith d-5kq0c3m7w1 -->

Delivering a key twice changes its line, so nothing is doubled; withdrawing removes it. Lines that
bear no key of kith's are never touched. The protocol is plugins/sdk/PROTOCOL.md.
"""

import json
import os
import re
import sys
import tempfile

MAX_LINE = 1 << 20

DESCRIPTION = {
    "name": "todo",
    "version": "1.0.0",
    "protocol": {"min": 1, "max": 1},
    "kinds": ["sink"],
    "capabilities": {"withdraw": True, "check": True, "idempotency": "convergent"},
    "needs": {"dbus": False, "network": False},
    "settings": {
        "type": "object",
        "required": ["file"],
        "additionalProperties": False,
        "properties": {
            "file": {"type": "string", "minLength": 1, "x-path": True, "x-writes": True,
                     "description": "the Markdown file, made if it is not there"},
        },
    },
}


class Refused(Exception):
    """A request that is answered with an error."""

    def __init__(self, code, message, data=None):
        super().__init__(message)
        self.error = {"code": code, "message": message}
        if data is not None:
            self.error["data"] = data


class TodoFile:
    """The lines of the file, written whole or not at all."""

    def __init__(self, path):
        self.path = path

    def put(self, key, titles):
        lines = [f"- [ ] {plain(title)} <!-- kith {key} -->\n" for title in titles]
        self._write(self._without(key) + lines)

    def remove(self, key):
        before = self._read()
        after = self._without(key)
        if after != before:
            self._write(after)

    def check(self):
        self._read()
        directory = os.path.dirname(self.path)
        if not os.access(directory, os.W_OK):
            raise PermissionError(f"cannot write in {directory}")

    def _read(self):
        try:
            with open(self.path, encoding="utf-8", newline="") as file:
                return file.readlines()
        except FileNotFoundError:
            return []

    def _without(self, key):
        return [line for line in self._read() if not line.rstrip().endswith(f"<!-- kith {key} -->")]

    def _write(self, lines):
        directory = os.path.dirname(self.path)
        handle, draft = tempfile.mkstemp(prefix=".todo-", dir=directory)  # mode 0600
        try:
            with open(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self.path)
        except BaseException:
            os.unlink(draft)
            raise


def plain(text):
    """One line that cannot end the comment behind it."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.replace("<!--", " ").replace("-->", " ").split())


class Todo:
    def __init__(self):
        self.file = None

    def answer(self, method, params):
        if method == "initialize":
            return self.initialize(params)
        if self.file is None:
            raise Refused(-32002, "initialize comes first")
        if method == "ping":
            return {}
        if method == "check":
            return self.outcome(self.file.check)
        if method == "deliver":
            titles = [reminder["title"] for reminder in params["reminders"]]
            titles = titles or [params["message"]["title"]]
            return self.outcome(self.file.put, self.key(params), titles)
        if method == "withdraw":
            return self.outcome(self.file.remove, self.key(params))
        raise Refused(-32601, "no such method")

    def initialize(self, params):
        versions = params["protocol"]
        if not versions["min"] <= 1 <= versions["max"]:
            raise Refused(-32000, "no common protocol version", {"supported": {"min": 1, "max": 1}})
        path = params["settings"]["file"]
        if not isinstance(path, str) or not os.path.isabs(path) or "\0" in path:
            raise Refused(-32001, "the file must be an absolute path", {"pointer": "/file"})
        self.file = TodoFile(path)
        plugin = {"name": DESCRIPTION["name"], "version": DESCRIPTION["version"]}
        return {"protocol": 1, "plugin": plugin, "capabilities": DESCRIPTION["capabilities"]}

    @staticmethod
    def key(params):
        key = params["key"]
        if not isinstance(key, str) or not re.fullmatch(r"[A-Za-z0-9._-]{1,64}", key):
            raise Refused(-32602, "key: expected 1 to 64 characters of A-Z a-z 0-9 . _ -")
        return key

    @staticmethod
    def outcome(action, *arguments):
        try:
            action(*arguments)
            return {"outcome": "delivered"}
        except (OSError, UnicodeError) as fault:
            return {"outcome": "unavailable", "text": str(fault)[:500]}


def lines_of(stream):
    """The lines of standard input; None for one that is too long."""
    while line := stream.readline(MAX_LINE + 2):
        if line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)
        yield None


def respond(todo, line):
    """The answer to one line; None when it needs none."""
    answer = {"jsonrpc": "2.0", "id": None}
    try:
        if line is None:
            raise Refused(-32700, "the line is too long")
        try:
            message = json.loads(line.decode("utf-8"))
        except (ValueError, RecursionError):
            raise Refused(-32700, "the line is no JSON") from None
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            raise Refused(-32600, "the line is no request")
        if "method" not in message or "id" not in message:
            return None  # a notification, or an answer to nothing we asked
        answer["id"] = message["id"]
        try:
            answer["result"] = todo.answer(message["method"], message.get("params", {}))
        except (KeyError, TypeError) as fault:
            raise Refused(-32602, f"params: {fault}") from None
    except Refused as refusal:
        answer["error"] = refusal.error
    return answer


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(DESCRIPTION))
        return 0
    if sys.argv[1:]:
        print(f"usage: {sys.argv[0]} [--describe]", file=sys.stderr)
        return 64
    todo = Todo()
    for line in lines_of(sys.stdin.buffer):
        answer = respond(todo, line)
        if answer is not None:
            print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
