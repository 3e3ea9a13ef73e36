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

    def test_what_lies_beside_the_result_is_shown_and_only_if_it_is_of_the_run(self):
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--replicates", "2",
                      "--set", "panel.sample_share=0.3")
        page = self.result.with_suffix(".html")
        told = self.folder / "result.validation.json"
        self.complete("report", self.result)
        html = page.read_text(encoding="utf-8")
        self.assertIn("What would usual designs of evaluations find?", html)
        self.assertIn("clustress validate", html)
        self.assertNotIn("Does the simulated economy look like the observed one?", html)
        self.assertIn("  evaluation", self.complete("compare", self.result).out)
        shown = self.complete("compare", self.result, "--section", "evaluation").out
        self.assertIn("Difference-in-differences", shown)
        rows = self.complete("compare", self.result, "--format", "csv").out
        evaluated = json.loads(self.complete("evaluate", self.folder / "result.panel.h5", "--format", "json").out)
        estimates = [world["designs"]["difference_in_differences"]["estimate"] for world in evaluated["programmes"][0]["worlds"]]
        row, = [line for line in rows.splitlines() if ",evaluation/difference_in_differences/estimate," in line]
        self.assertAlmostEqual(float(row.split(",")[3]), sum(estimates) / len(estimates), places=12)
        # What validate found, and the same file beside another run.
        self.assertIn(told.name, self.complete("validate", self.result, "--no-experiments", "-o", told).out)
        self.complete("report", self.result)
        html = page.read_text(encoding="utf-8")
        read = json.loads(told.read_text(encoding="utf-8"))
        self.assertIn("Does the simulated economy look like the observed one?", html)
        self.assertIn(f"{read['bands_met']} of {read['bands']} acceptance bands are met", html)
        for moment in read["moments"]:
            self.assertIn(moment["moment"].replace("_", " "), html)
        for change, words in ((lambda: told.write_text(json.dumps({**read, "scenario_digest": "0"})), "is of another run"),
                              (lambda: told.write_text("{}"), "is not what"), (lambda: told.write_text("["), "is not what")):
            change()
            self.complete("report", self.result)
            html = page.read_text(encoding="utf-8")
            self.assertIn(words, html)
            self.assertNotIn("acceptance bands are met", html)
        (self.folder / "result.panel.h5").write_bytes(b"no panel")
        self.complete("report", self.result)
        self.assertIn("The panel of firms beside the result is left out", page.read_text(encoding="utf-8"))

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
