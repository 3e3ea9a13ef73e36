#!/usr/bin/env python3
"""How far warm evaluations are from cold ones, in standard errors; see scripts/warm_campaign.

usage: warm_campaign.py PROGRAM SOURCE_DIRECTORY [QUARTERS...]
"""
import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = sys.argv[1:3]
USUAL, TOO_SHORT = None, 20  # None: as the program holds by itself
HOLDS = [int(word) for word in sys.argv[3:]] or [USUAL, TOO_SHORT]
REPLICATES, LIMIT = os.environ.get("REPLICATES", "16"), float(os.environ.get("LIMIT", "4"))
POINTS = """id,market.shock_scale,demography.exit_young,demography.entrant_size_exponent,demography.exit_old,market.sales_elasticity
a,0.36,,,,
b,0.29,0.12,3.2,0.0045,
c,0.33,0.12,2.6,0.002,3.2
d,0.26,0.19,,0.005,1.5
""".replace(",market", ",model.market").replace(",demography", ",model.demography")
NO_MOMENTS = ("id", "point", "seed", "replicate", "start", "status", "cause")


def measure(folder, *options):
    """By point and moment the values of all replicates."""
    told = f"{folder}/tell.csv"
    if os.path.exists(told):
        os.remove(told)
    with open(f"{folder}/ask.csv", "w", encoding="utf-8") as file:
        file.write(POINTS)
    subprocess.run([PROGRAM, "measure", f"{SOURCE}/scenarios/library/calibration.toml", "--points", f"{folder}/ask.csv", "-o", told, "-r",
                    REPLICATES, "--per-replicate", "--set", f"simulation.populations={REPLICATES}", *options], check=True)
    values = {}
    with open(told, encoding="utf-8", newline="") as file:
        file.readline()
        for row in csv.DictReader(file):
            for name in row.keys() - NO_MOMENTS:
                values.setdefault((row["id"], name), []).append(float(row[name]))
    return values


def distances(cold, warm):
    """(difference in standard errors, point, moment), the largest first."""
    found = []
    for key in cold:
        a, b = ([x for x in side[key] if math.isfinite(x)] for side in (cold, warm))
        if min(len(a), len(b)) > 1 and (error := math.sqrt(statistics.variance(a) / len(a) + statistics.variance(b) / len(b))) > 0:
            found.append(((statistics.mean(b) - statistics.mean(a)) / error, *key))
    return sorted(found, key=lambda one: -abs(one[0]))


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        cold = measure(folder)
        for hold in HOLDS:
            found = distances(cold, measure(folder, "--warm", *([] if hold is None else ["--hold", str(hold)])))
            square = math.sqrt(sum(z * z for z, *_ in found) / len(found))
            print(f"held for {hold or 'the usual'} quarters: {len(found)} differences, root mean square {square:.2f} standard errors; largest",
                  ", ".join(f"{z:+.1f} ({point}: {name})" for z, point, name in found[:4]))
            too_far = abs(found[0][0]) > LIMIT
            faults += (hold == USUAL and too_far) or (hold == TOO_SHORT and not too_far)
    sys.exit(1 if faults else 0)


main()
