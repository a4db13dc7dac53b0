"""kithd is killed at every system call by which it changes a file or says something; what it left is gone on with.

Without arguments a sample; with --whole N every third point from the N-th on, so that three such runs try each.
"""
import random
import sys
import unittest

from accounts import CALLS, Trial, faulty

WHOLE = int(sys.argv.pop()) if sys.argv[-2:-1] == ["--whole"] else None
PARTS = 3
SAMPLE = 16


def killed_at(point):
    call, number = point
    return faulty(call, "signal=SIGKILL", number)


class KillPointsTest(Trial):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points = [(call, number) for call in CALLS for number in range(1, cls.made[call] + 1)]
        print(f"{len(cls.points)} points: {dict(cls.made)}", flush=True)

    # F1 F2
    def test_killed_anywhere_nothing_is_lost_or_repeated(self):
        self.assertGreater(len(self.points), 150)
        chosen = random.Random(23).sample(self.points, SAMPLE) if WHOLE is None else self.points[WHOLE::PARTS]
        ends = self.lives([[killed_at(point)] for point in chosen])
        self.assertGreater(sum(map(len, ends)), len(chosen) * 0.8, "hardly any was killed")

    # F1
    def test_killed_again_while_it_recovers(self):
        dice = random.Random(WHOLE or 42)
        self.lives([list(map(killed_at, dice.sample(self.points, 3))) for _ in range(4 if WHOLE is None else 20)])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
