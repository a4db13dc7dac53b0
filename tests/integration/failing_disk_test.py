"""The disk fails kithd at one write or sync, or from one on: it says so and ends; a restart loses and repeats nothing.

Without arguments a sample; with --whole N every third point from the N-th on, so that three such runs try each.
"""
import random
import sys
import unittest

from accounts import Trial, faulty

WHOLE = int(sys.argv.pop()) if sys.argv[-2:-1] == ["--whole"] else None
PARTS = 3
FAULTS = [("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fdatasync", "EIO"), ("fsync", "EIO"), ("ftruncate", "EIO"),
          ("unlink", "EIO"), ("mkdir", "ENOSPC")]
CODES = {65, 74, 77}  # the database's data, its disk, its place


class FailingDiskTest(Trial):
    def check(self, trials):
        print(f"{len(trials)} faults", flush=True)
        told = 0
        for trial, ends in zip(trials, self.lives(trials)):
            for code, said in ends:
                told += 1
                with self.subTest(trial=trial):
                    self.assertIn(code, CODES, said)
                    self.assertRegex(said, r"(?m)^kithd: .*(disk|I/O|cannot|unable|space|No space|error)")
        return told

    def chosen(self, suffix, seed):
        trials = [faulty(call, f"error={error}", f"{point}{suffix}") for call, error in FAULTS
                  for point in range(1, self.made[call] + 1)]
        return random.Random(seed).sample(trials, 10) if WHOLE is None else trials[WHOLE::PARTS]

    # F4 F5
    def test_a_disk_that_fails_once_loses_nothing(self):
        self.check([[trial] for trial in self.chosen("", 7)])

    # F4 F5
    def test_a_disk_that_fails_from_then_on_ends_kithd(self):
        trials = self.chosen("+", 8)
        self.assertGreater(self.check([[trial] for trial in trials]), len(trials) / 4)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
