#!/usr/bin/env python3
"""Reference numbers of tests/unit/discovery_*.cpp and statistics_variance_components.cpp, from established packages.

    python3 -m venv venv && venv/bin/pip install ema_workbench==2.5.2 scikit-learn==1.9.1 statsmodels==0.15.0
    venv/bin/python tests/reference/discovery.py tests/reference

reads and writes bryant_lempert_2010.csv in the folder given, or, with --from FILE, makes it of the file of the same data that
ema_workbench 2.5.2 keeps in its source package. Not run by the tests: they hold the numbers.
"""
import csv
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from ema_workbench.analysis import prim  # noqa: E402
from sklearn.tree import DecisionTreeClassifier, export_text  # noqa: E402

FOLDER = pathlib.Path(sys.argv[1])
DATA = FOLDER / "bryant_lempert_2010.csv"
NOTE = """\
# 882 cases of the Renewable Energy Standard of Bryant & Lempert 2010 (Technol. Forecast. Soc. Change 77(1)), nine factors to six
# digits; of_interest: cost in the upper tenth. From ema_workbench 2.5.2, "examples/data/bryant et al 2010 data.csv",
# Copyright (c) 2010-2016, Delft University of Technology; terms: LICENSE.ema_workbench.
"""


def make(source):
    data = pd.read_csv(source, index_col=False)
    factors = data.iloc[:, 2:11]
    with DATA.open("w") as file:
        file.write(NOTE)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*(name.lower() for name in factors.columns), "of_interest"])
        for row, y in zip(factors.values, data.iloc[:, 15].values):
            writer.writerow([*(f"{value:.6g}" for value in row), int(y)])


def show(title, box):
    print(f"== {title}")
    table = box.peeling_trajectory
    for i in range(len(table)):
        print(f"    {{{int(table.n[i])}, {int(table.k[i])}, {int(table.res_dim[i])}}},")
    for i in (len(table) // 2, len(table) - 1):
        print(f"step {i}: coverage {table.coverage[i]:.12g} density {table.density[i]:.12g} mass {table.mass[i]:.12g}")
        lims, first = box.box_lims[i], box.box_lims[0]
        for name in box.qp[i]:
            print(f"  {name}: {list(lims[name])} of {list(first[name])} qp {[float(f'{q:.12g}') for q in box.qp[i][name]]}")


def bryant():
    data = pd.read_csv(DATA, comment="#")
    x, y = data.iloc[:, :-1].astype(float), data.iloc[:, -1].values
    show("Bryant & Lempert, peel 0.1", prim.Prim(x, y, threshold=0.8, peel_alpha=0.1).find_box())
    show("Bryant & Lempert, peel 0.05", prim.Prim(x, y, threshold=0.8, peel_alpha=0.05).find_box())
    for depth, least in ((2, 20), (3, 44)):
        tree = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=least, random_state=0).fit(x.values, y)
        print(f"== tree of depth {depth}, leaves of {least}")
        print(export_text(tree, feature_names=list(x.columns), decimals=6, show_weights=True))
        leaves = tree.apply(x.values)
        for leaf in sorted(set(leaves)):
            print(f"    {{{int((leaves == leaf).sum())}, {int(y[leaves == leaf].sum())}}},")


def made():
    """Ties, a category, and outcomes that are not clean: the same arithmetic as in the tests."""
    i = np.arange(1, 301)
    part = lambda a: (i * a) % 1.0  # noqa: E731
    frame = pd.DataFrame({"smooth": part(0.6180339887), "ties": np.floor(8 * part(0.7548776662)) / 8,
                          "idle": part(0.5698402910),
                          "kind": [("a", "b", "c", "d")[k] for k in np.floor(4 * part(0.8191725134)).astype(int)]})
    core = (frame.smooth > 0.45) & (frame.ties <= 0.5) & frame.kind.isin(["b", "d"])
    y = np.where(part(0.3247179572) < 0.1, ~core, core).astype(int)
    frame["kind"] = frame["kind"].astype(object)
    show("made, peel 0.1", prim.Prim(frame, y, threshold=0.5, peel_alpha=0.1).find_box())
    show("made, peel 0.35: pastes", prim.Prim(frame, y, threshold=0.3, peel_alpha=0.35, paste_alpha=0.05).find_box())


def components():
    import statsmodels.api as sm
    from statsmodels.formula.api import ols
    one = {"a": [4, 6, 5], "b": [9, 7, 8, 10], "c": [2, 5, 3, 1, 4]}
    rows = [(g, v) for g, values in one.items() for v in values]
    table = sm.stats.anova_lm(ols("y ~ C(g)", pd.DataFrame(rows, columns=["g", "y"])).fit())
    print("== one way", table.mean_sq.tolist())
    two = [[4, 6, 5, 9], [9, 10, 8, 14], [2, 5, 3, 8]]
    rows = [(p, r, v) for p, values in enumerate(two) for r, v in enumerate(values)]
    table = sm.stats.anova_lm(ols("y ~ C(p) + C(r)", pd.DataFrame(rows, columns=["p", "r", "y"])).fit())
    print("== two way", table.mean_sq.tolist())


if __name__ == "__main__":
    if "--from" in sys.argv:
        make(sys.argv[sys.argv.index("--from") + 1])
    bryant()
    made()
    components()
