"""The shape of `--json` of each verb: which members there are and of which kind, as it was promised with version 1.

What stands in tests/integration/shapes/VERB.txt may only grow: `KITH_WRITE_SHAPES=1` writes the files anew.
"""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from cottage import BIN, Cottage

SOURCE = pathlib.Path(os.environ["KITH_SOURCE_DIR"])
SHAPES = SOURCE / "tests/integration/shapes"
PERSON, OTHER, THIRD, FOURTH = range(4)
NETWORKS = """
[[network]]
name = "Union"
type = "institutional"
note = "legal advice"
[network.membership]
since = "2016-01-01"
dues = { on = "31 March", amount = "96 EUR" }
assembly = "third Saturday of October"
notice = "3 months before 31 December"
benefits = [{ text = "advice", use_by = "30 November" }]
[[institution]]
name = "House"
[[alliance]]
name = "Homes"
purpose = "homes for all"
institutions = ["House"]
ours = ["Anna"]
theirs = ["Emil"]
"""
MEMBER = """
[[contact]]
name = "Emil"
networks = ["Union"]
institutions = ["House"]
emails = ["emil@example.org"]
phones = ["0221 1"]
birthday = "1980-05-06"
last_contact = "2025-03-01"
"""
FOREIGN = """First Name,Last Name,Company,Birthday,Categories,E-mail Address,Mobile Phone
Greta,Lindqvist,House,3/4/1980,choir,greta@example.org,0221 7654321
Emil,,,,,emil@example.org,
Emil,,,,,other@example.org,
Nils,,,soon,,,
"""
# In the order in which they are asked; numbers stand for people.
VERBS = {
    "due": [["due"]], "agenda": [["agenda", "--days", "60"]], "show": [["show", PERSON]], "why": [["why", PERSON]],
    "why-not": [["why-not", PERSON]], "rules": [["rules"]], "rules test": [["rules", "test", PERSON]],
    "simulate": [["simulate", "--days", "30"]], "network": [["network"]], "review": [["review"]],
    "pace": [["pace"], ["pace", PERSON, "longer"]], "pause": [["pause", "--until", "2w"], ["pause"]],
    "resume": [["resume"]], "meet": [["meet", OTHER, "--on", "3d", "--at", "14:30", "-m", "Tee"], ["meet"]],
    "log": [["log", PERSON, "m", "-g", "-f", "2w", "-p", "Artikel"], ["log", THIRD, "--introduce", OTHER]],
    "balance": [["balance", PERSON]], "snooze": [["snooze", OTHER, "3d"]], "done": [["done", FOURTH]],
    "skip": [["skip", OTHER]], "history": [["history"]], "plugins": [["plugins"]], "status": [["status"]],
    "reload": [["reload"]], "check": [["check"]], "doctor": [["doctor"]], "fresh-start": [["fresh-start"]],
    "import": [["import", "people.csv"]], "triage": [["triage"]],
    "evidence": [["evidence"], ["evidence", "--lately"]],
    "forget": [["forget", PERSON]], "backup": [["backup"]], "export": [["export", "export.json"]],
}
# These need a state of their own, or speak another format.
ELSEWHERE = {"add", "edit", "init", "restore", "test", "plugin"}


def shape(value, at=""):
    """One line for each member: where it stands and of which kind it is."""
    if isinstance(value, dict):
        return {line for name, member in value.items() for line in shape(member, f"{at}.{name}" if at else name)}
    if isinstance(value, list):
        return {f"{at}: array"} | {line for one in value for line in shape(one, f"{at}[]")}
    kind = {str: "text", bool: "boolean", int: "integer", float: "number", type(None): "null"}[type(value)]
    return {f"{at}: {kind}"}


class JsonTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        (self.cottage.config / "networks.toml").write_text(NETWORKS, encoding="utf-8")
        (self.cottage.config / "contacts/emil.toml").write_text(MEMBER, encoding="utf-8")
        (self.cottage.home / "people.csv").write_text(FOREIGN, encoding="utf-8")
        self.cottage.open_gate()
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)
        self.cottage.until("all was told", lambda: len(self.cottage.delivered("gate")) == 5)

    def kith(self, *words):
        return subprocess.run([BIN / "kith", *words], env=self.cottage.environment, stdin=subprocess.DEVNULL,
                              cwd=self.cottage.home, capture_output=True, text=True, timeout=60, check=False).stdout

    def test_every_verb_has_its_shape(self):
        people = ["Anna", "Ben", "Cleo", "Dora"]
        for verb, calls in VERBS.items():
            lines = set()
            for call in calls:
                words = [people[word] if isinstance(word, int) else word for word in call]
                answer = self.kith(*words, "--json")
                value = json.loads(answer)
                self.assertEqual(value["version"], 1, verb)
                self.assertNotIn("\n", answer.rstrip("\n"))
                lines |= shape(value)
            file = SHAPES / f"{verb.replace(' ', '-')}.txt"
            if os.environ.get("KITH_WRITE_SHAPES"):
                SHAPES.mkdir(exist_ok=True)
                file.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
            promised = set(file.read_text(encoding="utf-8").split("\n")) - {""}
            with self.subTest(verb):
                self.assertTrue(promised)
                gone = {line for line in promised - lines if self.is_certain(line, lines, promised)}
                self.assertEqual(gone, set(), "no longer there")
                self.assertEqual({line.split(":")[0] for line in lines} - {line.split(":")[0] for line in promised},
                                 set(), "new: write it down")

    @staticmethod
    def is_certain(line, lines, promised):
        """Whether it has to be there on any day: not what lies in arrays, which may be empty, nor one of two kinds."""
        place = line.split(":")[0]
        kinds = [one for one in promised if one.split(":")[0] == place]
        return "[" not in place and len(kinds) == 1 and not any(one.startswith(place + ".") for one in promised | lines)

    def test_no_verb_is_left_out(self):
        verbs = set(self.kith("complete-words", "").split())
        self.assertEqual(verbs - set(VERBS) - ELSEWHERE, set())

    def test_every_member_of_the_daemons_answers_is_documented(self):
        text = "".join((SOURCE / file).read_text(encoding="utf-8")
                       for file in ("daemon/control/PROTOCOL.md", "plugins/sdk/PROTOCOL.md"))
        for file in SHAPES.glob("*.txt"):
            if file.stem in ("check", "doctor", "backup", "export"):
                continue
            for line in file.read_text(encoding="utf-8").splitlines():
                for member in re.findall(r"[a-z_]+", line.split(":")[0]):
                    self.assertRegex(text, rf"\b{member}\b", f"{file.stem}: {line}")


if __name__ == "__main__":
    unittest.main()
