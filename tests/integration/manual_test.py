"""The pages of the manual: well formed, and no verb, option or key of the programs is missing in them."""
import os
import pathlib
import re
import subprocess
import unittest

BUILD = pathlib.Path(os.environ["KITH_BUILD_DIR"])
SOURCE = pathlib.Path(os.environ["KITH_SOURCE_DIR"])
PAGES = BUILD / "share/man"


def run(*command):
    return subprocess.run(command, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent"},
                          capture_output=True, text=True, timeout=60, check=True).stdout


def shown(page):
    """A page as a reader sees it, in one line."""
    text = run("mandoc", "-Tutf8", "-O", "width=1000", PAGES / page)
    return re.sub(r".\x08", "", text).replace("‐", "-").replace("−", "-")


def options_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


class ManualTest(unittest.TestCase):
    def test_each_page_is_well_formed(self):
        pages = sorted(PAGES.rglob("*.?"))
        self.assertEqual([page.name for page in pages],
                         ["kith.1", "kith.toml.5", "kith-plugin-protocol.7", "kithd.8"])
        for page in pages:
            with self.subTest(page.name):
                self.assertEqual(run("mandoc", "-Tlint", "-W", "warning", page), "")
                done = subprocess.run(["groff", "-t", "-man", "-wmac", "-z", "-Tutf8", page], capture_output=True,
                                      text=True, timeout=60, check=True)
                self.assertNotIn("macro", done.stderr)

    def test_every_verb_and_option_of_kith_is_in_kith_1(self):
        page = shown("man1/kith.1")
        verbs = run(BUILD / "bin/kith", "complete-words", "").split()
        self.assertGreater(len(verbs), 30)
        sections = {}
        for line in page.split("COMMANDS")[1].split("LOGGING")[0].splitlines():
            if re.match(r"   \S", line):
                name = line.split()[0]
            sections.setdefault(name if line.strip() else "", []).append(line)
        for verb in verbs:
            with self.subTest(verb):
                self.assertIn(verb, sections)
                wanted = options_in(run(BUILD / "bin/kith", verb, "--help")) - {"--help", "--json"}
                self.assertLessEqual(wanted, options_in("\n".join(sections[verb])))

    def test_every_option_of_kithd_is_in_kithd_8(self):
        wanted = options_in(run(BUILD / "bin/kithd", "--help")) - {"--help"}
        self.assertIn("--export", wanted)
        self.assertLessEqual(wanted, options_in(shown("man8/kithd.8")))

    def test_every_line_of_the_samples_is_in_kith_toml_5(self):
        page = shown("man5/kith.toml.5")
        for sample in [*SOURCE.glob("config/*.toml"), *SOURCE.glob("config/contacts/*.toml")]:
            for line in sample.read_text(encoding="utf-8").splitlines():
                self.assertIn(" ".join(line.split()), " ".join(page.split()), sample.name)

    def test_every_method_of_the_protocol_is_in_its_page(self):
        page = shown("man7/kith-plugin-protocol.7")
        headings = re.findall(r"^### (\w+)", (SOURCE / "plugins/sdk/PROTOCOL.md").read_text(encoding="utf-8"), re.M)
        self.assertIn("deliver", headings)
        for heading in headings:
            self.assertIn(heading, page)


if __name__ == "__main__":
    unittest.main()
