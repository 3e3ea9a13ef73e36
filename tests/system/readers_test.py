#!/usr/bin/env python3
"""A result is read unchanged by the readers of other people: h5py, xarray (engine h5netcdf), ncdump.

usage: readers_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

LEADING = ["point", "variant", "stress", "replicate", "quarter"]


class Readers(SystemTest):
    def setUp(self):
        super().setUp()
        self.complete("run", self.scenario, "-o", self.result)

    def test_h5py_finds_data_units_and_provenance(self):
        import h5py
        with h5py.File(self.result) as file:
            jobs = file["total/jobs"]
            self.assertEqual(jobs.ndim, 5)
            # variants: none, vouchers, transfer, demand; stresses: undisturbed, recession; 12 quarters and the start
            self.assertEqual(jobs.shape, (1, 4, 2, 4, 13))
            self.assertTrue((jobs[...] > 500).all())
            self.assertIn("units", jobs.attrs)
            self.assertIn("long_name", jobs.attrs)
            self.assertTrue(file.attrs.keys() >= {"seed"})

    def test_xarray_sees_the_dimensions_and_their_labels(self):
        import xarray
        with xarray.open_dataset(self.result, engine="h5netcdf") as root:
            self.assertEqual([str(label) for label in root["variant"].values][:2], ["none", "vouchers"])
            self.assertEqual([str(label) for label in root["stress"].values], ["undisturbed", "recession"])
        with xarray.open_dataset(self.result, engine="h5netcdf", group="total") as total:
            self.assertEqual(list(total["jobs"].dims), LEADING)
        with xarray.open_dataset(self.result, engine="h5netcdf", group="region") as region:
            self.assertEqual(list(region["jobs"].dims), [*LEADING, "region"])

    def test_ncdump_shows_the_header(self):
        header = subprocess.run(["ncdump", "-h", str(self.result)], capture_output=True, text=True, timeout=60)
        self.assertEqual(header.returncode, 0, header.stderr)
        self.assertIn("jobs(point, variant, stress, replicate, quarter)", header.stdout)

    def test_the_world_without_a_programme_does_not_depend_on_the_programme(self):
        import h5py
        other = self.folder / "other.h5"
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 500.0"))
        self.complete("run", self.scenario, "-o", other)
        with h5py.File(self.result) as one, h5py.File(other) as two:
            self.assertTrue((one["total/jobs"][:, 0] == two["total/jobs"][:, 0]).all())
            self.assertFalse((one["total/jobs"][:, 1] == two["total/jobs"][:, 1]).all())


if __name__ == "__main__":
    main()
