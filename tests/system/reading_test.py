#!/usr/bin/env python3
"""The Python that docs/howto/read_results_in_python_and_r.md shows runs on a real result.

usage: reading_test.py PROGRAM SOURCE_DIRECTORY
"""
import contextlib
import io
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

PAGE = SOURCE / "docs" / "howto" / "read_results_in_python_and_r.md"


class Reading(SystemTest):
    def test_the_python_shown_runs(self):
        shown = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        self.assertGreaterEqual(len(shown), 5, "the page shows no Python")
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--set", "panel.sample_share=0.5")
        self.assertEqual(self.result.name, "result.h5")
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)
        printed = io.StringIO()
        names = {}
        for number, code in enumerate(shown, 1):
            with self.subTest(block=number), contextlib.redirect_stdout(printed):
                exec(compile(code, f"{PAGE.name}, block {number}", "exec"), names)
        # Discounted job-years worked out by hand are those that compare prints.
        row = next(line for line in self.complete("compare", self.result, "--format", "csv").out.splitlines()
                   if line.startswith("vouchers,undisturbed,net_job_years_discounted,"))
        by_hand = float(names["job_years"].sel(stress="undisturbed").mean("replicate"))
        self.assertNotEqual(by_hand, 0.0)
        self.assertAlmostEqual(by_hand, float(row.split(",")[3]), places=9)


if __name__ == "__main__":
    main()
