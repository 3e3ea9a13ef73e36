#!/usr/bin/env python3
"""What scripts/new_extension begins compiles in a copy of the sources, and nothing is overwritten.

usage: extension_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

ROOMS = {"instrument": "sim/instruments", "stress": "sim/stresses", "indicator": "sim/indicators",
         "paired_indicator": "sim/paired", "project_kind": "sim/projects", "target": "calibration/targets", "method": "analysis/methods"}


class NewExtension(SystemTest):
    def setUp(self):
        super().setUp()
        self.copy = self.folder / "copy"
        for folder in ("sim", "calibration", "analysis", "scripts", "tests", "docs"):
            shutil.copytree(SOURCE / folder, self.copy / folder, ignore=shutil.ignore_patterns("__pycache__"))

    def begin(self, *arguments):
        return subprocess.run([self.copy / "scripts/new_extension", *arguments], capture_output=True, text=True)

    def compile(self, file):
        build = PROGRAM.parent
        compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.+)$", (build / "CMakeCache.txt").read_text(), re.MULTILINE).group(1)
        flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]
        run = subprocess.run([compiler, *flags, f"-I{self.copy}", "-isystem", build / "catch-any", "-isystem",
                              "/usr/include/eigen3", file], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_each_kind_compiles_and_is_in_its_catalogue(self):
        for kind, room in ROOMS.items():
            with self.subTest(kind=kind):
                run = self.begin(kind, "trial_of_mine")
                self.assertEqual(run.returncode, 0, run.stderr)
                files = [f"{room}/trial_of_mine.cpp", f"tests/unit/{kind}_trial_of_mine.cpp", f"{room}/catalogue.cpp"]
                for file in files:
                    self.assertIn(file, run.stdout)
                    self.compile(self.copy / file)
                self.assertIn("fill in", (self.copy / files[1]).read_text())
                before = (SOURCE / files[2]).read_text().splitlines()
                added = [line for line in (self.copy / files[2]).read_text().splitlines() if line not in before]
                self.assertEqual([len(re.findall(r"(class|struct) \w*TrialOfMine\w*>,", line)) for line in added], [1])
        if shutil.which("clang-format"):
            self.assertEqual(subprocess.run([f"clang-format --dry-run --Werror --style=file:{SOURCE}/.clang-format "
                                             "*/*/trial_of_mine.cpp tests/unit/*_trial_of_mine.cpp"], shell=True,
                                            cwd=self.copy).returncode, 0)
        layers = subprocess.run([self.copy / "scripts/check_layers", self.copy], capture_output=True, text=True)
        self.assertNotIn("trial_of_mine", layers.stdout + layers.stderr)

    def test_a_lever_is_a_field_and_a_line(self):
        run = self.begin("lever", "trial_of_mine")
        self.assertEqual(run.returncode, 0, run.stderr)
        for file in ("sim/world/environment.hpp", "sim/world/environment.cpp"):
            self.assertIn(file, run.stdout)
            before, after = ((root / file).read_text().splitlines() for root in (SOURCE, self.copy))
            self.assertEqual(len(after), len(before) + 1)
            self.assertEqual(sum("trial_of_mine" in line for line in after), 1)
        for file in ("sim/world/environment.cpp", "tests/unit/lever_trial_of_mine.cpp"):
            self.compile(self.copy / file)
        source = self.copy / "sim/world/environment.cpp"
        lines = source.read_text().splitlines()
        source.write_text("\n".join(line for line in lines if "trial_of_mine" not in line) + "\n")
        with self.assertRaisesRegex(AssertionError, "no line in the table of levers"):  # a field alone does not compile
            self.compile(source)

    def test_what_is_there_stays(self):
        for arguments in (("instrument", "transfer"), ("stress", "credit_crunch"), ("indicator", "exporters"), ("paired_indicator", "jobs"), ("project_kind", "training"), ("lever", "credit"), ("method", "ranking"), ("target", "mean_size"),
                          ("instrument", "Bad-Name"), ("instruments", "fine_name"), ("instrument",)):
            with self.subTest(arguments=arguments):
                before = {path: path.read_bytes() for path in self.copy.rglob("*.cpp")}
                run = self.begin(*arguments)
                self.assertNotEqual(run.returncode, 0)
                self.assertIn("scripts/new_extension", run.stderr)
                self.assertEqual({path: path.read_bytes() for path in self.copy.rglob("*.cpp")}, before)


if __name__ == "__main__":
    main()
