#!/usr/bin/env python3
"""The R that docs/howto/read_results_in_python_and_r.md shows runs on a real result, and finds what is in it.

Skipped where R or its package rhdf5 is not installed (Debian: r-base-core, r-bioc-rhdf5).

usage: reading_r_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

PAGE = SOURCE / "docs" / "howto" / "read_results_in_python_and_r.md"

# What is printed of what the blocks leave, one number a line.
PRINTED = {"panel": "mean((jobs - without)[nrow(jobs), won]); nrow(long); sum(long$jobs)",
           "result": "mean(end); sum(groups); length(end)"}


def has_rhdf5():
    if shutil.which("Rscript") is None:
        return False
    return subprocess.run(["Rscript", "-e", "library(rhdf5)"], capture_output=True, check=False).returncode == 0


class ReadingInR(SystemTest):
    def numbers(self, code, printed):
        """What R prints of these values after the block."""
        script = self.folder / "block.R"
        script.write_text(code + "".join(f'\ncat("VALUE", format({value}, digits = 17), "\\n")'
                                         for value in printed.split("; ")), encoding="utf-8")
        done = subprocess.run(["Rscript", "--vanilla", script], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [float(number) for number in re.findall(r"^VALUE (\S+)", done.stdout, re.MULTILINE)]

    @unittest.skipUnless(has_rhdf5(), "NOTHING OF THE R SHOWN WAS RUN: no R, or no rhdf5 (apt install r-base-core r-bioc-rhdf5)")
    def test_the_r_shown_runs(self):
        panel, result = re.findall(r"```r\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--set", "panel.sample_share=0.5")
        with h5py.File(self.folder / "result.panel.h5") as file:
            vouchers = [label.decode() for label in file["variant_label"][...]].index("vouchers")
            mine = file["variant"][...] == vouchers
            jobs, without = file["jobs"][...][mine], file["jobs_without"][...][mine]
            won = file["awarded"][...][mine] == 1
            expected = [(jobs - without)[won, -1].mean(), jobs.size, jobs.sum()]
        self.assertNotEqual(expected[0], 0.0)
        numpy.testing.assert_allclose(self.numbers(panel, PRINTED["panel"]), expected, rtol=1e-12)
        with h5py.File(self.result) as file:
            variants = [label.decode() for label in file["variant"][...]]
            at = file["total/jobs"][0, :, 0, :, -1].astype(float)
            end = at[variants.index("vouchers")] - at[variants.index("none")]
        expected = [end.mean(), end.mean(), end.size]  # groups of the account add up to net jobs
        self.assertNotEqual(expected[0], 0.0)
        numpy.testing.assert_allclose(self.numbers(result, PRINTED["result"]), expected, rtol=1e-12)


if __name__ == "__main__":
    main()
