"""The figures that are wanted of reading cards and writing the calendar, from the benchmarks in one process."""
import collections
import json
import subprocess

from figure import at_least


def rates(program, rounds, seconds):
    """By name of the benchmark: items a second of processor time, of each round."""
    output = subprocess.run([program, f"--benchmark_repetitions={rounds}", f"--benchmark_min_time={seconds}",
                             "--benchmark_enable_random_interleaving=true", "--benchmark_format=json"], check=True,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    found = collections.defaultdict(list)
    for run in json.loads(output)["benchmarks"]:
        if run["run_type"] == "iteration":
            found[run["name"]].append(run["items_per_second"])
    return found


def card_figures(build, rounds, seconds):
    found = rates(build / "bench" / "kith_vcard_reading_bench", rounds, seconds)
    return [at_least("read a vCard", found["read a vCard/kith/read_book"],
                     found["read a vCard/peer/libebook-contacts"], 8, "a second", who="libebook-contacts")]


def writing_figures(build, rounds, seconds):
    found = rates(build / "bench" / "kith_ics_writing_bench", rounds, seconds)
    return [at_least("write a calendar entry", found["write a calendar entry/kith/calendar_object"],
                     found["write a calendar entry/peer/libical, emit alone"], 10, "a second",
                     who="libical, emit alone")]
