#!/usr/bin/env python3
"""Sweeps: the how-to as it stands; killed at random, shared out and merged, extended: the same bits; refused points; what is refused.

usage: sweep_test.py PROGRAM SOURCE_DIRECTORY

scripts/sweep_campaign runs the large one and prints what it cost: POINTS, KILLS, SHARDS, REPORT=1 in the environment.
"""
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, SystemTest, main  # noqa: E402

POINTS = int(os.environ.get("POINTS", 24))
KILLS = int(os.environ.get("KILLS", 3))
SHARDS = int(os.environ.get("SHARDS", 3))
REPORT = os.environ.get("REPORT") == "1"

UNCERTAIN = """
[[uncertain]]
parameter = "model.market.sales_elasticity"

[[uncertain]]
parameter = "model.market.shock_scale"
"""


def design(more, method="sobol"):
    return f'\n[design]\nmethod = "{method}"\n{more}\n'


class Sweep(SystemTest):
    def setUp(self):
        super().setUp()
        self.environment["CLUSTRESS_CACHE"] = "off"

    def study(self, more, name="study.toml", uncertain=UNCERTAIN):
        return self.write(name, SCENARIO + uncertain + more)

    def sweep(self, study, path, *arguments, seconds=7200):
        return self.complete("sweep", study, "-o", path, "--threads", 2, *arguments, seconds=seconds)

    def test_the_how_to_does_what_it_says(self):
        page = (SOURCE / "docs" / "howto" / "sweep.md").read_text(encoding="utf-8")
        shown = re.search(r"<!-- sweep: study -->\n```toml\n(.*?)```", page, re.S).group(1)
        self.write("base.toml", SCENARIO)
        study = self.write("study.toml", shown)
        check = self.complete("check", study).out
        self.assertIn("model.market.sales_elasticity  2, log_uniform 1 to 4 elasticity", check)
        self.assertIn("sobol: 8 points beside the declared values, shared luck; measures moments", check)
        run = self.sweep(study, self.folder / "sweep.h5")
        self.assertIn("8 points beside the declared values.", run.out)
        self.assertIn("Moments that vary most", run.out)
        self.assertNotIn("Net jobs", run.out)
        self.assertIn("complete", self.complete("info", self.folder / "sweep.h5").out)
        read = re.search(r"<!-- sweep: read -->\n```python\n(.*?)```", page, re.S).group(1)
        told = subprocess.run(["/usr/bin/python3", "-c", read], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertRegex(told.stdout, r"model.market.sales_elasticity [0-9.]+ to [0-9.]+, mean size [0-9.]+ to [0-9.]+")

    def test_killed_at_random_and_shared_out_it_has_the_bits_of_one_sweep(self):
        study = self.study(design(f'points = {POINTS}\nreplicates = 1\nmeasure = ["moments"]'))
        whole = self.folder / "whole.h5"
        run = self.sweep(study, whole)
        memory = re.search(r"peak memory .*", self.complete("info", whole).out)
        self.report(f"{POINTS + 1} points: {run.seconds:.1f} s, {whole.stat().st_size / 1e6:.1f} MB, "
                    f"{memory.group(0) if memory else ''}")
        chance = random.Random(POINTS)
        killed = 0
        for _ in range(KILLS):
            process = self.start("sweep", study, "-o", self.result, "--threads", 2)
            end = time.monotonic() + chance.uniform(0.2, 0.9) * run.seconds / (KILLS + 1)
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.01)
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        self.assertGreater(killed, 0)
        self.sweep(study, self.result)
        self.same_bits(whole, self.result)
        shards = []
        for number in range(1, SHARDS + 1):
            part = self.sweep(study, self.folder / "joined.h5", "--shard", f"{number}/{SHARDS}", "--quiet")
            self.report(f"shard {number}: {part.seconds:.1f} s")
            shards.append(self.folder / f"joined.shard-{number}-of-{SHARDS}.h5")
        merge = self.complete("merge", *shards, "-o", self.folder / "joined.h5", seconds=3600)
        self.report(f"killed {killed} times; {SHARDS} shards merged in {merge.seconds:.1f} s")
        self.same_bits(whole, self.folder / "joined.h5")

    def test_moments_stand_beside_effects_and_change_none(self):
        both, effects = self.folder / "both.h5", self.folder / "effects.h5"
        run = self.sweep(self.study(design("points = 3\nreplicates = 2")), both)
        self.assertIn("Moments that vary most", run.out)
        self.assertIn("Net jobs at the end", run.out)
        self.assertRegex(run.out, r"vouchers under recession")
        self.sweep(self.study(design('points = 3\nreplicates = 2\nmeasure = ["effects"]')), effects)
        # `run` of a study simulates the same
        again = self.folder / "again.h5"
        self.complete("run", self.study(design("points = 3\nreplicates = 2")), "-o", again, "--threads", 1, seconds=600)
        self.same_bits(both, again)
        self.complete("compare", both)
        difference = self.run_program("info", "--compare", both, "--values", effects)
        self.assertEqual(difference.out.count("/total/jobs"), 0, difference)

    def test_more_points_and_replicates_extend_a_sweep(self):
        more = 'measure = ["moments"]'
        self.sweep(self.study(design(f"points = 3\nreplicates = 1\n{more}")), self.result)
        self.sweep(self.study(design(f"points = 6\nreplicates = 2\n{more}")), self.result)
        fresh = self.folder / "fresh.h5"
        self.sweep(self.study(design(f"points = 6\nreplicates = 2\n{more}")), fresh)
        self.same_bits(self.result, fresh)
        other = self.run_program("sweep", self.study(design(f"points = 6\nseed = 2\n{more}")), "-o", self.result)
        self.assertEqual(other.code, 2, other)
        self.assertIn("point 1", other.err)

    def test_a_refused_point_is_kept_with_its_cause_and_stops_nothing(self):
        uncertain = '\n[[uncertain]]\nparameter = "variant.vouchers.instrument.1.start_quarter"\nrange = [1, 300]\n'
        study = self.study(design("levels = 2\nreplicates = 1", "one_at_a_time"), uncertain=uncertain)
        self.assertIn("1 refused; point 2:", self.complete("check", study).out)
        run = self.sweep(study, self.result)
        self.assertIn("2 points beside the declared values, 1 refused", run.out)
        self.complete("compare", self.result)
        self.assertIn("refused", self.complete("info", self.result).out)

    def test_a_scenario_without_a_design_is_no_sweep(self):
        run = self.run_program("sweep", self.scenario, "-o", self.result)
        self.assertEqual(run.code, 2, run)
        self.assertIn("[design]", run.err)
        self.assertFalse(self.result.exists())

    def report(self, text):
        if REPORT:
            print(f"    {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
