"""kith add and kith edit: what they write, what they refuse, and that a running kithd takes it in by itself."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from cottage import BIN, Cottage
from typist import Typist

BOOK = """
[[source]]
name = "address-book"
plugin = "vcard"
[source.settings]
directories = ["~/book"]
"""
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:c-2\r\nFN:Omar Haddad\r\nEND:VCARD\r\n"

# Each call appends the next line of a list to the file, and writes down how it was called.
EDITOR = """#!/bin/sh
echo "$@" >>$HOME/calls
for file; do :; done
sed -n "$(wc -l <$HOME/calls)p" $HOME/to-type >>$file
"""


class AuthoringTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        home = self.cottage.home
        (home / "book").mkdir()
        (home / "book/omar.vcf").write_text(CARD, newline="")
        with open(self.cottage.config / "kith.toml", "a", encoding="utf-8") as general:
            general.write(BOOK)
        editor = home / "vi"
        editor.write_text(EDITOR)
        editor.chmod(0o700)
        self.environment = {**self.cottage.environment, "EDITOR": str(editor)}
        self.added = self.cottage.config / "contacts/added.toml"

    def kith(self, *words, code=0, **changed):
        done = subprocess.run([BIN / "kith", *words], env={**self.environment, **changed}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)
        self.cottage.until("the card is read",
                           lambda: "Omar" in json.dumps(self.cottage.ask("names")))

    def will_type(self, *lines):
        (self.cottage.home / "to-type").write_text("".join(line + "\n" for line in lines))

    def files(self):
        return {str(file): file.read_bytes() for file in self.cottage.config.rglob("*") if file.is_file()}

    def test_a_new_person_is_known_at_once(self):
        self.start()
        text = self.kith("add", "Zoë", "Ö\"zil\\", "--birthday", "27.11.", "--every", "2 weeks", "--tag", "a", "--tag", "b")
        self.assertRegex(text, r"Next: \d{4}-\d\d-\d\d  Zoë")
        contact = self.cottage.ask("show", name="zoe")["contact"]
        self.assertEqual(contact["name"], "Zoë Ö\"zil\\")
        self.assertEqual(contact["tags"], ["a", "b"])
        self.assertEqual(self.added.stat().st_mode & 0o777, 0o600)
        self.assertIn("good", self.kith("check"))

    def test_without_kithd_it_says_so(self):
        self.assertIn("kithd does not run", self.kith("add", "Zoë"))
        value = json.loads(self.kith("add", "Yann", "--json"))
        self.assertEqual((value["version"], value["contact"], value["running"], value["next"], value["warnings"]),
                         (1, {"id": "yann", "name": "Yann"}, False, None, []))
        self.assertEqual(value["file"], str(self.added))

    def test_nobody_is_written_twice(self):
        self.start()
        before = self.files()
        self.assertIn("contacts/people.toml:1 already", self.kith("add", "anna", code=65))
        self.assertIn("address book", self.kith("add", "Omar Haddad", code=65))
        self.assertEqual(self.files(), before)
        self.kith("add", "Anna", "--id", "anna-2")
        self.kith("add", "Omar Haddad", "--same", "--every", "3 weeks")
        self.assertIn('[[contact]]\ncard = "c-2"\nevery = "3 weeks"\n', self.added.read_text())
        self.assertEqual(self.cottage.ask("show", name="omar")["contact"]["every"], "3 weeks")
        self.assertEqual((self.cottage.home / "book/omar.vcf").read_bytes().decode(), CARD)

    def test_nothing_broken_is_written(self):
        before = self.files()
        text = self.kith("add", "Zoë", "--email", "nonsense", "--every", "6 weks", "--network", "None", code=65)
        for fault in ('"nonsense" is no email address', 'write "6 weeks"', 'no network "None"'):
            self.assertIn(fault, text)
        (self.cottage.config / "rules.toml").write_text("[[rule")
        before[str(self.cottage.config / "rules.toml")] = b"[[rule"
        self.assertIn("rules.toml:1:", self.kith("add", "Zoë", code=65))
        self.assertEqual(self.files(), before)

    def test_the_editor_opens_the_entry(self):
        self.will_type('every = "3 weeks"')
        text = self.kith("edit", "dora")
        self.assertIn("people.toml is changed", text)
        self.assertRegex((self.cottage.home / "calls").read_text(), r"^\+10 /.*/people.toml\n$")
        self.assertTrue((self.cottage.config / "contacts/people.toml").read_text().endswith('every = "3 weeks"\n'))

    def test_an_entry_for_a_card(self):
        self.start()
        self.will_type("", 'every = "3 weeks"')
        self.assertIn("Next: ", self.kith("edit", "omar"))
        self.assertIn('card = "c-2"\n# every', self.added.read_text())
        self.kith("edit", "omar")
        self.assertEqual(self.cottage.ask("show", name="omar")["contact"]["every"], "3 weeks")
        self.assertEqual(self.added.read_text().count("[[contact]]"), 1)

    def test_a_fault_is_edited_again_or_discarded(self):
        before = self.files()
        for answer, code, typed in (("y", 65, ["evry = 1"]), ("n", 0, ["evry = 1", "#"])):
            (self.cottage.home / "calls").unlink(missing_ok=True)
            self.will_type(*typed)
            person = Typist([BIN / "kith", "edit", "kith"], self.environment)
            person.type(answer, after="Discard it? No: edit again. [y/N]")
            if answer == "n":  # it is still wrong
                person.type("y", after="Discard it?")
                code = 65
            self.assertEqual(person.finish(), code, person.shown)
            self.assertIn('"evry"', person.shown)
            self.assertEqual(self.files(), before)
        self.assertIn("+", (self.cottage.home / "calls").read_text().splitlines()[1])

    def test_what_was_written_is_never_lost(self):
        self.will_type("evry = 1")
        text = self.kith("edit", "rules", code=65)
        kept = pathlib.Path(text.split("What you wrote lies in ")[1].split(".toml")[0] + ".toml")
        self.assertTrue(kept.read_text().endswith("evry = 1\n"))
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)

    def test_an_editor_that_changes_nothing_or_fails(self):
        before = self.files()
        self.assertIn("Nothing was changed", self.kith("edit", "networks", EDITOR="true"))
        self.assertIn("ended with 1", self.kith("edit", EDITOR="false", code=70))
        self.assertIn("cannot run", self.kith("edit", EDITOR="/no/editor", code=70))
        self.assertIn("nobody", self.kith("edit", "zoë", code=67))
        self.assertEqual(self.files(), before)

    def test_in_german(self):
        self.start()
        text = self.kith("add", "Zoë", LANG="de_DE.UTF-8")
        self.assertIn("steht jetzt in ~/.config/kith/contacts/added.toml", text)
        self.assertIn("steht schon in", self.kith("add", "Zoë", LANG="de_DE.UTF-8", code=65))


if __name__ == "__main__":
    unittest.main()
