#!/usr/bin/env python3
"""Ensembles: the how-to as it stands; killed, shared out and extended: the same bits; weights count in the answer; what is refused.

usage: ensemble_test.py PROGRAM SOURCE_DIRECTORY

Posteriors are written with h5py as docs/file_format.md says, with a seal.
"""
import json
import pathlib
import re
import signal
import sys
import time

import h5py
import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from posterior_by_hand import PATHS, POINTS, UNITS, write_posterior  # noqa: E402
from support import MONEY, SCENARIO, SOURCE, SystemTest, main  # noqa: E402


class Ensemble(SystemTest):
    def setUp(self):
        super().setUp()
        self.environment["CLUSTRESS_CACHE"] = "off"
        self.study = self.write("study.toml", SCENARIO.replace("replicates = 4", "replicates = 2"))
        self.model = re.search(r"model (\S+),", self.complete("--version").out).group(1)
        self.posterior = self.folder / "posterior.h5"
        self.write_posterior(self.posterior)

    def write_posterior(self, path, **choices):
        write_posterior(path, **{"model": self.model, **choices})

    def ensemble(self, path, *arguments, study=None, seconds=600):
        return self.complete("run", study or self.study, "--ensemble", self.posterior, "-o", path, "--threads", 2, *arguments,
                             seconds=seconds)

    def measures(self, path):
        found = {}
        for one in json.loads(self.complete("compare", path, "--format", "json", "--section", "all").out)["programmes"]:
            found[one["variant"], one["stress"]] = one["measures"]
        return found

    def test_the_how_to_does_what_it_says(self):
        page = (SOURCE / "docs" / "howto" / "run_an_ensemble.md").read_text(encoding="utf-8")
        self.write("base.toml", SCENARIO)
        self.write("study.toml", re.search(r"<!-- ensemble: study -->\n```toml\n(.*?)```", page, re.S).group(1))
        commands = [line.split("#")[0].split() for line in re.search(r"```sh\n(.*?)```", page, re.S).group(1).splitlines()]
        told = [self.complete(*words[1:], seconds=600).out for words in commands]
        self.assertEqual(len(told), 4)
        self.assertIn('posterior of 2 parameters by "match", 12 points', told[0])
        self.assertIn("150, 2 of them failed or refused", told[0])
        self.assertRegex(told[0], r"not +variant.vouchers.instrument.1.budget_keur: nearly as wide as before")
        self.assertIn("ensemble: 8 points beside the declared values, own luck; measures effects", told[1])
        self.assertIn("8 beside point 0", told[3])
        self.assertIn("They are draws of a posterior.", " ".join(told[3].split()))
        with h5py.File(self.folder / "ensemble.h5") as file:
            numpy.testing.assert_array_equal(file["point/weight"][:], [0.0] + [1 / 8] * 8)
            self.assertEqual((file.attrs["luck"], file.attrs["design"]), ("own", "ensemble"))
            self.assertTrue(numpy.isnan(file["point/cube"][0]).all())
            with h5py.File(self.posterior) as posterior:
                numpy.testing.assert_array_equal(file["point/value"][1:], posterior["value"][:8])

    def test_killed_shared_out_and_extended_it_has_the_bits_of_one_run(self):
        whole = self.folder / "whole.h5"
        run = self.ensemble(whole)
        process = self.start("run", self.study, "--ensemble", self.posterior, "-o", self.result, "--threads", 2)
        end = time.monotonic() + 0.6 * run.seconds
        while time.monotonic() < end and not self.parts_of(self.result):
            time.sleep(0.01)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        self.ensemble(self.result)
        self.same_bits(whole, self.result)
        shards = []
        for number in (1, 2, 3):
            self.ensemble(self.folder / "joined.h5", "--shard", f"{number}/3", "--quiet")
            shards.append(self.folder / f"joined.shard-{number}-of-3.h5")
        self.complete("merge", *shards, "-o", self.folder / "joined.h5")
        self.same_bits(whole, self.folder / "joined.h5")
        grown = self.folder / "grown.h5"
        self.ensemble(grown, "--ensemble-points", 5)
        self.ensemble(grown)
        self.same_bits(whole, grown)

    def test_the_answer_tells_luck_and_doubt_and_counts_weights(self):
        self.write("study.toml", self.study.read_text() + MONEY)
        self.ensemble(self.result)
        text = self.complete("compare", self.result).out
        flat = " ".join(text.split())
        self.assertIn("by luck and doubt", flat)
        self.assertIn("luck alone, as the scenario is written", flat)
        self.assertIn("a share of them, by their weights, is a chance", flat)
        self.assertIn("The data do not pin down variant.vouchers.instrument.innovation_voucher.budget_keur", flat)
        alike = self.measures(self.result)
        for name in ("doubt/explained_by/model.market.sales_elasticity/share", "doubt/ahead_of/transfer", "doubt/ahead_of/vouchers",
                     "doubt/share/net_jobs"):
            self.assertIn(name, alike["money", "undisturbed"])
        self.assertEqual(alike["money", "undisturbed"]["doubt/stands/brings_jobs/of"]["value"], POINTS)

        # Half of the weight lies on two points: numbers are those of the points, by weight.
        weights = numpy.array([3.0, 3.0] + [0.6] * (POINTS - 2))
        self.write_posterior(self.posterior, weights=weights)
        weighted = self.folder / "weighted.h5"
        self.ensemble(weighted)
        with h5py.File(weighted) as file, h5py.File(self.result) as before:
            numpy.testing.assert_allclose(file["point/weight"][:], [0.0, *(weights / weights.sum())], rtol=1e-14)
            numpy.testing.assert_array_equal(file["total/jobs"][:], before["total/jobs"][:])
            jobs, variants = file["total/jobs"][:], file["variant"].asstr()[:].tolist()
        found = self.measures(weighted)
        for name in ("vouchers", "money", "transfer"):
            net = jobs[1:, variants.index(name), 0, :, -1] - jobs[1:, 0, 0, :, -1]
            mean = numpy.average(net.mean(axis=1), weights=weights)
            measures = found[name, "undisturbed"]
            self.assertAlmostEqual(measures["doubt/over_points/net_jobs"]["value"], mean, places=9)
            self.assertAlmostEqual(measures["net_jobs/mean_over_points"]["value"], mean, places=9)
        money = found["money", "undisturbed"]
        points = [money[f"net_job_years_discounted/point/{p}"]["value"] for p in range(1, POINTS + 1)]
        chance = numpy.average(numpy.array(points) > 0, weights=weights)
        self.assertAlmostEqual(money["doubt/stands/brings_jobs/share"]["value"], chance, places=9)
        self.assertAlmostEqual(money["doubt/ahead_of/none"]["value"], chance, places=9)
        self.assertTrue(0.0 < chance < 1.0 and chance != numpy.mean(numpy.array(points) > 0), points)
        self.assertIn("12 points of a posterior", " ".join(self.complete("sensitivity", weighted).out.split()))
        self.assertIn("draws of a posterior by \"match\"", self.complete("info", weighted).out)
        self.assertIn("tell as much as", " ".join(self.complete("compare", weighted).out.split()))
        self.complete("report", weighted, "-o", self.folder / "report.html")
        page = (self.folder / "report.html").read_text(encoding="utf-8")
        self.assertIn("with what chance a programme holds", page)
        self.assertIn("The points are draws of a posterior", page)
        self.assertRegex(page, r'<h2 class="headline">.* points')  # over points first, then as the scenario is written
        self.assertIn("As the scenario is written, by luck alone: ", page)
        self.assertIn("<caption>Verdict as the scenario is written, ", page)

    def test_moments_are_measured_at_the_points_where_the_study_says_so(self):
        study = self.write("study.toml", self.study.read_text() + '\n[design]\nmethod = "sobol"\nreplicates = 1\nmeasure = ["moments"]\n')
        self.write_posterior(self.posterior, paths=PATHS[:1], units=UNITS[:1])
        self.ensemble(self.result, "--ensemble-points", 2, study=study)
        with h5py.File(self.result) as file:
            self.assertEqual(file["moments/mean_size"].shape, (3, 1))
            self.assertTrue(numpy.isfinite(file["moments/mean_size"][:]).all())

    def test_the_shipped_posterior_is_of_this_model_and_fits_the_shipped_study(self):
        library = SOURCE / "scenarios" / "library"
        check = self.complete("check", library / "leipzig-small.toml", "--ensemble", library / "europe.h5").out
        self.assertIn("64 points", check)

    def test_what_is_refused_says_why_and_what_to_do(self):
        run = ["run", self.study, "-o", self.result, "--ensemble", self.posterior]
        self.refuse(2, ["Give --ensemble POSTERIOR.h5 too"], "run", self.study, "-o", self.result, "--ensemble-points", 3)
        self.refuse(2, ["12 points", "13 are asked for"], *run, "--ensemble-points", 13)
        self.write_posterior(self.posterior, model="elder")
        self.refuse(2, ["model version elder", "alibrate again", "--ensemble-of-another-model"], *run)
        self.complete(*run, "--ensemble-of-another-model", "--ensemble-points", 1)
        self.result.unlink()
        self.write_posterior(self.posterior, points=0, why_empty="two moments exclude each other")
        self.refuse(2, ["no points", "two moments exclude each other", "alibrate again"], *run)
        self.write_posterior(self.posterior, paths=["model.market.sales_elastcity", PATHS[1]])
        self.refuse(2, ["posterior.h5", "sales_elastcity", 'Did you mean "sales_elasticity"'], *run)
        self.write_posterior(self.posterior, units=["kEUR", "kEUR"])
        self.refuse(2, ["posterior.h5", 'in "kEUR" there', "alibrate again"], *run)
        self.write_posterior(self.posterior, weights=[0.0] * POINTS)
        self.refuse(3, ["posterior.h5", "weights", "alibrate again"], *run)
        self.posterior.write_bytes(self.posterior.read_bytes()[:-70])
        self.refuse(3, ["posterior.h5", "cut off", "clustress calibrate"], *run)
        self.posterior.write_text("a,b\n1,2\n")
        self.refuse(3, ["posterior.h5", "HDF5", "clustress calibrate"], *run)
        self.write_posterior(self.posterior)
        by_hand = self.write("points.toml", self.study.read_text() + '\n[[point]]\nset = { "model.market.sales_elasticity" = 3 }\n')
        self.refuse(2, ["points by hand", "without --ensemble"], "run", by_hand, *run[2:])
        self.assertFalse(self.result.exists())


if __name__ == "__main__":
    main()
