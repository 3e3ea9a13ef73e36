#!/usr/bin/env python3
"""Results of every format that there was are opened; what an older one does not say is left out, and no number takes its place.

usage: older_formats_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import gzip
import io
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

KEPT = SOURCE / "tests" / "support"


class OlderFormats(SystemTest):
    def old(self):
        """A study of format 2: a voucher under a recession, two replicates, reference programmes off."""
        path = self.folder / "old.h5"
        path.write_bytes(gzip.decompress((KEPT / "format_2" / "study.h5.gz").read_bytes()))
        return path

    def measures(self, path):
        rows = csv.DictReader(io.StringIO(self.complete("compare", path, "--format", "csv").out))
        return {(row["variant"], row["stress"], row["measure"]): row["value"] for row in rows}

    def test_format_1_says_what_it_holds_and_what_it_lacks(self):
        path = self.folder / "first.h5"
        path.write_bytes((KEPT / "format_1" / "result.h5").read_bytes())
        self.assertIn("complete, 4 replicates", self.complete("info", path).out)
        facts = json.loads(self.complete("info", path, "--format", "json").out)
        self.assertEqual(facts["format"], 1)
        self.assertIsNone(facts["world_numbers"])
        # Its numbers were made by hand, one of its worlds failed and some have none: both say so by name.
        for command in ("compare", "report"):
            self.refuse(2, ["1 of 24 worlds failed"], command, path)
            self.refuse(3, ["/total/jobs has no number"], command, path, "--allow-failed")

    def test_format_2_is_compared_and_reported_without_the_facts_it_lacks(self):
        path = self.old()
        facts = json.loads(self.complete("info", path, "--format", "json").out)
        self.assertEqual((facts["format"], facts["world_numbers"]), (2, None))
        self.assertEqual(facts["stress_facts"][1], {"label": "recession", "kind": "demand_recession", "severity": 4.5,
                                                    "description": "", "first_quarter": None, "last_quarter": None})
        self.assertEqual(facts["variant_facts"][1]["budget_keur"], None)
        text = self.complete("compare", path, "--section", "all").out
        self.assertIn("broad vouchers", text)
        self.assertNotIn("nan", text)
        measures = self.measures(path)
        self.assertNotIn(("broad vouchers", "undisturbed", "budget_planned"), measures)
        self.assertIn(("broad vouchers", "undisturbed", "budget_released"), measures)
        self.complete("report", path)
        page = path.with_suffix(".html").read_text(encoding="utf-8")
        self.assertIn("which numbers of the world are assumed (a result of format 3 says so)", page)
        self.assertNotIn('class="crisis"', page)

    def test_format_3_has_them(self):
        self.complete("run", self.scenario, "-o", self.result, "--quiet")
        facts = json.loads(self.complete("info", self.result, "--format", "json").out)
        self.assertEqual(facts["format"], 3)
        vouchers = next(one for one in facts["variant_facts"] if one["label"] == "vouchers")
        self.assertEqual((vouchers["budget_keur"], vouchers["first_quarter"], vouchers["last_quarter"]), (300, 1, 8))
        assumed = facts["world_numbers"]["assumed"]
        # By hand from support.py: five of each of two sectors, three and two shares of the region, two of the cluster; and what
        # is left out there: four of each sector, two of the region, four of the cluster.
        self.assertEqual((facts["world_numbers"]["all"], len(assumed)), (31, 31))
        jobs = next(one for one in assumed if one["path"] == "region.Smallville.employed_persons")
        self.assertEqual((jobs["value"], jobs["low"], jobs["high"], jobs["jobs_share"]), (1500, 1000, 2000, 1))
        self.assertEqual(self.measures(self.result)["vouchers", "undisturbed", "budget_planned"], "300")


if __name__ == "__main__":
    main()
