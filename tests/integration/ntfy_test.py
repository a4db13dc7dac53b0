"""The whole kithd with an ntfy and a webhook channel, against servers that only listen: what is told and taken back."""
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

from cottage import BIN, Cottage

SERVER = pathlib.Path(os.environ["KITH_SOURCE_DIR"]) / "tests/support/http_server.py"

CHANNELS = """
timezone = "{zone}"
at = "00:00"

[[channel]]
name = "phone"
plugin = "ntfy"
[channel.settings]
url = "http://127.0.0.1:{ntfy}"
topic = "kith-x7"
token_file = "token"

[[channel]]
name = "hook"
plugin = "ntfy"
[channel.settings]
format = "webhook"
url = "http://127.0.0.1:{hook}/in"
withdraw = true
"""


class Listener:
    """A server that answers as told and keeps what it was asked."""

    def __init__(self, *answers):
        self.process = subprocess.Popen(["/usr/bin/python3", SERVER, "--answers", json.dumps(answers)], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.port = json.loads(self.process.stdout.readline())["port"]
        self.requests = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.requests.append(json.loads(line))

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()

    def bodies(self, method):
        return [json.loads(one["body"] or "{}") for one in list(self.requests) if one["method"] == method]


class NtfyTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        # The first answer of the hook is lost.
        self.phone, self.hook = Listener({}), Listener({"drop": "request"}, {})
        self.addCleanup(self.phone.close)
        self.addCleanup(self.hook.close)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        (self.cottage.config / "kith.toml").write_text(
            CHANNELS.format(zone="Etc/GMT", ntfy=self.phone.port, hook=self.hook.port))
        token = self.cottage.config / "token"
        token.write_text("tk_canary\n")
        token.chmod(0o600)
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def kith(self, *words):
        return subprocess.run([BIN / "kith", *words], env=self.cottage.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=True).stdout

    def test_tells_and_takes_back_and_keeps_the_token(self):
        self.cottage.until("the phone has all", lambda: len(self.phone.bodies("POST")) == 4)
        told = {body["title"].split(":")[0]: body["sequence_id"] for body in self.phone.bodies("POST")}
        self.assertEqual(sorted(told), ["Anna", "Ben", "Cleo", "Dora"])
        self.assertEqual({line for one in self.phone.requests for line in one["head"].split("\r\n")
                          if line.startswith("Authorization")}, {"Authorization: Bearer tk_canary"})
        self.kith("log", "anna", "call")
        self.cottage.until("it is taken back", lambda: any(one["method"] == "DELETE" for one in self.phone.requests))
        self.assertEqual([one["target"] for one in self.phone.requests if one["method"] == "DELETE"],
                         [f"/kith-x7/{told['Anna']}"])
        self.kith("test", "phone")
        self.assertEqual(len(self.phone.bodies("POST")), 5)
        self.cottage.stop()
        self.assertNotIn("tk_canary", self.cottage.said())
        for file in self.cottage.state.rglob("*"):
            if file.is_file():
                self.assertNotIn(b"tk_canary", file.read_bytes(), file)

    def test_a_hook_gets_its_json_and_a_lost_answer_is_uncertain(self):
        self.cottage.until("the hook has had them all",
                           lambda: len({one["key"] for one in self.hook.bodies("POST")}) == 4)
        self.cottage.stop()
        first = self.hook.bodies("POST")[0]
        self.assertEqual((first["version"], first["event"]), (1, "deliver"))
        uncertain = self.cottage.rows("SELECT COUNT(*) FROM attempt WHERE result = 'retry' AND uncertain")
        self.assertEqual(uncertain, [(1,)])


if __name__ == "__main__":
    unittest.main(verbosity=2)
