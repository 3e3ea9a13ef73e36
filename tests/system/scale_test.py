#!/usr/bin/env python3
"""Scaled worlds: the same bits at a scale of 1, every view says the size of any other, and sizes that cannot be are refused.

usage: scale_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

SENTENCE = "World at half its size: money and jobs of the programme are scaled with it."
HALF = ("--set", "world.scale=0.5")


class Scale(SystemTest):
    def test_a_scale_of_one_gives_the_same_bits_as_none(self):
        self.complete("run", self.scenario, "-o", self.result)
        other = self.folder / "other.h5"
        self.complete("run", self.scenario, "-o", other, "--set", "world.scale=1.0")
        values = self.complete("info", self.result, "--compare", other, "--values").out
        self.assertRegex(values, r"equal: (\d+) of \1 values")
        one, two = (json.loads(self.complete("info", path, "--format", "json").out) for path in (self.result, other))
        self.assertEqual(one["digest"], two["digest"])
        self.assertEqual((one["world_scale"], two["world_scale"]), (1.0, 1.0))
        self.assertNotIn("its size", self.complete("compare", other).out)

    def test_every_view_of_a_result_says_its_size(self):
        self.complete("run", self.scenario, "-o", self.result, *HALF)
        self.assertIn(SENTENCE, self.complete("check", self.scenario, *HALF).out)
        self.assertIn(SENTENCE, self.complete("info", self.result).out)
        self.assertIn(SENTENCE, self.complete("compare", self.result).out)
        for section in ("effects", "account"):
            self.assertIn(SENTENCE, self.complete("compare", self.result, "--section", section).out)
        csv = self.complete("compare", self.result, "--format", "csv").out
        self.assertRegex(csv, f"result/scale,.*{SENTENCE}")
        told = json.loads(self.complete("compare", self.result, "--format", "json").out)
        self.assertEqual(told["world_scale"], 0.5)
        self.assertAlmostEqual(told["programmes"][0]["budget_keur"], 150.0)
        self.complete("report", self.result)
        self.assertIn(SENTENCE, self.result.with_suffix(".html").read_text(encoding="utf-8"))

    def test_half_the_size_is_another_run(self):
        self.complete("run", self.scenario, "-o", self.result)
        self.refuse(2, ["scale"], "run", self.scenario, "-o", self.result, *HALF)

    def test_sizes_that_cannot_be_are_refused(self):
        for scale in ("0", "-1", "nan", "inf", "1e-9", "1e9", "small"):
            self.refuse(2, ["scale"], "check", self.scenario, "--set", f"world.scale={scale}")
        # 1,500 persons at a hundredth are fewer than a region may have
        self.refuse(2, ["employed_persons", "scale"], "check", self.scenario, "--set", "world.scale=0.01")
        self.write("world.toml", 'firm_file = "firms.csv"\n' + (self.folder / "world.toml").read_text())
        self.write("firms.csv", "id;region;nace;jobs;founding year\nA;Smallville;C25;60;1999\n")
        self.refuse(2, ["scale", "firm_file"], "check", self.scenario, *HALF)

    def test_check_warns_of_worlds_too_small_to_tell_and_too_large_to_run(self):
        small = self.complete("check", self.scenario, "--set", "world.scale=0.1").out
        self.assertRegex(small, r"WARNING  at this scale \d of 3 cells have fewer than 30 firms")
        self.assertNotIn("at this scale", self.complete("check", self.scenario, "--set", "world.scale=20").out)
        large = self.complete("check", self.scenario, "--set", "world.scale=1000", "--set",
                              "world.region.Smallville.employed_persons={value=299000,source='test'}").out
        self.assertRegex(large, r"WARNING  the run needs up to .* of memory and this machine has")

    def test_budgets_and_targets_go_with_the_world(self):
        jobs, outlay = [], []
        for name, scale in (("one", 1), ("two", 2)):
            path = self.folder / f"{name}.h5"
            self.complete("run", self.scenario, "-o", path, "--replicates", 2, "--set", f"world.scale={scale}", "--set",
                          "targets.net_jobs=10")
            told = json.loads(self.complete("compare", path, "--format", "json").out)
            jobs.append(told["targets"]["net_jobs"])
            outlay.append(told["programmes"][0]["budget_keur"])
        self.assertEqual(outlay, [300.0, 600.0])
        self.assertEqual(jobs, [10.0, 20.0])


if __name__ == "__main__":
    main()
