#!/usr/bin/env python3
"""A mix that is decomposed: the same bits with points, shards, stops and a baseline; what is told of it, and hidden.

usage: decompose_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import itertools
import math
import pathlib
import re
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

KINDS = {"vouchers": "innovation_voucher", "training": "skills_training", "founders": "start_up_support", "abroad": "internationalisation_voucher",
         "research": "collaborative_rd_grant", "credit": "access_to_finance"}
POINTS = """
[[point]]
set = { "variant.mix.instrument.vouchers.budget_keur" = 50 }
[[point]]
set = { "model.market.sales_elasticity" = 2.5 }
"""


def mix(*names):
    return '\n[[variant]]\nname = "mix"\n' + "".join(
        f'[[variant.instrument]]\nkind = "{KINDS[name]}"\nname = "{name}"\nbudget_keur = 200\nduration_quarters = 8\n' for name in names)


class Decompose(SystemTest):
    def complete(self, *arguments, seconds=600, **more):  # a busy machine needs its time
        return super().complete(*arguments, seconds=seconds, **more)

    def scenario_of(self, names, more="", name="mix.toml", lines="variant = \"mix\"\n"):
        decompose = f"\n[[decompose]]\n{lines}" if lines else ""
        return self.scenario_with(("\n[[stress]]", mix(*names) + decompose + more + "\n[[stress]]"), name=name)

    def run_whole(self, scenario, *arguments):
        whole = self.folder / "whole.h5"
        self.complete("run", scenario, "-o", whole, "--quiet", "--force", *arguments)
        return whole

    def measures(self, path, *arguments):
        lines = self.complete("compare", path, "--format", "csv", *arguments).out.splitlines()
        rows = csv.DictReader(lines)
        return {(row["variant"], row["stress"], row["measure"]): float(row["value"] or "nan") for row in rows}

    def check_parts(self, told, names):
        for stress, quantity in itertools.product(("undisturbed", "recession"), ("net_job_years", "net_jobs", "outlay", "value_added")):
            of = lambda what: told["mix", stress, f"instruments/{what}"]
            parts = [of(f"adds/{quantity}/{name}") for name in names]
            self.assertAlmostEqual(math.fsum(parts), of(f"mix/{quantity}"), delta=1e-9 * max(map(abs, parts)))
            if len(names) == 2:
                one, other = names
                self.assertAlmostEqual(of(f"together/{quantity}/{one} × {other}"), of(f"mix/{quantity}") - of(f"alone/{quantity}/{one}")
                                       - of(f"alone/{quantity}/{other}"), delta=1e-9 * max(map(abs, parts)))
        self.assertEqual(told["mix", "undisturbed", "net_jobs"], told["mix", "undisturbed", "instruments/mix/net_jobs"])
        self.assertAlmostEqual(told["mix", "undisturbed", "outlay_cash"], told["mix", "undisturbed", "instruments/mix/outlay"], places=9)

    def test_points_shards_and_stops_give_the_same_bits(self):
        scenario = self.scenario_of(["vouchers", "training"], POINTS)
        whole = self.run_whole(scenario, "--threads", 2)
        for number in (1, 2, 3):
            self.complete("run", scenario, "-o", self.result, "--shard", f"{number}/3", "--quiet")
        self.complete("merge", *sorted(self.folder.glob("result.shard-*.h5")), "-o", self.result)
        self.same_bits(self.result, whole)
        killed = self.folder / "killed.h5"
        process = self.start("run", scenario, "-o", killed, "--threads", 1)
        self.wait_until(lambda: self.parts_of(killed) or process.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        self.complete("run", scenario, "-o", killed, "--threads", 2)
        self.same_bits(killed, whole)
        for point in ("0", "1", "2"):
            self.check_parts(self.measures(whole, "--point", point), ["vouchers", "training"])
        self.assertNotEqual(self.measures(whole, "--point", 0)["mix", "undisturbed", "instruments/adds/outlay/vouchers"],
                            self.measures(whole, "--point", 1)["mix", "undisturbed", "instruments/adds/outlay/vouchers"])

    def test_a_result_without_parts_is_built_upon(self):
        names = ["vouchers", "training", "founders"]
        old = self.folder / "old.h5"
        self.complete("run", self.scenario_of(names, name="old.toml", lines=""), "-o", old, "--quiet")
        scenario = self.scenario_of(names)
        words = self.complete("run", scenario, "-o", self.result, "--baseline", old).err
        self.assertIn("none · vouchers · mix · transfer · household_transfer · public_purchase\n", words)
        self.assertIn("simulated in these: 6 sub-mixes of mix\n", words)
        self.same_bits(self.result, self.run_whole(scenario))
        self.complete("run", scenario, "-o", self.folder / "again.h5", "--baseline", self.result)
        self.same_bits(self.folder / "again.h5", self.result)
        # and without: every other number is that of a run that never had parts
        self.complete("run", scenario, "-o", self.folder / "without.h5", "--set", "decompose=[]")
        self.same_bits(self.folder / "without.h5", old)
        told, plain = self.measures(self.result), self.measures(old)
        self.assertEqual({key: str(value) for key, value in told.items() if not key[2].startswith("instruments/")},
                         {key: str(value) for key, value in plain.items()})
        self.check_parts(told, names)

    def test_parts_are_told_where_asked_and_hidden_elsewhere(self):
        names = ["vouchers", "training", "founders"]
        scenario = self.scenario_of(names)
        check = self.complete("check", scenario).out
        self.assertRegex(check, r"variant  mix +600 kEUR  2016Q1 to 2017Q4  \+ 6 sub-mixes\n")
        worlds = re.search(r"12 variants × 2 stresses × 4 replicates = 96 worlds", check)
        self.assertTrue(worlds, check)
        self.assertRegex(check, r"of these 48 worlds, about .* and [\d.]+ MB to tell the instruments of the mix apart\n")
        self.complete("run", scenario, "-o", self.result, "--quiet")
        self.assertIn("vouchers · mix · 6 sub-mixes of mix · transfer", self.complete("info", self.result).out)
        page = self.folder / "report.html"
        self.complete("report", self.result, "-o", page)
        html = page.read_text(encoding="utf-8")
        self.assertIn("What does each instrument of a mix add?", html)
        for text in (check, self.complete("info", self.result).out, self.complete("compare", self.result).out, html,
                     self.complete("compare", self.result, "--section", "all").out,
                     self.complete("compare", self.result, "--format", "json").out):
            self.assertNotIn("| only", text.replace("[[decompose]]", ""))
        told = self.complete("compare", self.result, "--section", "instruments").out
        for quantity in ("net job-years", "net jobs at the end", "outlay as paid, kEUR", "value added, kEUR"):
            block = re.search(rf"{quantity} +adds.*\n((?:.+\n)*?) *= the mix(.*)\n", told)
            self.assertTrue(block, told)
            number = lambda line: float(re.match(r"\s*(?:\S+|= the mix)\s+(-?[\d\u00a0]+(?:\.\d+)?)", line)[1].replace("\u00a0", ""))
            parts = [number(line) for line in block[1].splitlines()]
            self.assertEqual(len(parts), 3, told)
            self.assertAlmostEqual(math.fsum(parts), number("= the mix" + block[2]), places=6)

    def test_more_than_five_are_drawn_if_told(self):
        names = list(KINDS)
        self.refuse(2, ["6 instruments, more than 5", "orders = 40"], "check", self.scenario_of(names))
        scenario = self.scenario_of(names, lines='variant = "mix"\norders = 4\n')
        self.assertRegex(self.complete("check", scenario).out, r"\+ \d+ sub-mixes on 4 orders drawn\n")
        self.complete("run", scenario, "-o", self.result, "--quiet")
        self.check_parts(self.measures(self.result), names)
        told = self.complete("compare", self.result, "--section", "instruments").out
        self.assertIn("by orders ±", told)
        self.assertNotIn("together beyond both", told)

    def test_precision_looks_at_the_mix_and_not_at_its_parts(self):
        scenario = self.scenario_of(["vouchers", "training"])
        run = self.complete("run", scenario, "-o", self.result, "--precision", "ranking", "--replicates", 64)
        self.assertIn("of 2 pairs", run.err)  # vouchers and mix, under two stresses


if __name__ == "__main__":
    main()
