#!/usr/bin/env python3
"""Panels of firms: other programs read them, csv says the same, kills and shards change no byte, own firms stay out.

usage: panel_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import pathlib
import resource
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

PANEL = ["--set", "panel.sample_share=0.3", "--set", "panel.stresses=[\"undisturbed\", \"recession\"]"]
OWN = "id,region,sector,jobs,founding_year\n" + "".join(f"SECRET-{k},Smallville,services,{10 + k},2001\n" for k in range(4))


class Panel(SystemTest):
    def setUp(self):
        super().setUp()
        self.panel = self.folder / "result.panel.h5"

    def run_it(self, *arguments, result=None):
        return self.complete("run", self.scenario, "-o", result or self.result, "--quiet", *PANEL, *arguments)

    def test_xarray_and_csv_say_the_same(self):
        import numpy
        import xarray
        self.run_it()
        data = xarray.open_dataset(self.panel, engine="h5netcdf")
        self.assertEqual(dict(data.sizes)["year"], 2 + 3)
        self.assertEqual(data.jobs.dims, ("case", "year"))
        self.assertEqual(data.jobs.attrs["units"], "persons")
        for name, column in data.variables.items():
            self.assertIn("long_name", column.attrs, name)
        self.assertTrue(numpy.isfinite(data.value_added).all())
        rows = list(csv.DictReader(io.StringIO(self.complete("panel", self.panel, "--format", "csv").out)))
        lives = ((data.alive + data.alive_without).cumsum("year") > 0).values
        self.assertEqual(len(rows), int(lives.sum()))
        variants, sectors = data.variant_label.values, data.sector_label.values
        places = [(case, year) for case in range(data.sizes["case"]) for year in range(data.sizes["year"]) if lives[case, year]]
        for row, (case, year) in zip(rows, places):
            self.assertEqual(int(row["year"]), int(data.year[year]))
            self.assertEqual(row["variant"], variants[int(data.variant[case])])
            self.assertEqual(row["sector"], sectors[int(data.sector[case])])
            if case % 50 == 0:
                for name in ("jobs", "jobs_without", "value_added", "exports_without", "links", "support_received"):
                    self.assertEqual(numpy.float32(row[name]), numpy.float32(data[name].values[case, year]), name)
        applied = list(csv.DictReader(io.StringIO(self.complete("panel", self.panel, "--applications", "--format", "csv").out)))
        self.assertEqual(len(applied), data.sizes["application"])
        self.assertEqual(sum(row["application_awarded"] == "1" for row in applied), int(data.application_awarded.sum()))
        self.assertGreater(len(applied), 20)
        shown = self.complete("panel", self.panel).out
        self.assertIn("2 of them before", shown)
        only = self.complete("panel", self.panel, "--stress", "recession", "--replicate", "1", "--format", "csv").out
        self.assertEqual({(row["stress"], row["replicate"]) for row in csv.DictReader(io.StringIO(only))}, {("recession", "1")})

    def test_evaluate_finds_in_the_panel_what_it_finds_in_its_rows(self):
        self.run_it()
        rows = self.write("rows.csv", self.complete("panel", self.panel, "--format", "csv").out)
        for outcome in ("jobs", "exports", "rd_capital", "innovated", "exporter", "alive"):
            with self.subTest(outcome):
                self.same_of_both(rows, "--outcome", outcome)
        self.same_of_both(rows, "--log", "--controls", "applicants")

    def same_of_both(self, rows, *words):
        there, here = (list(csv.DictReader(io.StringIO(self.complete("evaluate", panel, *words, "--format", "csv").out)))
                       for panel in (self.panel, rows))
        self.assertEqual(len(there), len(here))
        given = 0
        for one, other in zip(there, here):
            self.assertEqual(one["design"], other["design"])
            if one["design"] == "matching":  # rows have log productivity, which it knows firms by
                continue
            for name in ("estimate", "standard_error", "truth"):
                self.assertEqual(one[name] == "", other[name] == "", (one, other))
                if one[name]:
                    given += 1
                    self.assertAlmostEqual(float(one[name]), float(other[name]), delta=1e-4 * max(1, abs(float(one[name]))))
        self.assertGreater(given, 20)

    def test_kill_and_shards_change_no_byte(self):
        whole = self.folder / "whole.h5"
        self.run_it("--threads", "2", "--replicates", "40", "--set", "panel.replicates=40", result=whole)
        more = ["--threads", "1", "--replicates", "40", "--set", "panel.replicates=40"]
        run = self.stop_in_the_middle(signal.SIGKILL, self.scenario, "-o", self.result, *PANEL, *more)
        self.assertEqual(run.code, -signal.SIGKILL)
        parts = list(pathlib.Path(f"{self.panel}.parts").glob("*.panel"))
        self.assertGreaterEqual(len(parts), 1)
        self.assertFalse(self.panel.exists())
        self.run_it(*more)
        self.same_bits(self.result, whole)
        self.assertEqual(self.panel.read_bytes(), (self.folder / "whole.panel.h5").read_bytes())
        self.assertFalse(pathlib.Path(f"{self.panel}.parts").exists())
        joined = self.folder / "joined.h5"
        for number in (1, 2, 3):
            self.run_it(*more, "--shard", f"{number}/3", result=joined)
        self.complete("merge", *(self.folder / f"joined.shard-{n}-of-3.h5" for n in (3, 1, 2)), "-o", joined)
        self.assertEqual((self.folder / "joined.panel.h5").read_bytes(), self.panel.read_bytes())

    def test_a_panel_that_cannot_be_written_is_an_error_and_loses_nothing(self):
        pathlib.Path(f"{self.panel}.parts").write_text("in the way")
        run = self.run_program("run", self.scenario, "-o", self.result, "--quiet", *PANEL)
        self.assertEqual(run.code, 3, run)
        self.assertIn("result.panel.h5.parts", run.err)
        pathlib.Path(f"{self.panel}.parts").unlink()
        self.run_it()
        self.assertTrue(self.panel.exists())

        # A full disk, here a limit on the length of files, once the result is there.
        everything = ["--set", "panel.sample_share=1", "--set", "panel.replicates=4"]
        self.run_it(*everything, result=self.folder / "full.h5")
        whole = (self.folder / "full.panel.h5").read_bytes()
        again = self.folder / "again.h5"
        self.complete("run", self.scenario, "-o", again, "--quiet")
        result = again.read_bytes()
        for limit in (len(whole) // 2, 1000):  # in the file; in the first part
            run = self.run_program("run", self.scenario, "-o", again, "--quiet", *PANEL, *everything,
                                   before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
            self.assertEqual(run.code, 3, run)
            self.assertIn("again.panel.h5", run.err)
            self.assertFalse((self.folder / "again.panel.h5").exists())
        self.run_it(*everything, result=again)
        self.assertEqual((self.folder / "again.panel.h5").read_bytes(), whole)
        self.assertEqual(again.read_bytes(), result)

    def test_own_firms_stay_out_and_check_warns(self):
        import h5py
        self.write("own.csv", OWN)
        with_own = ["--set", "world.firm_file=\"own.csv\"", *PANEL]
        self.assertNotIn("own_firms", self.complete("check", self.scenario, *with_own).out)
        self.complete("run", self.scenario, "-o", self.result, "--quiet", *with_own)
        with h5py.File(self.panel) as file:
            self.assertFalse(file["own_firm"][...].any())
        self.assertNotIn(b"SECRET", self.panel.read_bytes())
        asked = [*with_own, "--set", "panel.own_firms=true"]
        self.assertIn("4 firms of firm_file", self.complete("check", self.scenario, *asked).out)
        self.refuse(2, ["own_firms is false there and true here"], "run", self.scenario, "-o", self.result, *asked)
        self.complete("run", self.scenario, "-o", self.result, "--quiet", "--force", *asked, "--set", "panel.sample_share=1")
        with h5py.File(self.panel) as file:
            self.assertEqual(file["own_firm"][...].sum(), 4 * 4 * 2)  # in 4 replicates and 2 stresses
        self.assertNotIn(b"SECRET", self.panel.read_bytes())

    def test_check_tells_its_size_and_what_it_lacks(self):
        more = ["--set", "panel.replicates=9", "--set", "simulation.horizon_quarters=13"]
        run = self.complete("check", self.scenario, *PANEL, *more)
        for words in ("panel of 8 worlds", "beside the result", "years_before = 5, but burn-in has 2",
                      "replicates = 9, but the run has 4", "the last 1 quarter is in no year"):
            self.assertIn(words, run.out)
        self.assertNotIn("panel", self.complete("check", self.scenario).out)

    def test_what_is_no_panel_is_refused(self):
        self.run_it()
        self.refuse(3, ["is not a panel of clustress", "RESULT.panel.h5"], "panel", self.result)
        self.refuse(2, ["--variant = \"vouchrs\"", "vouchers"], "panel", self.panel, "--variant", "vouchrs")
        self.refuse(2, ["--applications is of csv"], "panel", self.panel, "--applications")
        bytes_ = bytearray(self.panel.read_bytes())
        bytes_[len(bytes_) // 2] ^= 1
        self.panel.write_bytes(bytes_)
        self.refuse(3, ["damaged"], "panel", self.panel)


if __name__ == "__main__":
    main()
