#!/usr/bin/env python3
"""docs/howto/which_parameters_matter.md can be followed on the result of find_where_it_fails.md (on a horizon cut down to seconds): the answer
comes in words, table, csv and json agree, and what is asked wrongly is refused in words.

usage: sensitivity_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import json
import os
import pathlib
import re
import shlex
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, SystemTest, main  # noqa: E402

HOWTO = SOURCE / "docs" / "howto"
SHORT = ["--replicates", "2", "--set", "simulation.spin_up_quarters=12", "--set", "simulation.populations=1",
         "--set", "simulation.burn_in_quarters=8", "--set", "simulation.horizon_quarters=12"]


def commands(text):
    return [shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


class Sensitivity(SystemTest):
    def test_the_page_can_be_followed(self):
        before = (HOWTO / "find_where_it_fails.md").read_text(encoding="utf-8")
        page = (HOWTO / "which_parameters_matter.md").read_text(encoding="utf-8")
        self.complete(*commands(before)[0][1:])
        name, toml = re.search(r"`(study/[\w.]+)`:\n\n```toml\n(.*?)```", before, re.DOTALL).groups()
        self.write(name, toml)
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.folder)
        exec(compile(re.search(r"```python\n(.*?)```", before, re.DOTALL).group(1), "points", "exec"), {})
        self.complete(*commands(before)[1][1:], *SHORT, seconds=900)
        told = [self.complete(*words[1:]).out for words in commands(page)]
        self.assertIn("WHAT TO FIND OUT FIRST", told[0])
        self.assertRegex(told[0], r"Answer +(Find out|No parameter)")
        self.assertRegex(told[0], r"Doubt, what differs between points, makes \d+ %( to \d+ %)? of the variance")
        self.assertIn("48 points of no known design, 4 parameters that vary, luck shared by all points", " ".join(told[0].split()))
        self.assertIn("Not given, Sobol' indices: the points are not those of a Saltelli design", " ".join(told[1].split()))
        self.assertIn("PAWN", told[1])
        rows = list(csv.DictReader(io.StringIO(told[2])))
        self.assertIn("none/crisis/total/exits", {row["output"] for row in rows})
        self.assertEqual({row["parameter"] for row in rows if row["method"] == "regression"} - {""},
                         {"stress.crisis.part.demand_recession.severity_percent", "stress.crisis.part.credit_crunch.severity_percent",
                          "model.market.sales_elasticity", "model.labour.labour_saving"})
        # Again, to the letter, on any number of threads; json holds the same numbers as csv.
        self.assertEqual(self.complete("sensitivity", "doubt.h5", "--threads", "2").out, told[0])
        whole = json.loads(self.complete("sensitivity", "doubt.h5", "--format", "json").out)
        one = {o["name"]: o for o in whole["outputs"]}["vouchers/crisis/net_jobs"]
        rows = {(row["output"], row["method"], row["parameter"], row["index"]): row
                for row in csv.DictReader(io.StringIO(self.complete("sensitivity", "doubt.h5", "--format", "csv").out))}
        for parameter, indices in one["methods"]["regression"].get("parameters", {}).items():
            row = rows[one["name"], "regression", parameter, "share"]
            self.assertEqual(float(row["value"]), indices["share"]["value"])
            self.assertEqual(row["below_noise"] == "1", indices["below_noise"])
        self.assertEqual(float(rows[one["name"], "variance", "", "luck"]["value"]), one["variance_of_luck"])
        # The report draws it.
        self.complete("report", "doubt.h5", "-o", "doubt.html")
        if "Find out" in told[0]:
            self.assertIn("What is the doubt made of?", (self.folder / "doubt.html").read_text(encoding="utf-8"))
        # What is asked wrongly.
        self.refuse(2, ['--on net_job: no output has this name or part of a name. Did you mean "net_jobs"?'],
                    "sensitivity", "doubt.h5", "--on", "net_job")
        self.refuse(2, ["between 0 and 1"], "sensitivity", "doubt.h5", "--alpha", "2")

    def test_a_result_without_points_is_refused(self):
        self.write("scenario.toml", SCENARIO)
        self.complete("run", "scenario.toml", "-o", "plain.h5")
        self.refuse(2, ["the result has one point: nothing varies"], "sensitivity", "plain.h5")


if __name__ == "__main__":
    main()
