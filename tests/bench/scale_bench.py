#!/usr/bin/env python3
"""Runs kithd and its plugins as processes on address books, databases and feeds that are made for it, and prints how
each figure compares with its peer or its limit of the same run.

    scale_bench.py BUILD_DIR [--smoke] [PATTERN]

--smoke takes everything small: it only shows that the benchmark still works.
"""
import functools
import os
import pathlib
import sys

import figure
import scale_daemon
import scale_delivery
import scale_feed
import scale_reading


def benchmarks(build, smoke):
    """By name: what yields the figures."""
    def sized(benchmark, small, whole):
        return functools.partial(benchmark, build, *(small if smoke else whole))
    return {
        "cards": sized(scale_reading.card_figures, (1, 0.001), (7, 0.2)),
        "writing": sized(scale_reading.writing_figures, (1, 0.001), (7, 0.2)),
        "idle": sized(scale_daemon.idle_figures, (200, 1), (100_000, 60)),
        "start": sized(scale_daemon.start_figures, (2_000, 1), (1_000_000, 5)),
        "reload": sized(scale_daemon.reload_figures, (200, 1), (100_000, 5)),
        "due": sized(scale_delivery.due_figures, (5, 1), (200, 3)),
        "deliveries": sized(scale_delivery.delivery_figures, (100, 1), (20_000, 3)),
        "import": sized(scale_delivery.import_figures, (100, 20), (10_000, 1_000)),
        "change": sized(scale_feed.change_figures, (200, 1), (2_000, 7)),
        "answers": sized(scale_feed.answer_figures, (200, 1, 200), (2_000, 5, 5_000)),
    }


def main():
    words = [word for word in sys.argv[1:] if word != "--smoke"]
    build, pattern = pathlib.Path(words[0]).resolve(), words[1] if len(words) > 1 else ""
    print(figure.HEAD)
    for name, run in benchmarks(build, "--smoke" in sys.argv).items():
        if pattern in name:
            for row in run():
                print(row.row(), flush=True)
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
