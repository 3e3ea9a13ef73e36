#!/usr/bin/env python3
"""scripts/switch_runs runs a scenario without each mechanism, goes on where it was, and tells what is gone.

usage: switch_runs_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402


class SwitchRuns(SystemTest):
    def switch(self, *words):
        run = subprocess.run([sys.executable, "-B", str(SOURCE / "scripts/switch_runs"), "--program", str(PROGRAM), *map(str, words)],
                             capture_output=True, text=True, env=self.environment, cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def rows(self):
        with open(self.folder / "runs/switches.csv", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def test_each_mechanism_is_off_in_a_run_of_its_own(self):
        self.switch("--only", "wider luck", self.scenario, "runs", "--replicates", "3")
        rows = self.rows()
        self.assertEqual({row["without"] for row in rows}, {"", "wider luck"})
        of = {tuple(list(row.values())[:4]): row["value"] for row in rows}
        key = ("vouchers", "recession", "stress_difference/net_job_years")
        self.assertNotEqual(of[(*key, "")], of[(*key, "wider luck")])
        made = self.folder / "runs/without-wider-luck.h5"
        before = made.stat().st_mtime_ns
        self.switch("--only", "wider luck", self.scenario, "runs", "--replicates", "3")
        self.assertEqual((self.rows(), made.stat().st_mtime_ns), (rows, before))

    def test_the_plan_leaves_out_what_is_off_already(self):
        plan = self.switch("--plan", self.scenario, "runs", "--set", "model.cycle.expectation=0")
        self.assertGreater(len(plan.splitlines()), 10)
        self.assertNotIn("without-mood", plan)
        self.assertIn("without-wider-luck", plan)
        self.assertTrue(all("--set model.cycle.expectation=0" in line for line in plan.splitlines()))


if __name__ == "__main__":
    main()
