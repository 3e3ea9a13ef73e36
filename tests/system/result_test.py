#!/usr/bin/env python3
"""The result of a real run: other programs read it, its shape is the scenario's, a programme without money does nothing.

usage: result_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, SystemTest, main  # noqa: E402

LEADING = ["point", "variant", "stress", "replicate", "quarter"]


class Result(SystemTest):
    def setUp(self):
        super().setUp()
        self.complete("run", self.scenario, "-o", self.result)

    def test_h5py_xarray_and_ncdump_read_it(self):
        reader = SOURCE / "tests" / "system" / "test_readers.py"
        command = [sys.executable, "-B", str(reader), "--result", str(self.result)]
        checks = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(checks.returncode, 0, checks.stderr)

    def test_its_shape_is_that_of_the_scenario(self):
        import h5py
        with h5py.File(self.result) as file:
            self.assertEqual(list(file["variant"].asstr()), ["none", "vouchers", "transfer", "household_transfer", "public_purchase"])
            self.assertEqual(list(file["stress"].asstr()), ["undisturbed", "recession"])
            jobs = file["total/jobs"]
            self.assertEqual(jobs.shape, (1, 5, 2, 4, 13))  # 4 replicates; the start and 12 quarters
            firms_jobs = 1500 * (1 - 0.15)  # of the region, without the fixed block
            self.assertTrue((abs(jobs[...] / firms_jobs - 1) < 0.5).all())
            self.assertEqual(file.attrs["seed"], 7)

    def test_a_programme_without_money_changes_no_bit(self):
        import h5py
        import numpy
        empty = self.folder / "empty.h5"
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 0.0"))
        self.complete("run", self.scenario, "-o", empty)
        with h5py.File(self.result) as full, h5py.File(empty) as file:
            for group in ("total", "region", "sector", "region_sector", "cluster"):
                for name, data in file[group].items():
                    if data.ndim < len(LEADING):
                        continue
                    for variant in range(1, data.shape[1]):
                        self.assertTrue(numpy.array_equal(data[:, variant], data[:, 0], equal_nan=True), f"{group}/{name}")
            for name in ("jobs_delta", "jobs_delta_continuing", "jobs_delta_only_with", "jobs_delta_only_without"):
                self.assertFalse(file[f"account/{name}"][...].any(), name)
            # The same comparison sees the programme that has money; without a programme both runs are the same world.
            self.assertFalse(numpy.array_equal(full["total/cash"][:, 1], full["total/cash"][:, 0]))
            self.assertTrue(numpy.array_equal(full["total/cash"][:, 0], file["total/cash"][:, 0]))

    def test_permuted_variants_give_permuted_results(self):
        import h5py
        import numpy
        begin, rest = SCENARIO.split("[[variant]]", 1)
        first, stress = rest.split("[[stress]]", 1)
        second = first.replace('"vouchers"', '"by merit"').replace('"lottery"', '"merit"')
        files = []
        for number, variants in enumerate(([first, second], [second, first])):
            text = begin + "".join("[[variant]]" + variant for variant in variants) + "[[stress]]" + stress
            files.append(self.folder / f"order{number}.h5")
            self.complete("run", self.write("scenario.toml", text), "-o", files[-1])
        with h5py.File(files[0]) as one, h5py.File(files[1]) as two:
            names = list(one["variant"].asstr())
            place = [list(two["variant"].asstr()).index(name) for name in names]
            self.assertNotEqual(place, sorted(place))
            for group in ("total", "region", "sector", "region_sector", "cluster", "account", "evaluation"):
                for name, data in one[group].items():
                    if data.ndim >= len(LEADING):
                        other = two[f"{group}/{name}"][...][:, place]
                        self.assertTrue(numpy.array_equal(data[...], other, equal_nan=True), f"{group}/{name}")


if __name__ == "__main__":
    main()
