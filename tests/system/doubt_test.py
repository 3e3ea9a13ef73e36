#!/usr/bin/env python3
"""Luck and doubt on one page: a study that names its posterior, and an ensemble beside a result.

usage: doubt_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from posterior_by_hand import write_posterior  # noqa: E402
from support import MONEY, SCENARIO, SystemTest, main  # noqa: E402

STUDY = """format = 1
extends = "study.toml"

[simulation]
replicates = 2

[ensemble]
posterior = "posterior.h5"
points = 10
"""


class Doubt(SystemTest):
    def setUp(self):
        super().setUp()
        self.environment["CLUSTRESS_CACHE"] = "off"
        self.study = self.write("study.toml", SCENARIO + MONEY)
        self.doubtful = self.write("study-doubt.toml", STUDY)
        model = re.search(r"model (\S+),", self.complete("--version").out).group(1)
        write_posterior(self.folder / "posterior.h5", model)
        self.doubt = self.result.with_suffix(".doubt.h5")

    def run_study(self, study, path, *more):
        return self.complete("run", study, "-o", path, "--threads", 2, "--quiet", *more)

    def page(self):
        self.complete("report", self.result, "-o", self.folder / "page.html")
        return (self.folder / "page.html").read_text(encoding="utf-8")

    def first_screen(self):
        return " ".join(self.complete("compare", self.result).out.split())

    def test_an_ensemble_beside_the_result_is_told_with_it(self):
        self.run_study(self.study, self.result)
        alone, screen = self.page(), self.first_screen()
        self.assertIn("other assumptions than those of the scenario", alone)
        self.assertNotIn("Doubt ", screen)
        self.run_study(self.doubtful, self.doubt)
        both = self.page()
        headline = re.search(r'<h2 class="headline">(.*?)</h2>', both).group(1)
        self.assertRegex(headline, "points|draws")
        self.assertIn("As the scenario is written, by luck alone: ", both)
        self.assertIn("The points are draws of a posterior", both)
        self.assertIn("result.doubt.h5", both)
        # All that is told of the scenario as it is written stays: its matrix, but for one word of its head.
        matrix = re.compile(r'<table class="matrix">.*?</table>', re.S)
        rows = [re.sub(r"<caption>.*?</caption>", "", matrix.search(page).group(0), flags=re.S) for page in (alone, both)]
        self.assertEqual(*rows)
        told = self.first_screen()
        self.assertIn("Doubt ", told)
        over = " ".join(self.complete("compare", self.doubt).out.split())
        sentence = re.search(r"Answer (.*?\.) ", over).group(1)
        self.assertIn(sentence, told)
        sentences = json.loads(self.complete("compare", self.result, "--format", "json").out)["doubt"]
        self.assertIn(" ".join(" ".join(sentences).split()), told)
        self.assertEqual(told[:told.index("Doubt ")], screen[:told.index("Doubt ")])

    def test_what_is_not_of_this_study_is_left_out_and_named(self):
        self.run_study(self.study, self.result)
        for case, cause in (("seed", "of another run"), ("one point", "it has one point"), ("damaged", "doubt.h5")):
            with self.subTest(case):
                self.doubt.unlink(missing_ok=True)
                if case == "seed":
                    self.run_study(self.doubtful, self.doubt, "--seed", 5)
                elif case == "one point":
                    self.run_study(self.study, self.doubt)
                else:
                    self.doubt.write_text("no result")
                for told in (self.page(), self.first_screen()):
                    self.assertIn("The ensemble beside the result is left out. ", told)
                    self.assertIn(cause, told)
                    self.assertNotIn("With what chance", told)

    def test_a_study_names_its_posterior(self):
        check = self.complete("check", self.doubtful).out
        self.assertIn("ensemble: 10 points beside the declared values", check)
        fewer = self.complete("check", self.doubtful, "--ensemble-points", 3).out
        self.assertIn("ensemble: 3 points beside the declared values", fewer)
        without = self.complete("check", self.doubtful, "--set", "ensemble.posterior=\"\"").out
        self.assertNotIn("ensemble", without)
        # Commands that simulate no ensemble read the study as it is declared.
        self.complete("explain", self.doubtful, "--list")
        (self.folder / "posterior.h5").unlink()
        self.refuse(2, ["study-doubt.toml:8:", "posterior.h5"], "check", self.doubtful)
        self.write("study-doubt.toml", STUDY.replace("points = 10", "points = 60"))
        write_posterior(self.folder / "posterior.h5", "elder")
        self.refuse(2, ["study-doubt.toml:8:", "model version elder", "alibrate again"], "check", self.doubtful)


if __name__ == "__main__":
    main()
