"""What a source proposes, from the plugin to the owner's answer: nothing is recorded twice, lost, or left of the forgotten."""
import contextlib
import datetime
import fcntl
import json
import os
import pathlib
import pty
import select
import signal
import subprocess
import tempfile
import termios
import unittest

from cottage import BIN, Cottage, zone_of_noon
from surroundings import until

PROPOSER = pathlib.Path(__file__).with_name("proposer.py")
SOURCE = """
[[source]]
name = "{name}"
plugin = "{plugin}"
take = "{take}"
[source.settings]
file = "{name}.jsonl"
"""
PEOPLE = "".join(f'[[contact]]\nname = "{name}"\nemails = ["{name.lower()}@example.org"]\nlast_contact = "2025-02-0{day}"\n'
                 for day, name in enumerate(("Anna", "Ben", "Cleo", "Dora"), 3))


def day(ahead=0):
    hours = -int(zone_of_noon().removeprefix("Etc/GMT") or 0)
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=hours)))
    return (now.date() + datetime.timedelta(ahead)).isoformat()


def mail(key, who, ahead=-1):
    return {"key": key, "what": "interaction", "email": f"{who}@example.org", "name": who, "date": day(ahead),
            "kind": "message", "direction": "in", "evidence": f"Mail: Re: {key}"}


def meeting(key, who, ahead):
    return {**mail(key, who, ahead), "what": "meeting", "kind": "meeting", "evidence": f"Calendar: {key}"}


def page(event_id, *items, remove=()):
    return {"event_id": event_id, "type": "proposals", "items": list(items), "remove": list(remove)}


class SourceHouse(unittest.TestCase):
    """A cottage with sources whose events the test writes."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        self.cottage.open_gate()
        (self.cottage.config / "contacts/people.toml").write_text(PEOPLE)

    def give(self, name, take, *events):
        """A source that has these events to tell."""
        toml = self.cottage.config / "kith.toml"
        if f'"{name}"' not in toml.read_text():
            with open(toml, "a", encoding="utf-8") as file:
                file.write(SOURCE.format(name=name, plugin=PROPOSER, take=take))
        lines = "".join(json.dumps(event) + "\n" for event in events)
        (self.cottage.config / f"{name}.jsonl").write_text(lines)
        answers = self.cottage.state / "plugins" / name / "answers"
        if answers.exists():
            answers.unlink()

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def answers(self, name, count):
        """What the source was answered, once it is so many."""
        file = self.cottage.state / "plugins" / name / "answers"

        def read():
            lines = file.read_text().splitlines() if file.exists() else []
            found = [json.loads(line) for line in lines if line != "sent"]
            return found if len(found) >= count else None
        return until(f"{count} answers to {name}", read)

    def kith(self, *words, language="C.UTF-8"):
        return subprocess.run([BIN / "kith", *words], env={**self.cottage.environment, "LANG": language},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)

    def waiting(self):
        return {one["evidence"]: one for one in self.cottage.ask("evidence")["proposals"]}

    def talks(self, name):
        return self.cottage.ask("show", name=name)["interactions"]


class EvidenceTest(SourceHouse):
    def test_the_owner_takes_and_refuses(self):
        self.give("mails", "ask", page("e1", mail("m:1", "anna"), mail("m:2", "ben"), mail("m:3", "stranger"),
                                       meeting("a:1", "cleo", 3)))
        self.start()
        self.assertEqual(self.answers("mails", 1)[0]["result"], {"known": 3})
        listed = self.kith("evidence")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertIn("Mail: Re: m:1 (mails)", listed.stdout)
        self.assertIn("3 traces of contact wait for an answer", self.kith().stdout)
        self.assertIn("3 Spuren", self.kith(language="de_DE.UTF-8").stdout)
        waiting = self.waiting()
        taken = self.kith("evidence", "--take", str(waiting["Mail: Re: m:1"]["id"]),
                          str(waiting["Calendar: a:1"]["id"]))
        self.assertIn("Recorded: Anna", taken.stdout)
        self.assertIn("Arranged: Cleo", taken.stdout)
        self.assertIn("Answered: Anna", taken.stdout)
        self.assertEqual([(one["source"], one["note"]) for one in self.talks("Anna")], [("mails", "Mail: Re: m:1")])
        self.assertIn("(from mails)", self.kith("show", "Anna").stdout)
        self.assertIn("(from mails)", self.kith("history", "Anna").stdout)
        self.assertIn("Calendar: a:1", self.kith("meet").stdout)
        self.assertIn("asks about what it finds: 1 waiting", self.kith("plugins").stdout)
        self.assertIn("Refused: Ben", self.kith("evidence", "--refuse", "all").stdout)
        self.assertEqual(self.waiting(), {})
        back = self.kith("evidence", "--refuse", str(waiting["Mail: Re: m:1"]["id"]))
        self.assertIn("Refused: Anna", back.stdout)
        self.assertEqual(self.talks("Anna"), [])
        self.assertIn("Anna", [item["contact"]["name"] for item in self.cottage.ask("due")["items"]])
        self.assertEqual(self.kith("evidence", "--take", "9999").returncode, 65)

    def test_bad_pages_change_nothing(self):
        bad = [page("b1", mail("m:1", "anna"), {**mail("m:2", "ben"), "date": day(9)}),
               page("b2", mail("m:1", "anna"), {**mail("m:2", "ben"), "kind": 7}),
               page("b3", mail("m:1", "anna"), "no item"),
               page("b4", mail("m:1", "anna"), mail("m:1", "ben")),
               {"event_id": "b5", "type": "proposals", "items": "none"},
               page("b6", {**mail("m:1", "anna"), "key": "k" * 201}),
               {**page("b7"), "remove": [{}]}]
        self.give("mails", "at once", *bad)
        self.start()
        for answer in self.answers("mails", len(bad)):
            self.assertEqual(answer["error"]["code"], -32602, answer)
            self.assertNotIn("\n", answer["error"]["message"])
        self.assertEqual(self.talks("Anna"), [])
        self.assertEqual(self.waiting(), {})

    def test_a_kill_between_page_and_answer_doubles_nothing(self):
        first = page("k1", mail("m:1", "anna"), meeting("a:1", "ben", 2))
        self.give("agenda", "at once", first, {"deaf": True})
        self.start()
        until("the page was taken", lambda: self.talks("Anna"))
        self.cottage.kithd.kill()
        self.cottage.wait()
        self.give("agenda", "at once", first, page("k2", *first["items"]))
        self.start()
        again, other = self.answers("agenda", 2)
        self.assertEqual(again["result"], {})
        self.assertEqual(other["result"], {"known": 2})
        for turn in range(8):
            self.cottage.kithd.kill()
            self.cottage.wait()
            events = [page(f"t{turn}-{i}", mail(f"n:{i}", "cleo", -i), meeting(f"b:{i}", "dora", i)) for i in range(1, 30)]
            self.give("agenda", "at once", first, *events)
            self.start()
            if turn < 7:
                file = self.cottage.state / "plugins/agenda/answers"
                until("some were answered", lambda: file.exists() and len(file.read_text()) > 100 * turn)
        until("the last page was answered", lambda: "t7-29" in [one["id"] for one in self.answers("agenda", 1)])
        self.assertEqual(len(self.talks("Anna")), 1)
        self.assertEqual(self.cottage.stop(), 0)
        self.assertEqual(self.cottage.rows("SELECT count(*), count(DISTINCT date) FROM interaction WHERE contact = 'cleo'"),
                         [(29, 29)])
        self.assertEqual(self.cottage.rows("SELECT count(*), count(DISTINCT date) FROM attendance WHERE contact = 'dora'"),
                         [(29, 29)])
        self.assertEqual(self.cottage.rows("SELECT count(*) FROM proposal WHERE state <> 'taken'"), [(0,)])

    def test_the_forgotten_are_not_proposed_and_an_export_keeps_the_rest(self):
        person = {"event_id": "c1", "type": "contacts",
                  "upsert": [{"id": "w", "name": "Wilhelmine Quast", "emails": ["wilhelmine@example.org"]}]}
        self.give("mails", "ask", person, page("e1", mail("m:wilhelmine", "wilhelmine"), mail("m:2", "ben")))
        self.start()
        self.answers("mails", 2)
        self.assertEqual(len(self.waiting()), 2)
        self.cottage.ask("backup")
        self.assertEqual(self.kith("forget", "Wilhelmine", "--yes").returncode, 0)
        self.assertEqual(list(self.waiting()), ["Mail: Re: m:2"])
        self.assertEqual(self.cottage.stop(), 0)
        held = [file for file in self.cottage.state.rglob("*") if file.is_file() and b"ilhelmine" in file.read_bytes()]
        self.assertEqual(held, [])
        archive = self.cottage.home / "export.json"
        self.assertEqual(self.kith("export", str(archive)).returncode, 0)
        (self.cottage.state / "kith.db").unlink()
        restored = self.kith("restore", str(archive))
        self.assertEqual(restored.returncode, 0, restored.stderr)
        self.give("mails", "ask", page("e2", mail("m:2", "ben")))
        self.start()
        self.answers("mails", 1)
        self.assertEqual(list(self.waiting()), ["Mail: Re: m:2"])


class Screen:
    """`kith evidence` on a terminal of its own."""

    def __init__(self, environment):
        self.mine, self.its = pty.openpty()
        self.before = termios.tcgetattr(self.its)
        self.text = ""
        self.process = subprocess.Popen([BIN / "kith", "evidence"], env={**environment, "TERM": "dumb"}, stdin=self.its,
                                        stdout=self.its, stderr=self.its, start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))

    def read(self):
        with contextlib.suppress(OSError):
            while select.select([self.mine], [], [], 0.02)[0]:
                self.text += os.read(self.mine, 4096).decode()
        return self.text

    def is_raw(self):
        return not termios.tcgetattr(self.its)[3] & termios.ICANON

    def asks(self, count):
        until(f"it asks {count} times", lambda: self.read().count("q enough") >= count and self.is_raw())

    def press(self, key):
        os.write(self.mine, key)

    def end(self):
        code = self.process.wait(60)
        self.read()
        after = termios.tcgetattr(self.its)
        os.close(self.mine)
        os.close(self.its)
        return code, after == self.before


class KeysTest(SourceHouse):
    """One key each, on a terminal that is afterwards as it was."""

    def setUp(self):
        super().setUp()
        self.give("mails", "ask", page("e1", mail("m:1", "anna", 0), mail("m:2", "ben", -1), mail("m:3", "cleo", -2),
                                       mail("m:4", "cleo", -3), mail("m:5", "dora", -4)))
        self.start()
        self.answers("mails", 1)
        self.screen = Screen(self.cottage.environment)
        self.screen.asks(1)

    def test_each_key_is_an_answer(self):
        for number, key in enumerate((b"y", b"x\x1b[A\xc3\xa4n", b"a"), 1):
            self.screen.press(key)
            self.screen.asks(number + 1)
        self.screen.press(b"q")
        self.assertEqual(self.screen.end(), (0, True))
        self.assertIn("Recorded: Anna", self.screen.text)
        self.assertIn("Refused: Ben", self.screen.text)
        self.assertEqual(len(self.talks("Cleo")), 2)
        self.assertEqual(self.talks("Ben"), [])
        self.assertEqual(list(self.waiting()), ["Mail: Re: m:5"])

    def test_the_whole_source_at_once(self):
        self.screen.press(b"s")
        self.assertEqual(self.screen.end(), (0, True))
        self.assertEqual(self.waiting(), {})

    def test_whatever_ends_it_the_terminal_is_as_it_was(self):
        for press, code in ((b"\x04", 0), (b"\x03", -signal.SIGINT), (b"\x1c", -signal.SIGQUIT)):
            self.screen.press(press)
            self.assertEqual(self.screen.end(), (code, True), press)
            self.screen = Screen(self.cottage.environment)
            self.screen.asks(1)
        for number in (signal.SIGTERM, signal.SIGHUP):
            self.screen.process.send_signal(number)
            self.assertEqual(self.screen.end(), (-number, True))
            self.screen = Screen(self.cottage.environment)
            self.screen.asks(1)
        self.screen.press(b"q")
        self.assertEqual(self.screen.end(), (0, True))
        self.assertEqual(len(self.waiting()), 5)


if __name__ == "__main__":
    unittest.main()
