#!/usr/bin/python3
"""Other programs read a result unchanged: h5py, xarray (h5netcdf engine) and ncdump.

    test_readers.py PROGRAM          PROGRAM is the unit test program, which writes the sample file
    test_readers.py --result FILE    checks any result file (structure only)

Expected numbers of the sample: tests/support/outcome_fixture.hpp (replicate 3 failed in its last world, labels with umlauts).
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np
import xarray as xr

LEADING = ("point", "variant", "stress", "replicate", "quarter")
NOT_DATA = {"labels", "provenance", "run", "status", "point"}
result = None  # path of the file under test
sample = False  # it is the sample file


def is_scale(dataset):
    return h5py.h5ds.is_scale(dataset.id)


def data_groups(file):
    return [name for name, item in file.items() if isinstance(item, h5py.Group) and name not in NOT_DATA]


class H5py(unittest.TestCase):
    def setUp(self):
        self.file = h5py.File(result, "r")

    def tearDown(self):
        self.file.close()

    def test_every_axis_has_a_labelled_scale(self):
        checked = 0
        for group in [name for name, item in self.file.items() if isinstance(item, h5py.Group)]:
            for name, dataset in self.file[group].items():
                if dataset.shape == () or is_scale(dataset):
                    continue
                for axis, dimension in enumerate(dataset.dims):
                    self.assertEqual(len(dimension), 1, f"/{group}/{name} axis {axis} has no scale")
                    self.assertEqual(dimension[0].shape, (dataset.shape[axis],))
                    checked += 1
        self.assertGreater(checked, 20)

    def test_data_sets_have_leading_axes_units_and_fill_value(self):
        for group in data_groups(self.file):
            for name, dataset in self.file[group].items():
                if is_scale(dataset):
                    continue
                axes = [os.path.basename(dimension[0].name) for dimension in dataset.dims]
                self.assertEqual(tuple(axes[:5]), LEADING)
                self.assertEqual(axes[5:], dataset.attrs["dimensions"].split())
                self.assertIsInstance(dataset.attrs["units"], str)
                self.assertIsInstance(dataset.attrs["long_name"], str)
                self.assertTrue(np.isnan(dataset.attrs["_FillValue"]).all())
                self.assertTrue(np.isnan(dataset.fillvalue))
                self.assertEqual(dataset.chunks[0], 1)
                self.assertEqual(dataset.chunks[3], 1)
                self.assertEqual((dataset.compression, dataset.compression_opts, dataset.shuffle), ("gzip", 1, True))

    def test_root_says_what_it_is(self):
        attributes = self.file.attrs
        self.assertEqual(attributes["format"], "clustress result")
        self.assertEqual(attributes["format_version"], 3)
        self.assertEqual(len(attributes["scenario_digest"]), 32)
        for name in ("model_version", "program_version", "revision", "compiler", "host", "started", "history", "command_line"):
            self.assertIsInstance(attributes[name], str)
        self.assertIn("=", self.file["provenance/scenario"].asstr()[()])
        self.assertEqual(self.file["stress_kind"].shape, self.file["stress"].shape)
        self.assertEqual(self.file["stress_severity"].shape, self.file["stress"].shape)

    def test_status_of_every_world(self):
        status = self.file["status/world"]
        self.assertEqual(status.shape,
                         tuple(self.file[name].shape[0] for name in ("point/point", "variant", "stress", "replicate")))
        self.assertEqual(self.file["status/cause"].shape, status.shape)
        if sample:
            self.assertEqual(int((status[()] == 2).sum()), 1)
            self.assertIn("größer", self.file["status/cause"].asstr()[0, 2, 1, 3])
            self.assertEqual(self.file.attrs["seed"], 2**64 - 1)


class Xarray(unittest.TestCase):
    def open(self, group=None):
        return xr.open_dataset(result, engine="h5netcdf", group=group)

    def test_each_group_opens_with_its_labels(self):
        with h5py.File(result, "r") as file:
            groups = data_groups(file)
        self.assertIn("total", groups)
        for group in groups:
            with self.open(group) as dataset:
                for name, variable in dataset.data_vars.items():
                    self.assertEqual(variable.dims[:5], LEADING)
                    self.assertEqual(variable.dtype, np.float64)
                for dimension in dataset.dims:
                    self.assertIn(dimension, dataset.coords)
        for group in (None, "status", "run", "labels", "provenance"):
            self.open(group).close()

    def test_same_numbers_as_h5py(self):
        with h5py.File(result, "r") as file:
            for group in data_groups(file):
                with self.open(group) as dataset:
                    for name in dataset.data_vars:
                        plain = file[group][name][()]
                        self.assertTrue(np.array_equal(plain, dataset[name].values, equal_nan=True), f"{group}/{name}")

    def test_selection_by_label(self):
        if not sample:
            self.skipTest("labels of the sample only")
        with self.open("region_sector") as dataset, h5py.File(result, "r") as file:
            selected = dataset.jobs.sel(variant="lottery", stress="recession 10 %", region="Görlitz", sector="trade")
            expected = file["region_sector/jobs"][:, 2, 1, :, :, 1, 2]
            self.assertTrue(np.array_equal(selected.values, expected, equal_nan=True))
            self.assertTrue(np.isnan(expected).any() and not np.isnan(expected).all())

    def test_failed_worlds_can_be_masked(self):
        with self.open("status") as status, self.open("total") as total:
            kept = total[list(total.data_vars)[0]].where(status.world == 1)
            self.assertEqual(kept.sizes["replicate"], status.sizes["replicate"])


class Ncdump(unittest.TestCase):
    @unittest.skipUnless(shutil.which("ncdump"), "ncdump is not installed")
    def test_header(self):
        run = subprocess.run(["ncdump", "-h", result], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("group: total", run.stdout)
        self.assertIn("(point, variant, stress, replicate, quarter)", run.stdout)
        self.assertNotIn("phony_dim", run.stdout)

    @unittest.skipUnless(shutil.which("ncdump"), "ncdump is not installed")
    def test_values(self):
        run = subprocess.run(["ncdump", "-v", "quarter", result], capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn(" quarter = 0, 1, 2", run.stdout)


def main():
    global result, sample
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?")
    parser.add_argument("--result")
    arguments = parser.parse_args()
    if bool(arguments.program) == bool(arguments.result):
        parser.error("give the test program, or --result FILE")
    with tempfile.TemporaryDirectory() as directory:
        if arguments.result:
            result = arguments.result
        else:
            sample, result = True, os.path.join(directory, "sample.h5")
            environment = {**os.environ, "CLUSTRESS_SAMPLE_RESULT": result}
            subprocess.run([arguments.program, "[.sample]"], env=environment, check=True, stdout=subprocess.DEVNULL)
        return 0 if unittest.main(argv=sys.argv[:1], exit=False, verbosity=2).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
