#!/usr/bin/env python3
"""`clustress validate` as a user meets it: the table, csv and json hold the same numbers; every moment of every replicate.

usage: validate_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import json
import math
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, WORLD, SystemTest, main  # noqa: E402

OF_EXPERIMENTS = {"recession_unemployment", "recession_jobs_per_output", "recession_rd_per_output", "recession_industry",
                  "recession_construction", "recession_trade_transport", "recession_information", "recession_finance",
                  "recession_business_services", "recession_public_health", "local_multiplier_5y", "local_multiplier_10y",
                  "drift_jobs", "drift_firms", "drift_large_share", "regional_growth_sd", "jobs_per_output",
                  "loan_refusals_crunch"}
SEVEN_YEARS = ("--set", "simulation.horizon_quarters=28", "--threads", "1")


WORDS = {"band": ("MISSED", "met"), "target": ("FAR", "near"), "other count": ("–", "–")}  # outside, inside


def cells_of(page, *columns):
    """The rows of the only table of a page that begins with the columns, by column; code marks are taken off."""
    cells = lambda line: [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
    lines = page.splitlines()
    begin, = [k for k, line in enumerate(lines) if line.startswith("|") and cells(line)[:len(columns)] == list(columns)]
    end = next((k for k in range(begin, len(lines)) if not lines[k].startswith("|")), len(lines))
    return [dict(zip(cells(lines[begin]), cells(line))) for line in lines[begin + 2:end]]


class Validate(SystemTest):
    def validate(self, *arguments):
        return self.complete("validate", self.scenario, *SEVEN_YEARS, *arguments).out

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.validate("--format", "csv", *arguments))))

    def test_table_csv_and_json_say_the_same(self):
        table = self.validate("-r", "3").splitlines()
        rows = self.rows("-r", "3")
        read = json.loads(self.validate("-r", "3", "--format", "json"))
        self.assertEqual([row["moment"] for row in rows], [moment["moment"] for moment in read["moments"]])
        self.assertEqual([line.split()[0] for line in table[3:3 + len(rows)]], [row["moment"] for row in rows])
        for row, moment, line in zip(rows, read["moments"], table[3:]):
            self.assertTrue(line.endswith(row["verdict"]), line)
            self.assertEqual(row["verdict"], moment["verdict"])
            if row["verdict"] == "no population":
                self.assertEqual((row["simulated"], moment["simulated"]), ("NaN", None))
                continue
            self.assertEqual(float(row["simulated"]), moment["simulated"])
            self.assertIn(f"{float(row['simulated']):.4f}", line)
            inside = float(row["band_low"]) <= float(row["simulated"]) <= float(row["band_high"])
            self.assertEqual(row["verdict"], WORDS[row["role"]][inside])
        met = sum(row["verdict"] == "met" for row in rows)
        self.assertEqual((read["bands_met"], read["replicates"]), (met, 3))
        last = table[len(rows) + 4:]
        self.assertIn(f"{met} of {read['bands']} acceptance bands met", last[0])
        names = {words: [row["moment"] for row in rows if row["verdict"] == verdict]
                 for words, verdict in (("Missed bands: ", "MISSED"), ("Far targets: ", "FAR"))}
        self.assertEqual(last[1:], [words + ", ".join(missed) for words, missed in names.items() if missed])
        self.assertTrue(all(names.values()), names)

    def test_a_distance_is_told_in_errors(self):
        for moment in json.loads(self.validate("-r", "3", "--no-experiments", "--format", "json"))["moments"]:
            if moment["grounds"] == "definition" or moment["verdict"] == "no population":
                self.assertIsNone(moment["distance"], moment)
            elif moment["replicates"] == 3:  # the interval is that of Student's t with two degrees of freedom
                of_mean = (moment["interval"]["high"] - moment["simulated"]) / 4.302652729911275
                error = math.hypot(moment["standard_error"], moment["spread"], of_mean)
                self.assertAlmostEqual(moment["distance"], (moment["simulated"] - moment["observed"]) / error, places=6)

    def test_strict_fails_when_a_band_is_missed(self):
        # Seen to fail when the exit code is left as it is.
        arguments = ("-r", "2", "--no-experiments", "--format", "csv")
        told = self.rows(*arguments[:3])
        missed = [row["moment"] for row in told if row["verdict"] == "MISSED"]
        self.assertTrue(missed)
        run = self.run_program("validate", self.scenario, *SEVEN_YEARS, *arguments, "--strict")
        self.assertEqual(run.code, 1)
        self.assertIn(f"acceptance bands missed: {', '.join(missed)}", run.err)
        self.assertEqual(list(csv.DictReader(io.StringIO(run.out))), told)

    def test_unemployment_is_held_against_the_worlds_own(self):
        row = next(row for row in self.rows("-r", "2", "--no-experiments") if row["moment"] == "unemployment")
        self.assertEqual(float(row["observed"]), 0.08)
        self.assertAlmostEqual(float(row["band_low"]), 0.048)
        self.assertAlmostEqual(float(row["band_high"]), 0.112)

    def test_experiments_can_be_left_out_and_change_nothing_else(self):
        every = {row["moment"]: row for row in self.rows("-r", "2")}
        few = {row["moment"]: row for row in self.rows("-r", "2", "--no-experiments")}
        self.assertEqual(set(every) - set(few), OF_EXPERIMENTS)
        for name, row in few.items():
            self.assertEqual(row, every[name])

    def test_every_moment_of_every_replicate(self):
        numbers = self.rows("-r", "3", "--no-experiments", "--per-replicate")
        means = self.rows("-r", "3", "--no-experiments")
        self.assertEqual(list(numbers[0]), ["point", "replicate", "moment", "unit", "value"])
        self.assertEqual(len(numbers), 3 * len(means))
        for row in means:
            own = [r for r in numbers if r["moment"] == row["moment"]]
            self.assertEqual([r["replicate"] for r in own], ["0", "1", "2"])
            values = [float(r["value"]) for r in own if not math.isnan(float(r["value"]))]
            if len(values) > 1:
                self.assertAlmostEqual(statistics.fmean(values), float(row["simulated"]), places=12)
            else:
                self.assertEqual(row["verdict"], "no population")
        read = json.loads(self.validate("-r", "3", "--no-experiments", "--per-replicate", "--format", "json"))
        self.assertEqual([(str(r["point"]), str(r["replicate"]), r["moment"], r["unit"],
                           math.nan if r["value"] is None else r["value"]) for r in read if r["value"] is not None],
                         [(r["point"], r["replicate"], r["moment"], r["unit"], float(r["value"]))
                          for r in numbers if r["value"] != "NaN"])
        self.assertEqual(sum(r["value"] is None for r in read), sum(r["value"] == "NaN" for r in numbers))
        more_threads = self.complete("validate", self.scenario, "--set", "simulation.horizon_quarters=28", "-r", "3", "-t", "2",
                                     "--no-experiments", "--per-replicate", "--format", "csv").out
        self.assertEqual(list(csv.DictReader(io.StringIO(more_threads))), numbers)

    def test_a_hamlet_has_no_large_firms_and_no_row_vanishes(self):
        everywhere = [row["moment"] for row in self.rows("-r", "2", "--no-experiments")]
        text = (self.folder / "world.toml").read_text()
        for old, new in (("value = 1500, assumed = true, range = [1000, 2000]", "value = 150, assumed = true, range = [100, 200]"),
                         ("value = 250, assumed = true, range = [200, 300]", "value = 25, assumed = true, range = [20, 30]")):
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write("world.toml", text)
        rows = self.rows("-r", "2", "--no-experiments")
        self.assertEqual([row["moment"] for row in rows], everywhere)
        empty = {row["moment"]: row["simulated"] for row in rows if row["verdict"] == "no population"}
        self.assertEqual(empty.get("innovators_large"), "NaN")
        table = self.validate("-r", "2", "--no-experiments")
        self.assertRegex(table, r"innovators_large .* – +– +no population")

    def test_a_result_is_measured_again_with_the_same_seeds(self):
        self.complete("run", self.scenario, "-o", self.result, "-r", "3", "--set", "simulation.horizon_quarters=28", "-q")
        self.scenario.unlink()  # the result knows its scenario
        (self.folder / "world.toml").unlink()
        again = self.complete("validate", self.result, "--no-experiments", "--per-replicate", "--format", "csv").out
        self.write("scenario.toml", SCENARIO)
        self.write("world.toml", WORLD)
        self.assertEqual(list(csv.DictReader(io.StringIO(again))), self.rows("-r", "3", "--no-experiments", "--per-replicate"))
        self.assertEqual(json.loads(self.complete("validate", self.result, "--no-experiments", "--format", "json").out),
                         json.loads(self.validate("-r", "3", "--no-experiments", "--format", "json")))
        damaged = self.write("damaged.h5", self.result.read_bytes()[:-200])
        self.refuse(3, ["damaged.h5"], "validate", damaged)

    def test_a_short_horizon_is_measured_over_the_years_that_survival_needs(self):
        # Seen to fail: the study that `init` writes, of five years, was refused.
        arguments = ("-r", "2", "--no-experiments", "--format", "csv", "--threads", "1")
        short = self.complete("validate", self.scenario, *arguments)
        self.assertIn("measured over 7 years", short.err)
        long = self.complete("validate", self.scenario, "--set", "simulation.horizon_quarters=28", *arguments)
        self.assertEqual(short.out, long.out)
        self.assertNotIn("7 years", long.err)
        self.complete("init", "study")
        self.complete("validate", "study/scenario.toml", *arguments)

    def test_pages_tell_what_is_missed_and_what_is_not_measured(self):
        # A band made narrower must show on the page, and what misses it by name.
        here = {row["moment"]: row for row in self.rows("-r", "2")}
        number = lambda text: float(text.replace("−", "-"))
        findings = cells_of((SOURCE / "docs/findings/validation.md").read_text(), "moment")
        self.assertEqual([row["moment"] for row in findings], list(here))
        missed = {}
        for row in findings:
            now = here[row["moment"]]
            self.assertEqual((row["role"], row["population"]), (now["role"], now["population"]))
            low, high = map(number, row["band"].split(" to "))
            if row["moment"] != "unemployment":  # the world's own
                self.assertEqual([number(row["observed"]), low, high],
                                 [float(now[key]) for key in ("observed", "band_low", "band_high")], row["moment"])
            nearby = [number(row["simulated"]) + rounding for rounding in (-5e-5, 0, 5e-5)]
            self.assertIn(row[""], {WORDS[row["role"]][low <= simulated <= high] for simulated in nearby}, row["moment"])
            if row[""] in ("MISSED", "FAR"):
                missed[row["moment"]] = row[""]
        page = (SOURCE / "docs/model/validation.md").read_text()
        self.assertEqual({row["moment"]: row["verdict"] for row in cells_of(page, "moment", "verdict", "simulated")}, missed)
        waiting = cells_of(page, "not yet measured")
        names = [row["not yet measured"] for row in waiting]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(set(names) & set(here), set(), "what is measured is no longer waiting")
        for row in waiting:
            self.assertRegex(row["observed"], r"\d", row)
            self.assertRegex(row["source"], r"(19|20)\d\d", row)
            self.assertTrue(row["needs"], row)

    def test_what_cannot_be_measured_is_refused(self):
        self.refuse(2, ["--replicates", "at least 2"], "validate", self.scenario, "-r", "1")
        self.refuse(2, ["--per-replicate", "--format csv"], "validate", self.scenario, "--per-replicate")
        self.refuse(2, ["--strict", "--per-replicate"], "validate", self.scenario, "--strict", "--per-replicate", "-f", "csv")
        self.refuse(2, ["format"], "validate", self.scenario, "--format", "xml")


if __name__ == "__main__":
    main()
