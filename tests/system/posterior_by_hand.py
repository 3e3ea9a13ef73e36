"""A posterior as docs/file_format.md says, written with h5py and sealed: for tests of ensembles."""
import h5py
import numpy

from support import seal

PATHS = ["model.market.sales_elasticity", "variant.vouchers.instrument.1.budget_keur"]
UNITS = ["elasticity", "kEUR"]
POINTS = 12


def write_posterior(path, model, points=POINTS, paths=PATHS, units=UNITS, weights=None, **attributes):
    values = numpy.array([[1.5 + 0.1 * k, 100.0 + 37.0 * (k * 5 % points)] for k in range(points)])
    count = len(paths)
    with h5py.File(path, "w", track_order=True) as file:
        text = {"format": "clustress posterior", "title": "by hand", "method": "match", "scenario_digest": "0" * 32,
                "model_version": model, "program_version": "0.1.0", **attributes}
        for name, value in text.items():
            file.attrs[name] = value
        for name, value in {"format_version": 1, "seed": 1, "evaluations": 150, "failed": 2}.items():
            file.attrs[name] = numpy.uint64(value)
        if points:
            file["point"] = numpy.arange(points, dtype="i4")
            file["value"] = values[:, :count]
            file["cube"] = (values[:, :count] - values.min(axis=0)[:count]) / numpy.ptp(values, axis=0)[:count]
            file["weight"] = numpy.full(points, 1.0 / points) if weights is None else numpy.array(weights, dtype=float)
        for name, column in {"": paths, "_unit": units, "_prior": ["uniform 1 to 4", "uniform 0 to 600"]}.items():
            file.create_dataset("parameter" + name, data=column[:count], dtype=h5py.string_dtype())
        for name in ("prior_sd", "median", "low", "high", "posterior_sd", "shrinkage"):
            file["parameter_" + name] = numpy.linspace(0.5, 0.9, count)
        file["parameter_identified"] = numpy.array([1, 0], dtype="u1")[:count]
    seal(path)
