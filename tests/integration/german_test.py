"""Every verb in German on a lived-in demo: no English is left over, in what is answered, refused, and shown as help."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from cottage import BIN, Cottage

DEMO = pathlib.Path(os.environ["KITH_SOURCE_DIR"]) / "config/demo"

# Words that German does not have, of those that kith's English is made of.
ENGLISH = set("""
    the of is are and to were nothing nobody somebody everybody with without your you who whom what when why how
    from until by not no any other others more than this that these those there here they them their says said say
    open planned snoozed skipped done lapsed cancelled call meeting letter event once times every day days week weeks
    month months year years ago since next last contact contacts people reminder reminders rule rules network
    networks because its it as at be been has have had does did will would could should if only today tomorrow
    yesterday write read file files waiting works channel channels answered logged promised show shows
""".split())
# What stays as it is: what a plugin says, terms of TOML, commands, names of files and options, codes, what the owner wrote.
KEPT = re.compile(r"`[^`]*`|\"[^\"]*\"|„[^“]*“|--?[a-z-]+|[\w./~-]+\.(?:toml|ics|db|sock|md|json)(?::\d+)*|(?:https?://|/)\S+"
                  r"|\b\S+@\S+|rrule = .*|rule: wie|there is no session bus: nobody is logged in to a desktop|third Saturday of October"
                  r"|(?:last )?working day of \w+|\d+ \w+ before \d+ \w+")


def english_in(text, kept=()):
    """The lines with English words in them, each with those words."""
    found = []
    for line in text.splitlines():
        plain = line
        for own in kept:
            plain = plain.replace(own, "")
        words = set(re.findall(r"[a-zäöüß]+", KEPT.sub(" ", plain).lower())) & ENGLISH
        if words:
            found.append((sorted(words), line))
    return found


class GermanTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        shutil.rmtree(self.cottage.config)
        shutil.copytree(DEMO, self.cottage.config)
        self.environment = {**self.cottage.environment, "LANG": "de_DE.UTF-8", "COLUMNS": "200"}

    def kith(self, *words, **changed):
        done = subprocess.run([BIN / "kith", *words], env={**self.environment, **changed}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=False)
        return done.stdout + done.stderr

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def names(self):
        return [one["name"] for one in self.cottage.ask("names")["names"]]

    def assert_german(self, words, text, kept=()):
        self.assertTrue(text.strip(), words)
        self.assertEqual(english_in(text, kept), [], f"kith {' '.join(words)}:\n{text}")

    def verbs(self):
        """The verbs as the shells complete them, so that a new one is not left out."""
        return self.kith("complete-words", "").split()

    def test_the_help_of_every_verb(self):
        listed = re.sub(r"(?m)^  [a-z-]+(?= )", "", self.kith("--help"))
        self.assert_german(["--help"], listed)
        self.assertGreater(len(self.verbs()), 30)
        for verb in self.verbs():
            with self.subTest(verb):
                # What an option is called is the same in every language: `kith VERB NAME`.
                page = re.sub(r"kith [a-z-]+|^  test |\b[A-Z]{3,}\b", "", self.kith(verb, "--help"), flags=re.M)
                self.assert_german([verb, "--help"], page)

    def test_what_every_verb_answers(self):
        self.start()
        person, other, third = [name for name in self.names() if " " in name][:3]
        rules = [one["rule"] for one in self.cottage.ask("rules")["rules"]]
        kept = self.names() + rules + ["kithd", "call;"]
        plain = [[], ["due"], ["agenda", "--days", "90"], ["show", person], ["log", person, "t", "gestern", "-m", "Umzug"],
                 ["log", f"{other},", third, "-g", "-f", "2 Wochen", "-p", "Artikel"], ["balance", other], ["why", person],
                 ["why-not", person], ["rules", "test", third], ["simulate", "--days", "60"],
                 ["network"], ["review"], ["pace"], ["pace", person, "longer"], ["pause"],
                 ["pause", "--until", "2 Wochen"], ["pause"], ["resume"], ["meet", other, "--on", "in 3 Tagen"], ["meet"],
                 ["snooze", third, "3 Tage"], ["done", third], ["skip", third], ["history"], ["plugins"], ["status"],
                 ["reload"], ["fresh-start"], ["export", str(self.cottage.home / "alles.json")], ["backup"],
                 ["forget", person], ["doctor"], ["check"]]
        for words in plain:
            with self.subTest(" ".join(words)):
                self.assert_german(words, self.kith(*words), kept)

    def test_refusals_and_wrong_words(self):
        self.start()
        for words in (["show", "niemandda"], ["show", ""], ["snooze"], ["log", "-d", "morgen", self.names()[0]],
                      ["agenda", "--days", "x"], ["agenda", "--days", "9999"], ["tanzen"], ["plugin"],
                      ["log", "x", "--promise", "y"], ["pause", "x", "--until"], ["restore", "/gibt/es/nicht"],
                      ["meet", self.names()[0], "--on", "irgendwann"]):
            with self.subTest(" ".join(words)):
                self.assert_german(words, self.kith(*words), self.names())

    def test_without_a_daemon(self):
        self.assert_german(["due"], self.kith("due"))

    def test_the_configured_language_holds_where_none_is_wished_for(self):
        self.start()
        self.assertIn("Kontakte:", self.kith("status", LANG="C.UTF-8"))
        self.assertIn("people:", self.kith("status", LANG="en_GB.UTF-8"))

    def test_days_are_written_as_the_language_does(self):
        self.start()
        self.assertRegex(self.kith("agenda", "--days", "90"), r"(?m)^\d\d\.\d\d\.\d{4} ")
        self.assertRegex(self.kith("agenda", "--days", "90", LANG="en_GB.UTF-8"), r"(?m)^\d{4}-\d\d-\d\d ")

    def test_json_is_the_same_in_every_language(self):
        self.start()
        for words in (["due"], ["network"], ["rules"], ["history"], ["agenda"]):
            german = self.kith(*words, "--json")
            self.assertEqual(german, self.kith(*words, "--json", LANG="en_GB.UTF-8"))


if __name__ == "__main__":
    unittest.main()
