"""A made panel of firms with a known effect, as CSV: what the designs are checked on.

usage: synthetic_panel.py OUT.csv [--seed N] [--firms N] [--worlds N] [--weights] [--gaps]
Firms have an effect of their own, a common year, persistent luck and a score. Awards in 2020, 2021 and 2022 go to applicants at or
above the cutoff of their call; the effect grows by year. With --weights firms that did not apply stand for several; with
--gaps some firms are founded later or close.
"""
import argparse

import numpy as np

YEARS = np.arange(2016, 2026)


def world(rng, firms, weights, gaps):
    rows = []
    luck_of_years = np.cumsum(rng.normal(0.1, 0.3, len(YEARS)))
    for firm in range(firms):
        sector, region = int(rng.integers(0, 5)), int(rng.integers(0, 3))
        cluster = int(rng.integers(0, 3)) if rng.random() < 0.4 else -1
        size = 8 + np.exp(rng.normal(2.2, 0.8))
        ability = rng.normal()
        applied = int(rng.choice([2020, 2021, 2022])) if rng.random() < 0.45 else 0
        score = np.round(50 + 10 * ability + 8 * rng.normal(), 6) if applied else np.nan
        treated = applied if applied and score >= 52.0 else 0
        luck, path = 0.0, []
        first = int(rng.choice(YEARS[1:5])) if gaps and rng.random() < 0.15 else YEARS[0]
        last = int(rng.choice(YEARS[5:])) if gaps and rng.random() < 0.1 else YEARS[-1]
        weight = round(float(rng.uniform(2, 6)), 6) if weights and not applied else 1.0
        for t, year in enumerate(YEARS):
            luck = 0.7 * luck + rng.normal(0, 0.6)
            without = size + 0.5 * ability + luck_of_years[t] + luck
            effect = 1.5 + 0.25 * (year - treated) if treated and year >= treated else 0.0
            path.append((year, without, effect))
        for year, without, effect in path:
            if year < first:
                continue
            lives = year <= last
            jobs = without + effect if lives else 0.0
            rows.append((firm, year, treated, applied, score, 52.0 if applied else np.nan, region, sector, cluster, weight,
                         jobs, 90 * jobs * np.exp(0.05 * ability), 60 * jobs, np.exp(0.1 * ability),
                         20 * jobs if (firm % 3 == 0) else 0.0, int(lives), without if lives else 0.0))
    return rows


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("out")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--firms", type=int, default=400)
    arguments.add_argument("--worlds", type=int, default=1)
    arguments.add_argument("--weights", action="store_true")
    arguments.add_argument("--gaps", action="store_true")
    a = arguments.parse_args()
    rng = np.random.default_rng(a.seed)
    with open(a.out, "w", encoding="utf-8") as out:
        out.write("replicate,firm,year,treated_year,applied_year,score,cutoff,region,sector,cluster,weight,jobs,sales,value_added,"
                  "productivity,exports,alive,jobs_without\n")
        for w in range(a.worlds):
            for row in world(rng, a.firms, a.weights, a.gaps):
                fields = ["" if isinstance(x, float) and np.isnan(x) else
                          f"{x:.6f}" if isinstance(x, (float, np.floating)) else str(x) for x in row]
                out.write(",".join([str(w), *fields]) + "\n")


if __name__ == "__main__":
    main()
