#!/usr/bin/env python3
"""explain shows firms of a replicate in both worlds, and what it shows adds up to what run wrote.

usage: explain_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

ROW = re.compile(r"^  ([0-9a-f]{16}) +(\d+) +(\d+) +(\d+) +(-?[\d.]+) +([\d.]+) +(\d+) +(\d+|–)  (.*)$", re.MULTILINE)


class Explain(SystemTest):
    def firms(self, *arguments):
        return [row.groups() for row in ROW.finditer(self.complete("explain", self.scenario, *arguments).out)]

    def recipient(self):
        firm = max(self.firms("--list"), key=lambda row: float(row[5]))
        self.assertGreater(float(firm[5]), 0)
        return firm

    def test_a_recipient_of_the_list_is_shown_as_the_list_says(self):
        firm, _, without, with_, job_years, support, paid, award, place = self.recipient()
        life = json.loads(self.complete("explain", self.scenario, "--firm", firm, "--format", "json").out)
        self.assertEqual((life["firm"], life["place"], life["variant"]), (firm, place, "vouchers"))
        worlds = [[quarter[world] for quarter in life["quarters"]] for world in ("without", "with")]
        self.assertEqual([int(world[-1]["jobs"]) for world in worlds], [int(without), int(with_)])
        gained = sum(b["jobs"] - a["jobs"] for a, b in zip(*worlds)) / 4
        self.assertAlmostEqual(gained, float(job_years), places=2)
        self.assertAlmostEqual(sum(quarter["support"] for quarter in worlds[1]), float(support), delta=0.051)
        self.assertEqual(sum(quarter["payment"] for quarter in worlds[1]), int(paid))
        self.assertEqual(next(q for q, quarter in enumerate(worlds[1]) if quarter["award by"]), int(award))
        self.assertEqual(worlds[0][0], worlds[1][0])  # the common start
        first = life["first_difference"]
        for quarter in life["quarters"][:first["quarter"]]:
            self.assertEqual(quarter["without"], quarter["with"])
        here = life["quarters"][first["quarter"]]
        self.assertNotEqual(here["without"][first["column"]], here["with"][first["column"]])

    def test_an_award_in_the_first_quarter_is_the_first_difference(self):
        self.scenario_with(('selection = "lottery"', 'selection = "lottery"\nawareness_share = 1.0'),
                           ("duration_quarters = 8", "duration_quarters = 1"),
                           ("[[variant]]", "[model.assignments]\nhazard = 0.4\n\n[[variant]]"))
        firm = next(row[0] for row in self.firms() if row[7] == "1")
        table = self.complete("explain", self.scenario, "--firm", firm).out
        self.assertIn("quarter 1 (2016Q1), award: award by innovation_voucher", table)
        self.assertRegex(table, r"(?m)^> +1 .*with: award by innovation_voucher")

    def test_table_and_csv_hold_the_quarters_asked_for(self):
        firm = self.recipient()[0]
        rows = list(csv.DictReader(self.complete("explain", self.scenario, "--firm", firm, "--quarters", "2-5", "-f",
                                                 "csv").out.splitlines()))
        self.assertEqual([row["quarter"] for row in rows], [str(q) for q in (2, 2, 3, 3, 4, 4, 5, 5)])
        self.assertEqual([row["world"] for row in rows], ["without", "with"] * 4)
        table = self.complete("explain", self.scenario, "--firm", firm, "--quarters", "2-5").out
        self.assertEqual(re.findall(r"(?m)^[> ] {5,7}(\d+) ", table), ["2", "3", "4", "5"])

    def test_firms_paid_without_a_project_are_listed_as_paid(self):
        text = self.complete("explain", self.scenario, "--list", "--variant", "transfer").out
        self.assertIn("Largest support of projects: none", text)
        self.assertIn("Paid in most quarters\n", text)
        firm = next(row for row in self.firms("--variant", "transfer") if row[6] == "8")
        table = self.complete("explain", self.scenario, "--firm", firm[0], "--variant", "transfer").out
        self.assertIn("support of projects 0.0 kEUR; paid in 8 quarters", table)

    def test_labels_with_quotes_and_commas_are_fields_of_csv(self):
        self.scenario_with(('kind = "innovation_voucher"', 'kind = "innovation_voucher"\nname = \'a "small", one\''))
        firm = next(row for row in self.firms() if row[7] != "–")
        rows = list(csv.DictReader(self.complete("explain", self.scenario, "--firm", firm[0], "-f", "csv").out.splitlines()))
        self.assertIn('a "small", one', {row["award_by"] for row in rows})
        self.assertTrue(all(None not in row for row in rows))

    def test_a_programme_without_money_changes_nothing(self):
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 0.0"))
        text = self.complete("explain", self.scenario, "--list").out
        self.assertEqual(text.count(": none"), 4, text)

    def test_variant_stress_and_replicate_choose_the_worlds(self):
        lists = {self.complete("explain", self.scenario, *options).out for options in (
            [], ["--variant", "transfer"], ["--stress", "recession"], ["--replicate", "1"])}
        self.assertEqual(len(lists), 4)
        one = self.complete("explain", self.scenario, "--threads", "1").out
        self.assertEqual(one, self.complete("explain", self.scenario, "--threads", "2").out)

    def test_what_is_not_there_is_refused_with_the_way_to_find_it(self):
        for words, options in ((["0123456789abcdef", "--list"], ["--firm", "0123456789abcdef"]),
                               (["hexadecimal", "--list"], ["--firm", "Siemens"]),
                               (["vouchres", "vouchers"], ["--variant", "vouchres"]), (["none"], ["--variant", "none"]),
                               (["recesion", "recession"], ["--stress", "recesion"]), (["0 to 3"], ["--replicate", "4"]),
                               (["0 to 12"], ["--firm", "1", "--quarters", "3-99"]), (["--format"], ["--format", "csv"])):
            with self.subTest(options=options):
                self.refuse(2, words, "explain", self.scenario, *options)


if __name__ == "__main__":
    main()
