#!/usr/bin/env python3
"""`clustress evaluate`: a panel of firms as CSV gives the numbers of established packages; what is wrong with it is said with its place.

usage: evaluate_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

KEPT = SOURCE / "tests/support/designs"
SMALL = "firm,year,treated_year,jobs\na,2010,2011,5\na,2011,2011,7\nb,2010,,4\nb,2011,,4\nc,2010,,6\nc,2011,,7\n"


class Evaluate(SystemTest):
    def test_the_kept_panel_gives_the_kept_numbers(self):
        told = json.loads(self.complete("evaluate", KEPT / "panel.csv", "--format", "json").out)
        designs = told["programmes"][0]["worlds"][0]["designs"]
        kept = json.loads((KEPT / "reference.json").read_text(encoding="utf-8"))["values"]
        for name, ours in designs.items():
            for field, key in (("estimate", "estimate"), ("standard error", "standard_error")):
                theirs = kept[f"{name} {field}"]
                self.assertAlmostEqual(ours[key], theirs, delta=1e-8 * max(1, abs(theirs)), msg=f"{name} {field}")

    def test_rows_in_any_order_and_form_give_the_same(self):
        lines = (KEPT / "panel.csv").read_text(encoding="utf-8").splitlines()
        turned = self.write("turned.csv", "\r\n".join([lines[0], *reversed(lines[1:])]).replace(",", ";"))
        first = self.complete("evaluate", KEPT / "panel.csv", "--format", "csv").out
        self.assertEqual(self.complete("evaluate", turned, "--format", "csv", "--threads", "1").out, first)
        rows = list(csv.DictReader(io.StringIO(first)))
        self.assertEqual(len(rows), 8)

    def test_worlds_are_summed_up_by_programme(self):
        lines = (KEPT / "panel.csv").read_text(encoding="utf-8").splitlines()
        several = [lines[0] + ",variant"]
        for world in range(3):
            for variant in ("vouchers", "grants"):
                several += [f"{world}{line[line.index(','):]},{variant}" for line in lines[1:]]
        out = self.complete("evaluate", self.write("several.csv", "\n".join(several))).out
        self.assertIn("EVALUATION  vouchers", out)
        self.assertIn("EVALUATION  grants", out)
        self.assertIn("significant in 3 of 3", out.replace("\n  ", " "))
        self.assertLessEqual(max(map(len, out.splitlines())), 100)

    def test_a_small_panel_says_what_it_lacks(self):
        out = self.complete("evaluate", self.write("small.csv", SMALL)).out
        self.assertIn("no applicant has a score and a cutoff", out)

    def test_what_is_wrong_is_said_with_its_place(self):
        for change, *words in (
                (("jobs\n", "people\n"), 'no column "jobs"'),
                (("a,2011,2011,7", "a,2011,2011,7 persons"), "wrong.csv:3:", "no number", "point"),
                (("a,2011,2011,7", "a,20111,2011,7"), "wrong.csv", "calendar years"),
                (("a,2011,2011,7", "a,2011,2010,7"), "wrong.csv:3:", "belong to the firm"),
                (("a,2011,2011,7", "a,2010,2011,7"), "wrong.csv:3:", "two rows"),
                (("a,2011,2011,7", "a,2011,2011,-7"), "wrong.csv", "0 or more"),
                (("a,2011,2011,7", "a,2011,2011"), "wrong.csv:3:", "3 fields"),
                (("a,2011,2011,7", "a,2011.5,2011,7"), "wrong.csv:3:", "year")):
            wrong = self.write("wrong.csv", SMALL.replace(*change))
            self.refuse(2, list(words), "evaluate", wrong)
        self.refuse(2, ["cannot be read"], "evaluate", self.folder / "nowhere.csv")
        self.refuse(2, ["no column sales"], "evaluate", self.write("small.csv", SMALL), "--outcome", "sales")
        self.refuse(2, ["caliper"], "evaluate", self.write("small.csv", SMALL), "--caliper", "0")


if __name__ == "__main__":
    main()
