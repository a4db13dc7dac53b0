#!/usr/bin/python3 -B
"""A source for the tests: sends the events of a file, one a line, and writes down what it is answered.

A line {"deaf": true} ends its listening: what comes afterwards is sent, and no answer is read."""
import json
import sys
import time

DESCRIPTION = {
    "name": "proposer", "version": "1.0.0", "protocol": {"min": 1, "max": 1}, "kinds": ["source"],
    "capabilities": {"withdraw": False, "check": False, "idempotency": "convergent"},
    "settings": {"type": "object", "required": ["file"], "additionalProperties": False,
                 "properties": {"file": {"type": "string", "x-path": True, "description": "the events"}}},
}


def say(message):
    sys.stdout.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    sys.stdout.flush()


def send_all(file, answers):
    with open(file, encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines if line.strip()]
    for event in events:
        if event.get("deaf"):
            while True:
                time.sleep(60)
        say({"id": event["event_id"], "method": "event", "params": event})
    with open(answers, "a", encoding="utf-8") as out:
        out.write("sent\n")


def main():
    if sys.argv[1:] == ["--describe"]:
        print(json.dumps(DESCRIPTION))
        return
    answers = None
    for line in sys.stdin:
        try:
            message = json.loads(line)
        except ValueError:
            continue  # noise
        method = message.get("method")
        if method == "initialize":
            params = message["params"]
            answers = params["state_dir"] + "/answers"
            say({"id": message["id"], "result": {"protocol": 1, "plugin": {"name": "proposer", "version": "1.0.0"}}})
            send_all(params["settings"]["file"], answers)
        elif method == "ping" and answers:
            say({"id": message["id"], "result": {}})
        elif method and "id" in message:
            known = "not initialized" if answers is None else "no such method"
            say({"id": message["id"], "error": {"code": -32002 if answers is None else -32601, "message": known}})
        elif answers and "id" in message:
            with open(answers, "a", encoding="utf-8") as out:
                out.write(json.dumps(message) + "\n")


if __name__ == "__main__":
    main()
