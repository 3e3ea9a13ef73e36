#!/usr/bin/env python3
"""The tutorials, the first study and the page of mixes can be followed: every file they show is written and every command they give
is run, in their order, on worlds and a horizon cut down to seconds where they take longer; the figures they draw in Python (and in R,
where it is installed) hold the numbers of the result. The first study and the page of mixes show what they give.

usage: tutorial_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import types
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

FIRST = SOURCE / "docs" / "start" / "first_study.md"
MIX = SOURCE / "docs" / "howto" / "decompose_a_mix.md"
TUTORIALS = [FIRST, MIX, *sorted((SOURCE / "docs" / "tutorials").glob("*.md"))]
BLOCKS = re.compile(r"(?:`([\w./-]+\.toml)`:\n\n)?```(toml|sh|python|r)\n(.*?)```", re.DOTALL)
SHORT = ["--replicates", "2", "--set", "simulation.spin_up_quarters=12", "--set", "simulation.populations=1",
         "--set", "simulation.burn_in_quarters=8", "--set", "simulation.horizon_quarters=16"]
NO_LARGE_NEIGHBOUR = ["--set", "world.region.Copenhagen.employed_persons=20000"]


class Tutorials(SystemTest):
    def test_they_can_be_followed(self):
        self.assertGreater(len(TUTORIALS), 2)
        (self.folder / "scenarios").symlink_to(SOURCE / "scenarios")
        (self.folder / "results").mkdir()
        for page in TUTORIALS:
            commands = 0
            for path, kind, text in BLOCKS.findall(page.read_text(encoding="utf-8")):
                if kind == "toml" and path:
                    self.write(path, text)
                if kind in ("python", "r"):
                    with self.subTest(page=page.name, figure=kind):
                        self.draw(kind, text)
                for line in text.splitlines() if kind == "sh" else []:
                    words = shlex.split(line, comments=True)
                    if words:
                        with self.subTest(page=page.name, command=line):
                            self.follow(words)
                        commands += 1
            self.assertGreater(commands, 0, page.name)

    def follow(self, words):
        self.assertEqual(words[0], "build/release/clustress")
        if words[1] == "run" and not words[2].startswith(("study/", "mix-study/", "region-study/")):  # these take seconds as they are
            words = words + SHORT + (NO_LARGE_NEIGHBOUR if "skane" in words[2] else [])
        self.complete(*words[1:], seconds=600)

    def draw(self, kind, text):
        """Draws a figure. In Python the drawing library is a stand-in that keeps what it is given."""
        if kind == "r":
            known = subprocess.run(["Rscript", "-e", "library(jsonlite)"], capture_output=True) if shutil.which("Rscript") else None
            if known is None or known.returncode != 0:
                return
            script = self.write("figure.R", text)
            done = subprocess.run(["Rscript", script], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertTrue((self.folder / "results" / "recession-r.png").read_bytes().startswith(b"\x89PNG"))
            return
        drawn = {}
        stand_in = types.ModuleType("matplotlib.pyplot")
        stand_in.__getattr__ = lambda name: lambda *given, **how: drawn.setdefault(name, given)
        package = types.ModuleType("matplotlib")
        package.pyplot = stand_in
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)
        with unittest.mock.patch.dict(sys.modules, {"matplotlib": package, "matplotlib.pyplot": stand_in}):
            exec(compile(text, "the figure", "exec"), {})
        os.chdir(before)
        told = json.loads((self.folder / "results" / "leipzig-small.json").read_text(encoding="utf-8"))
        expected = {p["variant"]: p["measures"]["net_jobs"] for p in told["programmes"]
                    if p["stress"] == "recession" and p["variant"] in drawn["yticks"][1]}
        self.assertEqual(len(expected), 4)
        self.assertEqual(drawn["yticks"][1], list(expected))
        self.assertEqual(drawn["plot"][0], [m["value"] for m in expected.values()])
        self.assertEqual(drawn["hlines"][1:3], ([m["low"] for m in expected.values()], [m["high"] for m in expected.values()]))

    def test_the_first_study_shows_what_it_gives(self):
        shown = re.findall(r"^build/release/clustress (.*)$", FIRST.read_text(encoding="utf-8"), re.MULTILINE)
        results = {}
        for words in map(shlex.split, shown):
            if words[0] in ("init", "run") and "--replicates" not in words:
                self.complete(*words)
            if words[0] == "compare" and words[1] not in results.values():
                results["first-study" if not results else "first-study-doubled"] = words[1]
        self.assertEqual(len(results), 2)
        check = self.findings(results)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)
        swapped = self.findings(dict(zip(results, reversed(results.values()))))
        self.assertEqual((swapped.returncode, "docs/start/first_study.md" in swapped.stdout), (1, True), swapped.stdout)

    def test_the_page_of_mixes_shows_what_it_gives(self):
        page = MIX.read_text(encoding="utf-8")
        for path, kind, text in BLOCKS.findall(page):
            if kind == "toml" and path:
                self.write(path, text)
            for line in text.splitlines() if kind == "sh" else []:
                if "mix-study" in line:
                    self.complete(*shlex.split(line)[1:], seconds=600)
        result = self.folder / "mix-study" / "mix.h5"
        check = self.findings({"mix": result})
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)
        self.complete("run", "mix-study/mix.toml", "-o", "other.h5", "--set", "simulation.seed=2")
        other = self.findings({"mix": self.folder / "other.h5"})
        self.assertEqual((other.returncode, "docs/howto/decompose_a_mix.md" in other.stdout), (1, True), other.stdout)

    def findings(self, results):
        return subprocess.run([SOURCE / "scripts" / "findings", "--check", "--program", PROGRAM,
                               *(f"{name}={path}" for name, path in results.items())],
                              cwd=self.folder, capture_output=True, text=True)


if __name__ == "__main__":
    main()
