#!/usr/bin/env python3
"""Own firms: the real program runs with them, keeps them to itself, and says what is wrong with a table.

usage: own_firms_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

FIRMS = """\ufeffid;region;nace;jobs;founding year;cluster;member;rd_keur\r
Geheim-Werk;Smallville;C25;60;1999;metal;;120,5\r
Geheim-Laden;Smallville;47.11;5;2011;;;\r
"""


class OwnFirms(SystemTest):
    def setUp(self):
        super().setUp()
        world = (self.folder / "world.toml").read_text()
        self.write("world.toml", world.replace('name = "Smallville"\n', 'name = "Smallville"\nfirm_file = "firms.csv"\n', 1))
        self.write("firms.csv", FIRMS)

    def test_runs_and_keeps_the_firms_to_itself(self):
        out = self.complete("check", self.scenario).out
        self.assertIn("2 own firms with 65 jobs", out)
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 2)
        stored = self.complete("info", self.result).out.encode() + self.result.read_bytes()
        for cached in (self.folder / "cache").rglob("*"):
            stored += cached.read_bytes() if cached.is_file() else b""
        for secret in (b"Geheim", b"firms.csv"):
            self.assertNotIn(secret, stored)

    def test_tables_that_could_tell_of_one_firm_are_withheld_in_every_form(self):
        # One firm in each of two sectors and size classes, one in the cluster: seen to fail with rows as they were.
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 2)
        rows = list(csv.DictReader(io.StringIO(self.complete("compare", self.result, "--format", "csv").out)))
        hidden = [row for row in rows if "fewer than three of your own firms" in row["note"]]
        self.assertTrue(hidden)
        self.assertEqual({row["value"] + row["low"] + row["high"] for row in hidden}, {""})
        for part in ("performance/sector/", "performance/cluster/metal", "who_gains/cluster/metal", "who_gains/size_class/1-9",
                     "who_gains/size_class/50-249", "who_gains/wage_third/low", "who_gains/account_cluster/metal",
                     "performance/size_class/50-249/", "who_gains/membership/members", "performance/membership/others/"):
            found = [row for row in rows if row["measure"].startswith(part)]
            self.assertTrue(found, part)
            self.assertTrue(all(row in hidden for row in found), part)
        for section in ("who", "performance"):
            self.assertIn("Withheld", self.complete("compare", self.result, "--section", section).out)
        self.complete("report", self.result)
        page = self.result.with_suffix(".html").read_text(encoding="utf-8")
        self.assertIn("fewer than three of your own firms", page)

    def test_another_table_is_another_run(self):
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 1)
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 1)  # the same: nothing to do
        self.write("firms.csv", FIRMS.replace(";60;", ";61;"))
        self.refuse(2, ["firm_digest"], "run", self.scenario, "-o", self.result, "--replicates", 1)

    def test_a_baseline_serves_with_the_same_firms_and_with_no_others(self):
        # Seen to fail: a result keeps the digest of the firms only, and its scenario did not load without their table.
        older, whole = self.folder / "older.h5", self.folder / "whole.h5"
        self.complete("run", self.scenario, "-o", older, "--replicates", 2)
        text = self.scenario.read_text()
        wider = self.write("wider.toml", text + '[[variant]]\nname = "money"\n[[variant.instrument]]\n'
                                                'kind = "transfer"\nbudget_keur = 10\nduration_quarters = 4\n')
        self.complete("run", wider, "-o", self.result, "--replicates", 2, "--baseline", older)
        self.complete("run", wider, "-o", whole, "--replicates", 2)
        self.complete("info", self.result, "--compare", whole)
        self.write("firms.csv", FIRMS.replace(";60;", ";61;"))
        self.refuse(2, ["own firms", "not those of this scenario"],
                    "run", wider, "-o", self.folder / "other.h5", "--baseline", older)

    def test_faults_name_the_place_in_the_table(self):
        self.write("firms.csv", FIRMS.replace(";60;", ";600;").replace("Smallville;47", "Smallvile;47"))
        self.refuse(2, ["firms.csv:3:14: ", 'Did you mean "Smallville"?'], "check", self.scenario)
        self.write("firms.csv", FIRMS.replace(";60;", ";600;"))
        self.refuse(2, ["firms.csv:2:1: ", "600 jobs", "declares 250"], "run", self.scenario, "-o", self.result)


if __name__ == "__main__":
    main()
