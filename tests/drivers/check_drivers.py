#!/usr/bin/env python3
"""The drivers shown in docs/howto/ask_and_tell.md run, and their last line holds what `clustress validate` finds.

usage: check_drivers.py ROOT PROGRAM ENVIRONMENTS NAME...   (a driver runs in ENVIRONMENTS/NAME)
"""
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT, PROGRAM, ENVIRONMENTS = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
NAMES = sys.argv[4:]
REPLICATES = 2
STUDY = f"""format = 1
extends = "scenario.toml"
[simulation]
spin_up_quarters = 40
burn_in_quarters = 8
horizon_quarters = 28
populations = 2
replicates = {REPLICATES}
"""


def shown():
    """The drivers of the page by name."""
    page = (ROOT / "docs/howto/ask_and_tell.md").read_text(encoding="utf-8")
    return dict(re.findall(r"```python\n# driver: (\w+)\n(.*?)```", page, re.DOTALL))


def fault_of(name, text, folder):
    """What is wrong with a driver; empty if nothing."""
    if len(text.splitlines()) > 30:
        return f"{len(text.splitlines())} lines"
    surroundings = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    run = subprocess.run([ENVIRONMENTS / name / "bin/python", "-W", "ignore", "-c", text], cwd=folder, env=surroundings,
                         capture_output=True, text=True, timeout=600)
    if run.returncode != 0:
        return run.stderr[-2000:]
    print(run.stdout, end="")
    check, moment, told, *values = run.stdout.splitlines()[-1].split()
    assert check == "check", run.stdout
    program = [PROGRAM, "validate", folder / "study.toml", "--no-experiments", "--format", "csv", "-r", str(REPLICATES)]
    found = subprocess.run(program + [word for value in values for word in ("--set", value)], capture_output=True, text=True, check=True)
    own = next(row["simulated"] for row in csv.DictReader(found.stdout.splitlines()) if row["moment"] == moment)
    return "" if float(own) == float(told) else f"{moment} is {told} here and {own} by validate"


def main():
    drivers, faults = shown(), 0
    for name in NAMES:
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            subprocess.run([PROGRAM, "init", folder / "study"], check=True, capture_output=True)
            folder = folder / "study"
            (folder / "study.toml").write_text(STUDY, encoding="utf-8")
            (folder / "clustress").symlink_to(PROGRAM)
            fault = fault_of(name, drivers.pop(name), folder)
        print(f"{name}: {'the same number as validate' if not fault else 'FAILED: ' + fault}\n")
        faults += bool(fault)
    sys.exit(1 if faults else 0)


main()
