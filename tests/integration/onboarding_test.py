"""People come in: `kith import` of foreign files, categories as networks, and `kith triage` on a real terminal."""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unittest

from cottage import BIN, Cottage
from surroundings import PATIENCE_S, until

NETWORKS = """
[[network]]
name = "Rotary"
type = "institutional"
categories = ["RC Bonn"]

[[network]]
name = "Alte Freunde"
type = "informal"
"""
RULES = """
[[rule]]
name = "friends"
kind = "keep-in-touch"
for = { network = "Alte Freunde" }
every = "6 weeks"
"""
GOOGLE = ("First Name,Last Name,Organization Name,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value\r\n"
          "Greta,Lindqvist,Diakonie,1984-02-29,\"two\r\nlines\",rc bonn ::: * myContacts,Work,greta@example.org\r\n"
          "Anna,,,,,,,\r\n"
          "Omar,Haddad,,30 Feb 1980,,,,omar@example.org\r\n"
          "Omar,Haddad,,,,,,OMAR@example.org\r\n"
          ",,,,,,,\"nobody at all\"\r\n")
MONICA = json.dumps({"version": "1.0-preview.1", "account": {"uuid": "a", "data": [
    {"type": "contact", "values": [
        {"uuid": "m-1", "properties": {"first_name": "Mira", "last_name": "Holm", "tags": ["Rotary"],
                                       "stay_in_touch_frequency": 30},
         "data": [{"type": "call", "values": [
             {"properties": {"called_at": "2025-03-02T10:00:00Z", "content": "about the flat"}}]}]}]}]}})
CARDS = "".join(f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-{name.lower()}\r\nFN:{name}\r\nEND:VCARD\r\n"
                for name in ("Ada", "Bea", "Cyd"))
SOURCE = """
[[source]]
name = "book"
plugin = "vcard"
[source.settings]
directories = ["{}"]
"""


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, words, environment, rows=24, columns=80):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(words, env={**environment, "TERM": "xterm"}, stdin=self.slave,
                                        stdout=self.slave, stderr=self.slave, start_new_session=True)
        self.seen = ""

    def read(self):
        while select.select([self.master], [], [], 0.02)[0]:
            self.seen += os.read(self.master, 65536).decode(errors="replace")
        return self.seen

    def screen(self):
        """What stands there since it was last cleared."""
        return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", self.read().split("\x1b[2J")[-1]).replace("\r\n", "\n")

    def wait_for(self, text):
        deadline = time.monotonic() + PATIENCE_S
        while text not in self.screen():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"no {text!r} on the screen:\n{self.screen()}")

    def type(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        """Its exit code; the terminal must be as it was."""
        deadline = time.monotonic() + PATIENCE_S
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read()
        code = self.process.poll()
        self.read()
        assert termios.tcgetattr(self.slave) == self.before, "the terminal was not given back"
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


class OnboardingTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        self.home, self.config = self.cottage.home, self.cottage.config
        (self.config / "networks.toml").write_text(NETWORKS, encoding="utf-8")
        (self.config / "rules.toml").write_text(RULES, encoding="utf-8")
        self.google = self.file("google.csv", GOOGLE)
        self.monica = self.file("monica.json", MONICA)
        self.cottage.open_gate()
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def file(self, name, text):
        file = self.home / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(file)

    def kith(self, *words, language="C.UTF-8", stdin=subprocess.DEVNULL):
        return subprocess.run([BIN / "kith", *words], env={**self.cottage.environment, "LANG": language}, stdin=stdin,
                              cwd=self.home, capture_output=True, text=True, timeout=60, check=False)

    def ask(self, *words):
        answer = self.kith(*words, "--json")
        self.assertTrue(answer.stdout, answer.stderr)
        return json.loads(answer.stdout)

    def imported(self):
        return sorted(file.name for file in (self.config / "contacts").glob("imported-*"))

    def terminal(self, *words, **size):
        terminal = Terminal([BIN / "kith", *words], self.cottage.environment, **size)
        self.addCleanup(terminal.close)
        return terminal

    def test_a_dry_run_tells_and_changes_nothing(self):
        answer = self.kith("import", "google.csv", "monica.json")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertIn("google.csv: Google Contacts", answer.stdout)
        self.assertIn("google.csv:5:14: \"30 Feb 1980\" is no day", answer.stdout)
        self.assertIn("google.csv:7:1: neither name nor address", answer.stdout)
        self.assertRegex(answer.stdout, r"Anna +is Anna: the same name")
        self.assertRegex(answer.stdout, r"Omar Haddad +is Omar Haddad of these files")
        self.assertIn("New: 3 people", answer.stdout)
        self.assertEqual(self.imported(), [])

    def test_importing_twice_changes_nothing(self):
        first = self.ask("import", self.google, self.monica, "--yes")
        self.assertTrue(first["done"])
        self.assertEqual([one["contact"]["name"] for one in first["new"]], ["Greta Lindqvist", "Omar Haddad", "Mira Holm"])
        self.assertEqual(first["recorded"], 1)
        files = {name: (self.config / "contacts" / name).read_bytes() for name in self.imported()}
        self.assertEqual(len(files), 1)
        again = self.ask("import", self.google, self.monica, "--yes")
        self.assertEqual(again["new"], [])
        self.assertEqual((again["recorded"], again["recorded_before"]), (0, 1))
        self.assertEqual({name: (self.config / "contacts" / name).read_bytes() for name in self.imported()}, files)
        self.assertEqual(len(self.cottage.ask("show", name="Mira Holm")["interactions"]), 1)
        self.assertEqual(self.cottage.ask("show", name="Mira Holm")["contact"]["every"], "30 days")

    def test_categories_put_people_into_networks(self):
        self.ask("import", self.google, self.monica, "--yes")

        def members():
            network = self.cottage.ask("network", name="Rotary")["networks"][0]
            return sorted(member["name"] for member in network["members"])
        self.assertEqual(members(), ["Greta Lindqvist", "Mira Holm"])
        (self.config / "networks.toml").write_text(NETWORKS.replace('"RC Bonn"', '"Diakonie"'), encoding="utf-8")
        self.cottage.ask("reload")
        self.assertEqual(members(), ["Mira Holm"])
        self.assertEqual(self.cottage.ask("show", name="Greta")["contact"]["tags"], ["rc bonn"])

    def test_what_is_broken_already_is_not_added_to(self):
        (self.config / "rules.toml").write_text("[[rule\n", encoding="utf-8")
        answer = self.kith("import", self.google, "--yes")
        self.assertEqual(answer.returncode, 73, answer.stdout + answer.stderr)
        self.assertIn("rules.toml", answer.stderr)
        self.assertEqual(self.imported(), [])

    def test_a_file_of_no_kind_is_said_and_the_others_are_taken(self):
        archive = self.file("contacts.zip", b"PK\x03\x04xyz")
        answer = self.kith("import", archive, "/nowhere", self.google, "--yes")
        self.assertEqual(answer.returncode, 65)
        self.assertIn("contacts.zip: this is an archive", answer.stdout)
        self.assertIn("/nowhere: it cannot be opened", answer.stdout)
        self.assertEqual(len(self.imported()), 1)

    def test_it_asks_on_a_terminal(self):
        terminal = self.terminal("import", self.google)
        terminal.wait_for("Do it? [y/N]")
        self.assertEqual(self.imported(), [])
        terminal.type("y\n")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("the file is yours to change", terminal.screen())
        self.assertEqual(len(self.imported()), 1)

    def open_book(self):
        """Three people of an address book who wait, besides those of the cottage."""
        book = self.home / "book"
        book.mkdir()
        (book / "all.vcf").write_text(CARDS)
        with open(self.config / "kith.toml", "a", encoding="utf-8") as file:
            file.write(SOURCE.format(book))
        self.cottage.ask("reload")
        until("the cards are read", lambda: len(self.ask("triage")["waiting"]) == 7)
        return book / "all.vcf"

    def test_triage_goes_one_by_one_and_comes_back_where_it_was(self):
        book = self.open_book()
        before = book.read_bytes()
        self.assertEqual([one["name"] for one in self.ask("triage")["waiting"]],
                         ["Ada", "Anna", "Bea", "Ben", "Cleo", "Cyd", "Dora"])
        terminal = self.terminal("triage")
        for name, keys in (("Ada", "n2"), ("Anna", "c3"), ("Bea", "l"), ("Ben", "x")):
            terminal.wait_for(f"{name}\n")
            terminal.type(keys)
        terminal.wait_for("Cleo\n")
        terminal.type("u")
        terminal.wait_for("taken back")
        terminal.wait_for("Ben\n")
        terminal.type("lq")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("2 people sorted.", terminal.screen())
        overlay = (self.config / "contacts/triage.toml").read_text()
        self.assertIn('card = "card-ada"\nnetworks = ["Alte Freunde"]', overlay)
        self.assertNotIn("Ben", overlay)
        self.assertIn('every = "3 months"', (self.config / "contacts/people.toml").read_text())
        self.assertEqual(book.read_bytes(), before)
        self.assertEqual(self.cottage.ask("show", name="Ada")["contact"]["networks"], ["Alte Freunde"])
        self.cottage.stop()
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)
        until("the cards are read", lambda: "Cyd" in [one["name"] for one in self.ask("triage")["waiting"]])
        self.assertEqual([one["name"] for one in self.ask("triage")["waiting"]], ["Cleo", "Cyd", "Dora", "Bea", "Ben"])

    def test_never_leaves_somebody_alone(self):
        self.open_book()
        terminal = self.terminal("triage")
        terminal.wait_for("Ada\n")
        terminal.type("xq")
        self.assertEqual(terminal.end(), 0)
        self.assertTrue(self.cottage.ask("show", name="Ada")["never"])
        self.assertNotIn("Ada", [one["name"] for one in self.ask("triage")["waiting"]])

    def test_the_terminal_is_given_back_however_it_ends(self):
        for way in ("q", "\x03", "\x04", "n\x03", signal.SIGTERM, signal.SIGHUP):
            with self.subTest(repr(way)):
                terminal = self.terminal("triage")
                terminal.wait_for("Anna\n")
                if isinstance(way, str):
                    terminal.type(way)
                    self.assertEqual(terminal.end(), 0)
                else:
                    terminal.process.send_signal(way)
                    self.assertEqual(terminal.end(), -way)

    def test_a_small_terminal_has_room_for_the_name_and_the_keys(self):
        terminal = self.terminal("triage", rows=6, columns=30)
        terminal.wait_for("Anna\n")
        terminal.wait_for("[q] quit")
        self.assertLessEqual(terminal.screen().count("\n"), 5)
        terminal.type("q")
        self.assertEqual(terminal.end(), 0)

    def test_it_speaks_german(self):
        terminal = Terminal([BIN / "kith", "triage"], {**self.cottage.environment, "LANG": "de_DE.UTF-8"})
        self.addCleanup(terminal.close)
        terminal.wait_for("[s] später")
        terminal.type("sq")
        self.assertEqual(terminal.end(), 0)
        self.assertIn("ist kein Tag", self.kith("import", self.google, language="de_DE.UTF-8").stdout)

    def test_without_a_terminal_it_says_what_to_do(self):
        answer = self.kith("triage")
        self.assertEqual(answer.returncode, 64)
        self.assertIn("kith triage --json", answer.stderr)


if __name__ == "__main__":
    unittest.main()
