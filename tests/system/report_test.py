#!/usr/bin/env python3
"""`clustress report`: one page of HTML, written whole or not at all; what it is refused for is said with the way out.

usage: report_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402


class Report(SystemTest):
    def test_a_page_is_made_of_a_result_and_is_the_same_twice(self):
        self.complete("run", self.scenario, "-o", self.result, "--quiet")
        page, data = self.folder / "page.html", self.folder / "page.json"
        self.assertIn("page.html", self.complete("report", self.result, "-o", page, "--data", data).out)
        html = page.read_text(encoding="utf-8")
        self.assertTrue(html.startswith("<!doctype html>"))
        self.assertIn("A voucher in Smallville", html)
        self.assertIn("Provisional: 4 simulated futures", html)
        self.assertNotRegex(html, r"(src|href)=\"(?!#)")
        self.complete("report", self.result)  # beside the result; over an older page
        self.complete("report", self.result)
        self.assertEqual(self.result.with_suffix(".html").read_text(encoding="utf-8"), html)
        # The headline number of the matrix is that of compare.
        compared = json.loads(self.complete("compare", self.result, "--format", "json").out)
        self.assertEqual(json.loads(data.read_text(encoding="utf-8")), compared)
        net = compared["programmes"][0]["measures"]["net_jobs"]["value"]
        shown = re.search(r"class=\"jobs\"><b>([^<]*)</b>", html)[1]
        whole = int(abs(net) + 0.5)
        self.assertEqual(shown.lstrip("+\u2212"), str(whole))

    def test_one_replicate_and_an_unfinished_run_are_provisional(self):
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--replicates", "1")
        self.complete("report", self.result)
        self.assertIn("One simulated future cannot tell an effect from luck",
                      self.result.with_suffix(".html").read_text(encoding="utf-8"))

    def test_what_cannot_be_written_is_refused_and_nothing_is_lost(self):
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--replicates", "2")
        before = self.result.read_bytes()
        self.refuse(2, ["is the result itself"], "report", self.result, "-o", self.result)
        self.assertEqual(self.result.read_bytes(), before)
        self.refuse(2, ["is the result itself"], "report", self.result, "--data", self.result)
        other = self.folder / "notes.html"
        other.write_text("my notes")
        self.refuse(2, ["no page of HTML"], "report", self.result, "-o", other)
        self.assertEqual(other.read_text(), "my notes")
        self.refuse(3, ["nowhere"], "report", self.result, "-o", self.folder / "nowhere" / "page.html")
        self.assertEqual([f for f in os.listdir(self.folder) if f.endswith(".tmp")], [])
        self.refuse(3, ["no-result.h5"], "report", self.folder / "no-result.h5")
        self.refuse(2, ["point 7"], "report", self.result, "--point", "7")


if __name__ == "__main__":
    main()
