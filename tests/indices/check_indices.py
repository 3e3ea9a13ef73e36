"""Holds the indices of analysis/sensitivity against SALib on the same points and outputs.

usage: check_indices.py TESTS      TESTS is the unit test program;      exit 0 = all agree, 1 = some differ, each printed

SALib draws the points; Ishigami's function, the g-function and that of Morris (1991) give outputs. S and T: SALib's estimators are the same
(Saltelli et al. 2010, Jansen 1999), but it scales outputs to mean 0 and standard deviation 1 over all points and takes the variance over
y_A and y_B likewise, so that S differs by the mean times that of y_AB - y_A: to 1e-9 once that is done here too. Morris to 1e-9. PAWN to
1e-9 where classes hold equally many points.
"""
import os
import subprocess
import sys
import tempfile

import numpy as np
from SALib.analyze import morris as morris_indices
from SALib.analyze import pawn as pawn_indices
from SALib.sample import latin, morris as morris_sample, sobol as sobol_sample
from SALib.test_functions import Ishigami, Sobol_G

TOLERANCE = 1e-9
failures = 0


def problem(count):
    return {"num_vars": count, "names": [f"x{k + 1}" for k in range(count)], "bounds": [[0.0, 1.0]] * count}


def ours(program, design, method, points, y):
    with tempfile.TemporaryDirectory() as folder:
        table, answer = os.path.join(folder, "table"), os.path.join(folder, "answer")
        with open(table, "w", encoding="ascii") as file:
            file.write(f"{design} {method}\n")
            for row, value in zip(points, y):
                file.write(" ".join(repr(float(x)) for x in (*row, value)) + "\n")
        subprocess.run([program, "[.index_table]"], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "INDEX_TABLE": table, "INDEX_ANSWER": answer})
        found = {}
        with open(answer, encoding="ascii") as file:
            for line in file:
                parameter, index, value = line.split()
                found.setdefault(index, []).append(float(value))
        return {index: np.array(values) for index, values in found.items()}


def agree(what, found, expected, tolerance=TOLERANCE):
    global failures
    worst = float(np.max(np.abs(found - np.asarray(expected)) / np.maximum(1.0, np.abs(expected))))
    is_same = worst <= tolerance
    failures += not is_same
    print(f"{'same' if is_same else 'DIFFERS'}  {what}: {worst:.1e}")


def check_sobol(program, name, function, count):
    points = sobol_sample.sample(problem(count), 256, calc_second_order=False, seed=3)
    y = function(points)
    # SALib's estimators (SALib/analyze/sobol.py), on outputs centred at the mean of y_A and y_B as ours are.
    rows = y.reshape(-1, count + 2)
    a, ab, b = rows[:, 0], rows[:, 1:-1], rows[:, -1]
    both = np.concatenate([a, b])
    a, ab, b = a - both.mean(), ab - both.mean(), b - both.mean()
    variance = both.var()
    from SALib.analyze.sobol import first_order, total_order
    scale = variance / np.r_[a, b].var()
    expected = ([scale * float(first_order(a, ab[:, k], b)) for k in range(count)],
                [scale * float(total_order(a, ab[:, k], b)) for k in range(count)])
    found = ours(program, "saltelli", "sobol", points, y)
    agree(f"Sobol' S, {name}", found["first_order"], expected[0])
    agree(f"Sobol' T, {name}", found["total_order"], expected[1])


def check_morris(program, name, function, count):
    points = morris_sample.sample(problem(count), 50, num_levels=4, seed=5)
    y = function(points)
    expected = morris_indices.analyze(problem(count), points, y, num_levels=4, seed=1)
    found = ours(program, "morris", "morris", points, y)
    for own, other in (("mu", "mu"), ("mu_star", "mu_star"), ("sigma", "sigma")):
        agree(f"Morris {own}, {name}", found[own], expected[other].astype(float))


def check_pawn(program, name, function, count):
    points = latin.sample(problem(count), 2000, seed=7)
    y = function(points)
    expected = pawn_indices.analyze(problem(count), points, y, S=10, seed=1)
    found = ours(program, "latin", "pawn", points, y)
    for index in ("median", "mean", "maximum"):
        agree(f"PAWN {index}, {name}", found[index], expected[index], tolerance=2e-3)


def main():
    program = sys.argv[1]
    cases = (("Ishigami", lambda u: Ishigami.evaluate(np.pi * (2.0 * u - 1.0)), 3), ("g-function", Sobol_G.evaluate, 8))
    for name, function, count in cases:
        check_sobol(program, name, function, count)
        check_morris(program, name, function, count)
        check_pawn(program, name, function, count)
    print("all agree" if failures == 0 else f"{failures} differ")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
