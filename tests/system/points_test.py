#!/usr/bin/env python3
"""Runs over points: killed at random and resumed, shared out and merged, extended, with a baseline: the same bits.

usage: points_test.py PROGRAM SOURCE_DIRECTORY

The numbers come from the environment, so that scripts/points_campaign runs the same at full size and prints what it cost:
POINTS (beside the declared values), KILLS, SHARDS, REPORT=1.
"""
import csv
import os
import pathlib
import random
import re
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import MONEY, SCENARIO, SystemTest, main  # noqa: E402

POINTS = int(os.environ.get("POINTS", 39))
KILLS = int(os.environ.get("KILLS", 3))
SHARDS = int(os.environ.get("SHARDS", 7))
REPORT = os.environ.get("REPORT") == "1"
RUN = ["--replicates", 2, "--threads", 2]


def programme_point(number):
    return {"variant.vouchers.instrument.1.budget_keur": 200.0 + number}


def stress_point(number):
    return {"stress.recession.severity_percent": 2.0 + number * 0.004}


def model_point(number):
    return {"model.market.sales_elasticity": 2.0 + number % 10 * 0.1, **programme_point(number)}


def table(label, overrides):
    values = ", ".join(f'"{path}" = {value}' for path, value in overrides.items())
    return f'\n[[point]]\nlabel = "{label}"\nset = {{ {values} }}\n'


def mixed(points):
    """Points of three kinds in turn: of the programme, of the stress, of the model (ten worlds of their own at most)."""
    kinds = (programme_point, stress_point, model_point)
    return "".join(table(f"point number {number}", kinds[number % 3](number)) for number in range(points))


class Points(SystemTest):
    def setUp(self):
        super().setUp()
        self.environment["CLUSTRESS_CACHE"] = "off"

    def study(self, points, name="scenario.toml", more=""):
        return self.write(name, SCENARIO + more + points)

    def run_to(self, path, *arguments, scenario=None, seconds=3600):
        return self.complete("run", scenario or self.scenario, "-o", path, *RUN, *arguments, seconds=seconds)

    def report(self, text):
        if REPORT:
            print(f"    {text}", file=sys.stderr)

    @staticmethod
    def populations_made(run):
        return int(re.search(r"from (\d+) populations made now", run.err).group(1))

    def test_killed_at_random_and_shared_out_it_has_the_bits_of_one_run(self):
        self.study(mixed(POINTS))
        whole = self.folder / "whole.h5"
        run = self.run_to(whole)
        units = 2 * (POINTS + 1)
        self.assertIn(f"{whole} is complete: {units} replicates of {POINTS + 1} points", run.err)
        memory = re.search(r"peak memory .*", self.complete("info", whole).out)
        self.report(f"{POINTS + 1} points × 2 replicates: {run.seconds:.1f} s, {self.populations_made(run)} populations, "
                    f"{whole.stat().st_size / 1e6:.1f} MB, {memory.group(0) if memory else ''}")

        chance = random.Random(POINTS)
        command = ["run", self.scenario, "-o", self.result, *RUN]
        killed = 0
        for _ in range(KILLS):
            process = self.start(*command)
            end = time.monotonic() + chance.uniform(0.2, 0.9) * run.seconds / (KILLS + 1) + 0.3
            while time.monotonic() < end and process.poll() is None:
                time.sleep(0.01)
            if process.poll() is None:
                killed += 1
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
        parts = self.parts_of(self.result)
        self.report(f"killed {killed} times, {len(parts)} parts with {sum(p.stat().st_size for p in parts) / 1e6:.1f} MB left")
        self.assertGreater(killed, 0)
        last = self.run_to(self.result)
        self.report(f"then finished in {last.seconds:.1f} s")
        self.same_bits(whole, self.result)

        shards = []
        for number in range(1, SHARDS + 1):
            self.run_to(self.folder / "joined.h5", "--shard", f"{number}/{SHARDS}", "--quiet")
            shards.append(self.folder / f"joined.shard-{number}-of-{SHARDS}.h5")
        joined = self.folder / "joined.h5"
        merge = self.complete("merge", *shards, "-o", joined, seconds=3600)
        self.report(f"{SHARDS} shards merged in {merge.seconds:.1f} s")
        self.same_bits(whole, joined)
        self.complete("info", "--compare", whole, "--values", joined, seconds=600)

    def test_points_that_change_programme_or_stress_alone_share_the_populations_of_all(self):
        long = ("spin_up_quarters = 40", "spin_up_quarters = 1000")
        half = max(4, POINTS // 10)

        def run(points, path):
            self.write("scenario.toml", SCENARIO.replace(*long) + points)
            return self.run_to(path)

        alone = run("".join(table(f"p{n}", programme_point(n)) + table(f"s{n}", stress_point(n)) for n in range(half)), self.result)
        self.assertEqual(self.populations_made(alone), 1)
        elasticities = (2.05 + 0.9 * n / (2 * half) for n in range(2 * half))
        own = run("".join(table(f"m{n}", {"model.market.sales_elasticity": round(e, 6)}) for n, e in enumerate(elasticities)),
                  self.folder / "own.h5")
        self.assertEqual(self.populations_made(own), 2 * half + 1)
        self.report(f"{2 * half + 1} points of one population {alone.seconds:.2f} s, of a population each {own.seconds:.2f} s")
        if REPORT:  # a machine with other work may turn a small difference round
            self.assertLess(alone.seconds, own.seconds)

    def test_points_added_at_the_end_extend_a_result(self):
        self.study(mixed(4))
        self.run_to(self.result)
        self.study(mixed(7))
        run = self.run_to(self.result)
        self.assertIn("16 replicates of 8 points, 6 of them simulated now", run.err)
        self.run_to(self.folder / "whole.h5")
        self.same_bits(self.result, self.folder / "whole.h5")
        fewer = self.complete("run", self.scenario, "-o", self.result, "--replicates", 1)
        self.assertIn("complete with 16 replicates of 8 points, more than the 8 wanted", fewer.out)

    def test_a_changed_point_is_refused_and_named(self):
        self.study(mixed(4))
        self.run_to(self.result)
        self.study(mixed(4).replace("203.0", "204.0"))
        self.refuse(2, ["point number 3", "budget_keur", "203.0 there and 204.0 here"], "run", self.scenario, "-o", self.result, *RUN)

    def test_a_point_alone_has_the_numbers_it_has_among_others(self):
        import h5py
        self.study(mixed(3))
        self.run_to(self.result)
        alone = self.folder / "alone.h5"
        sets = [f"--set={path}={value}" for path, value in model_point(2).items()]
        self.complete("run", self.write("plain.toml", SCENARIO), "-o", alone, *RUN, *sets)
        with h5py.File(self.result) as among, h5py.File(alone) as one:
            jobs = among["total/jobs"][()]
            self.assertEqual(jobs.shape[0], 4)
            self.assertEqual(jobs[3].tobytes(), one["total/jobs"][0].tobytes())
            self.assertNotEqual(jobs[3].tobytes(), jobs[0].tobytes())

    def test_a_baseline_with_points_serves_all_of_them(self):
        old, plain = self.folder / "old.h5", self.folder / "plain.h5"
        self.run_to(old, scenario=self.study(mixed(3), "old.toml"))
        self.study(mixed(5), more=MONEY)
        self.run_to(plain)
        run = self.run_to(self.result, "--baseline", old)
        self.assertIn(f"taken from {old}, 8 of 12 replicates: none · vouchers", run.err)
        self.same_bits(plain, self.result)
        changed = mixed(5).replace("202.0", "222.0")
        self.refuse(2, ["--baseline", "point number 2", "budget_keur"], "run", self.study(changed, more=MONEY), "-o",
                    self.folder / "changed.h5", "--baseline", old)

    def test_limits_hold_over_points(self):
        self.study(mixed(20))
        command = ["run", self.scenario, "-o", self.result, *RUN]
        least = self.refuse(2, ["--memory"], *command, "--memory", "1M").err.split()[-1]
        begun = self.run_program(*command, "--memory", least, "--time-limit", 1)
        if begun.code != 0:  # a machine that is done within a second has nothing left
            self.assertEqual(begun.code, 75, begun)
            self.assertIn("of 42 replicates of 21 points are safe", begun.err)
        self.run_to(self.result)
        self.run_to(self.folder / "whole.h5")
        self.same_bits(self.result, self.folder / "whole.h5")

    def test_compare_shows_one_point_or_how_the_headline_moves_over_all(self):
        self.study(table("more", programme_point(100)) + table("less", programme_point(-100)))
        self.run_to(self.result)
        answer = self.complete("compare", self.result).out
        self.assertRegex(answer, r"Question  .* does that hold over 2 points\?")
        self.assertIn("OVER 2 POINTS", answer)
        self.assertIn("Luck and doubt are told apart from 5 points on", answer)
        text = self.complete("compare", self.result, "--section", "effects").out
        self.assertIn("Point     0, declared: the scenario as it is written.", text)
        self.assertIn("OVER POINTS", text)
        one = self.complete("compare", self.result, "--point", "more").out
        self.assertIn("Point     1, more: variant.vouchers.instrument.innovation_voucher.budget_keur = 300", one)
        self.assertNotIn("OVER POINTS", one)
        self.assertEqual(self.complete("compare", self.result, "--point", 1).out, one)
        rows = {row["measure"]: row for row in csv.DictReader(
            self.complete("compare", self.result, "--format", "csv").out.splitlines()) if row["variant"] == "vouchers"}
        lines = self.complete("compare", self.result, "--point", 2, "--format", "csv").out.splitlines()
        self.assertTrue(lines[1].startswith(",,result/point,2,,,point,"), lines[1])
        alone = {row["measure"]: row for row in csv.DictReader(lines) if row["variant"] == "vouchers"}
        self.assertEqual(rows["outlay/point/2"]["value"], alone["outlay"]["value"])
        self.refuse(2, ["--point 7", "points 0 to 2", "clustress info"], "compare", self.result, "--point", 7)

    def test_a_precision_has_no_meaning_over_points(self):
        self.study(mixed(2))
        self.refuse(2, ["--precision", "3", "--replicates"], "run", self.scenario, "-o", self.result, "--precision", 5,
                    "--replicates", 64)

    def test_check_counts_points(self):
        self.study(mixed(4))
        out = self.complete("check", self.scenario).out
        self.assertRegex(out, r"5 points × \d+ variants × 2 stresses × 4 replicates = \d+ worlds")
        self.assertRegex(out, r"point +declared\n")
        self.assertRegex(out, r"point +point number 2 +variant.vouchers.\S+ = 202.0, model.market.sales_elasticity = 2.2\n")


if __name__ == "__main__":
    main()
