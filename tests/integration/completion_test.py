"""Completion in the real shells: verbs, options, and names from a running kithd; nothing and no noise without one."""
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from cottage import BIN, Cottage

SCRIPTS = pathlib.Path(os.environ["KITH_SOURCE_DIR"]) / "daemon/completion"

# Each asks its shell what it would offer after a line, one candidate a line.
BASH = """
source {scripts}/kith.bash
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_kith; (( ${{#COMPREPLY[@]}} )) && printf '%s\\n' "${{COMPREPLY[@]}}"
true
"""
ZSH = """
autoload -Uz compinit; compinit -u -d {home}/zcompdump
# What compadd is given is what the menu would show.
compadd() {{ while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@" }}
source {scripts}/_kith
words=({words}); CURRENT=$#words
_kith
true
"""
FISH = """
source {scripts}/kith.fish
complete --do-complete '{line}'
"""


class CompletionTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="kith-")
        self.addCleanup(folder.cleanup)
        self.cottage = Cottage(folder.name)
        self.addCleanup(self.cottage.close)
        with open(self.cottage.config / "contacts/people.toml", "a", encoding="utf-8") as file:
            file.write('[[contact]]\nname = "Zoë de l\'Île"\n')
        self.environment = {**self.cottage.environment, "PATH": f"{BIN}:/usr/bin:/bin", "TERM": "dumb"}

    def start(self):
        self.cottage.start()
        self.cottage.until("it answers", self.cottage.answers)

    def run_shell(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 0)
        return done.stdout.splitlines()

    def bash(self, line):
        return self.run_shell("bash", "--norc", "-c", BASH.format(scripts=SCRIPTS, words=self.words(line)))

    def zsh(self, line):
        return self.run_shell("zsh", "-f", "-c", ZSH.format(scripts=SCRIPTS, words=self.words(line),
                                                            home=self.cottage.home))

    def fish(self, line):
        return self.run_shell("fish", "--no-config", "-c", FISH.format(scripts=SCRIPTS, line=line))

    @staticmethod
    def words(line):
        return " ".join(word if word else '""' for word in line.split(" "))

    def each(self):
        return (self.bash, self.zsh, self.fish)

    def test_verbs(self):
        for shell in self.each():
            with self.subTest(shell.__name__):
                self.assertEqual(set(shell("kith sn")), {"snooze"})
                self.assertLessEqual({"log", "done", "forget", "export"}, set(shell("kith ")))

    def test_options(self):
        for shell in self.each():
            with self.subTest(shell.__name__):
                self.assertEqual(set(shell("kith log anna --fol")), {"--follow-up"})

    def test_names_of_a_running_daemon(self):
        self.start()
        for shell in self.each():
            with self.subTest(shell.__name__):
                self.assertEqual(set(shell("kith show an")), {"Anna"})
                self.assertEqual(set(shell("kith log ben cl")), {"Cleo"})

    def test_the_second_word_of_a_name_and_its_accents(self):
        self.start()
        self.assertEqual(self.bash("kith show zoe"), ["Zoë\\ de\\ l\\'Île"])
        self.assertEqual(self.zsh("kith show zoe"), ["Zoë de l'Île"])
        # fish itself leaves out what does not have the typed letters in it.
        self.assertEqual(self.fish("kith show zo"), ["Zoë de l'Île"])

    def test_kinds_and_channels(self):
        self.start()
        for shell in self.each():
            with self.subTest(shell.__name__):
                self.assertEqual(set(shell("kith log anna mee")), {"meeting"})
                self.assertEqual(set(shell("kith test d")), {"diary"})

    def test_without_a_daemon_there_is_nothing_and_no_noise(self):
        for shell in self.each():
            with self.subTest(shell.__name__):
                self.assertEqual(shell("kith show an"), [])

    def test_a_daemon_that_hangs_does_not_hang_the_shell(self):
        self.start()
        self.cottage.kithd.send_signal(19)  # SIGSTOP
        self.addCleanup(self.cottage.kithd.send_signal, 18)
        begun = time.monotonic()
        self.assertEqual(self.bash("kith show an"), [])
        self.assertLess(time.monotonic() - begun, 20)


if __name__ == "__main__":
    unittest.main()
