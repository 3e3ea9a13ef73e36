#!/usr/bin/env python3
"""scripts/replays: every published figure has its replay, and figures are what can be counted by hand.

usage: replays_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import importlib.machinery
import importlib.util
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

FOLDER = SOURCE / "scenarios/replays"
SMALL = ["--replicates", "3", "--set", "simulation.spin_up_quarters=12", "--set", "simulation.populations=1",
         "--set", "simulation.reference_programmes=false"]


def script():
    """scripts/replays as a module."""
    loader = importlib.machinery.SourceFileLoader("replays", str(SOURCE / "scripts/replays"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("replays", loader))
    loader.exec_module(module)
    return module


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published():
    return rows_of(FOLDER / "published.csv")


class Replays(SystemTest):
    def test_every_figure_has_a_sound_replay_and_a_source(self):
        rows = published()
        files = {path.stem for path in FOLDER.glob("*.toml")} - {"base"}
        self.assertEqual({row["replay"] for row in rows}, files)
        for name in sorted(files):
            with self.subTest(name):
                self.complete("check", FOLDER / f"{name}.toml")
        for row in rows:
            self.assertRegex(row["source"], r"\d{4}", row)
            self.assertIn(row["use"], ("fit", "report"))
            self.assertEqual(row["published"] == "", row["form"] == "null", row)

    def test_what_is_shipped_is_of_these_figures_and_this_model_and_on_the_page(self):
        shipped = rows_of(FOLDER / "replayed.csv")
        rows = published()
        self.assertEqual(len(shipped), len(rows), "run scripts/replays and copy its replays.csv")
        for found, row in zip(shipped, rows):
            for key in ("replay", "figure", "published", "form", "use", "population", "source"):
                self.assertEqual(found[key], row[key], "run scripts/replays and copy its replays.csv")
            self.assertEqual((found["published_low"], found["published_high"]), (row["low"], row["high"]))
        read = json.loads(self.complete("validate", self.scenario, "-r", "2", "--no-experiments", "--format", "json").out)
        self.assertEqual({found["model_version"] for found in shipped}, {read["model_version"]}, "run scripts/replays again")
        check = subprocess.run([SOURCE / "scripts/findings", "--check", "--program", PROGRAM, f"replayed={FOLDER / 'replayed.csv'}"],
                               capture_output=True, text=True)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)

    def test_a_replay_counts_its_vouchers(self):
        run = subprocess.run([sys.executable, "-B", str(SOURCE / "scripts/replays"), "--program", str(PROGRAM), "--only", "dutch",
                              str(self.folder), *SMALL], capture_output=True, text=True, env=self.environment)
        self.assertEqual(run.returncode, 0, run.stderr)
        rows = {row["figure"]: row for row in rows_of(self.folder / "replays.csv")}
        shares = [float(row["simulated"]) for row in rows.values() if row["form"] == "percent"]
        self.assertEqual(len(shares), 3)
        self.assertAlmostEqual(sum(shares), 100, places=6)
        for row in csv.DictReader(self.complete("compare", self.folder / "dutch_vouchers.h5", "--format", "csv").out.splitlines()):
            if row["variant"] == "vouchers" and row["measure"] == "projects_unused_share":
                self.assertLess(abs(100 * float(row["value"]) - float(rows["never used"]["simulated"])), 0.5)
        winners = float(next(row for figure, row in rows.items() if "innovated" in figure)["supported"])
        self.assertTrue(20 < winners < 80, winners)  # 40, and more where vouchers come back and are drawn again

    def test_figures_are_as_counted_by_hand(self):
        import numpy
        replays = script()
        panel = replays.Panel.__new__(replays.Panel)
        panel.of = {"rd_capital": numpy.array([[10.0, 8.0, 16.4]])}
        # 10 ages to 8: nothing spent; 8 ages to 6.4: 10 spent.
        self.assertTrue(numpy.allclose(panel.spent_on_rd(0.8), [[0.0, 0.0, 10.0]]))
        panel.of = {"size_class": numpy.array([0, 3, 1, 2, 0])}
        for sizes, cases in (("", [0, 1, 2, 3, 4]), ("1-9", [0, 4]), ("10-249", [2, 3]), ("50-100000", [1, 3])):
            self.assertEqual(panel.of_sizes(sizes).tolist(), cases)
        size = {"form": "percent", "published": "10", "low": "5", "high": "20"}
        self.assertEqual(replays.verdict_of(size, 8, 4, 6, 10, 50), "agrees")
        self.assertEqual(replays.verdict_of(size, 8, 40, -12, 28, 50), "cannot be told")
        self.assertEqual(replays.verdict_of(size, 4, 2, 3, 5, 50), "same sign")
        self.assertEqual(replays.verdict_of(size, -8, 4, -10, -6, 50), "disagrees")
        null = {"form": "null", "published": "", "firms": "400"}  # its error is half of that of 100 firms
        self.assertEqual(replays.verdict_of(null, 9.7, 10, 5, 15, 100), "agrees")
        self.assertEqual(replays.verdict_of(null, 9.9, 10, 5, 15, 100), "disagrees")
        self.assertEqual(replays.verdict_of({**null, "firms": ""}, 19.5, 10, 15, 25, 100), "agrees")
        sign = {"form": "sign", "published": "1"}
        self.assertEqual(replays.verdict_of(sign, 1, 1, 0.5, 1.5, 50), "agrees")
        self.assertEqual(replays.verdict_of(sign, 1, 9, -3, 5, 50), "cannot be told")
        self.assertEqual(replays.verdict_of(sign, -1, 1, -1.5, -0.5, 50), "disagrees")
        least = {"form": "at_least", "published": "84"}
        self.assertEqual(replays.verdict_of(least, 80, 9, 75, 85, 50), "agrees")
        self.assertEqual(replays.verdict_of(least, 80, 9, 77, 83, 50), "disagrees")


if __name__ == "__main__":
    main()
