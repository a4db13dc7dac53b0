"""kith-caldav as kithd runs it: JSON lines in and out, a directory of its own."""
import contextlib
import json
import os
import pathlib
import queue
import subprocess
import threading

from surroundings import PATIENCE_S, end, until

PROGRAM = pathlib.Path(os.environ["KITH_BUILD_DIR"]) / "libexec/kith/kith-caldav"
INSTANCE = "k7f3qz5m2x9w4c8v"


def entry(uid, title, date="2026-12-01", sequence=0, **more):
    return {"uid": uid, "date": date, "title": title, "reasons": [f"{title} turns 40."], "note": "moved to Bonn",
            "reach": ["mailto:anna@example.org"], "categories": ["old-friends"], "state": "planned",
            "revised_at": "2026-11-01T06:00:00Z", "sequence": sequence, "yearly": False} | more


class Plugin:
    """One process. Its events are committed at once, as kithd does, unless `deaf`."""

    def __init__(self, directory, settings, language="en", deaf=False):
        self.directory = pathlib.Path(directory)
        self.state = self.directory / "state"
        self.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.deaf = deaf
        self.events = []
        self.statuses = []
        self.answers = queue.Queue()
        self.last_id = 0
        self.revision = 0
        self.errors = self.directory / "errors"
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen([PROGRAM], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=errors, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        self.introduction = self.ask("initialize", {
            "protocol": {"min": 1, "max": 1}, "daemon": {"name": "kithd", "version": "0.1.0"}, "instance": INSTANCE,
            "channel": "tasks", "settings": settings, "state_dir": str(self.state), "language": language,
            "time_zone": "Europe/Berlin", "limits": {"max_line": 1 << 20, "max_inflight": 1, "deliver_ms": 120000}})

    def listen(self):
        for line in self.process.stdout:
            message = json.loads(line)
            if message.get("method") == "event":
                self.events.append(message["params"])
                if not self.deaf:
                    self.say({"jsonrpc": "2.0", "id": message["id"], "result": {}})
            elif message.get("method") == "status":
                self.statuses.append(message["params"])
            elif "method" not in message:
                self.answers.put(message)

    def say(self, message):
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def ask(self, method, params=None):
        self.last_id += 1
        self.say({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params or {}})
        answer = self.answers.get(timeout=PATIENCE_S)
        assert answer["id"] == self.last_id, answer
        return answer.get("result", answer.get("error"))

    def check(self):
        return self.ask("check")

    def publish(self, *entries, remove=(), full=True):
        """The whole agenda, or with full=False changes to it."""
        self.revision += 1
        answer = self.ask("publish", {"revision": self.revision, "full": full, "last": True, "upsert": list(entries),
                                      "remove": list(remove)})
        assert answer == {"outcome": "delivered"}, answer

    def told(self, kind, uid):
        return sum(event["type"] == kind and event["key"] == uid for event in self.events)

    def down(self):
        """Why it is unavailable now; empty when it is up."""
        last = self.statuses[-1] if self.statuses else {"state": "up"}
        return last.get("reason", "") if last["state"] == "unavailable" else ""

    def await_down(self, *words):
        until(f"it says {words}", lambda: all(word in self.down() for word in words) and self.down())
        return self.down()

    def ledger(self):
        file = self.state / "ledger.json"
        return json.loads(file.read_text()) if file.exists() else {"objects": {}}

    def stop(self):
        """The end of standard input; returns the exit code."""
        self.process.stdin.close()
        code = self.process.wait(PATIENCE_S)
        self.close()
        return code

    def kill(self):
        end(self.process)
        self.close()

    def close(self):
        self.listener.join()
        self.process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
