#!/usr/bin/env python3
"""What scripts/new_extension begins builds in a copy of the sources and works; its test fails until it is filled in.

The copy is not configured anew: the few files that change are compiled as the build does it, but without optimisation, and
linked before the libraries that are there.

usage: extension_test.py PROGRAM SOURCE_DIRECTORY
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

ROOMS = {"instrument": "sim/instruments", "stress": "sim/stresses", "indicator": "sim/indicators", "paired_indicator": "sim/paired",
         "project_kind": "sim/projects", "target": "calibration/targets", "method": "analysis/methods"}
# Rooms that see the fields of Environment and that a test of a lever needs.
SEE_LEVERS = ("sim/world", "sim/behaviour", "sim/projects", "sim/programme", "sim/model")
BUILD = PROGRAM.parent
TESTS = "tests/CMakeFiles/clustress_tests.dir"

# What is filled in: a claim about what the mechanism of the first version does.
FILLED = {
    "instrument": """
  double with = 0, without = 0;
  for (std::size_t q = 1; q <= 12; ++q) {
    with += result.value(0, "total", "assignments_started", 1, 0, q);
    without += result.value(0, "total", "assignments_started", 0, 0, q);
  }
  CHECK(with > without);""",
    "stress": """
  CHECK(result.value(0, "total", "sales", 0, 1, 6) < result.value(0, "total", "sales", 0, 0, 6));""",
    "indicator": """
  CHECK(result.value(0, "total", "trial_of_mine", 0, 0, 4) ==
        result.value(0, "total", "entries", 0, 0, 4) + result.value(0, "total", "exits", 0, 0, 4));""",
    "paired_indicator": """
  CHECK(result.value(0, "total", "pair_trial_of_mine", 2, 0, 40) >=
        result.value(0, "total", "firms", 2, 0, 40) - result.value(0, "total", "firms", 0, 0, 40));""",
    "project_kind": """
  run_quarters(world, 10);
  auto const& a = world.firms.productivity;
  CHECK(*std::max_element(a.begin(), a.begin() + 100) > 0.0);""",
    "target": """
  World world = arm.world;
  for (auto const& [jobs, share] : {std::pair{1, 1.0}, std::pair{2, 0.0}}) {
    for (std::size_t row = 0; row < world.firms.rows(); ++row) world.firms.jobs[row] = jobs;
    for (Target const* target : measured_targets(Experiments::left_out)) {
      if (target->name == "trial_of_mine") CHECK(target->of_year(YearEnd(world)) == share);
    }
  }""",
    "method": """
  result.jobs(1, 0, 0, 1) = -2.0;
  CHECK(measure(build_effects(result.view).programmes.at(0), "trial_of_mine/net_jobs").value == 2.0);""",
    "lever": """
  add_firm(world, CellRow(0), {20, 0.0, 100.0, 100.0, -400});
  open(world);
  World bent = world;
  bent.environment.trial_of_mine = {0.75};
  set_local_demand(world);
  set_local_demand(bent);
  CHECK(near(bent.markets[0].local_demand, 0.75 * world.markets[0].local_demand));""",
}
READER = ("double const x = world.environment.local_demand[", "double const x = world.environment.trial_of_mine[economy.markets[m]"
          ".sector.get()] *\n                     world.environment.local_demand[")


def name_of(kind):
    return "pair_trial_of_mine" if kind == "paired_indicator" else "trial_of_mine"  # indicators of one world have that one


class NewExtension(SystemTest):
    def setUp(self):
        super().setUp()
        self.copy = self.folder / "copy"
        for folder in ("sim", "calibration", "analysis", "scenarios", "scripts", "tests", "docs"):
            shutil.copytree(SOURCE / folder, self.copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
        cache = (BUILD / "CMakeCache.txt").read_text()
        self.ninja = re.search(r"^CMAKE_MAKE_PROGRAM:\w+=(.+)$", cache, re.MULTILINE).group(1)
        self.environment["CCACHE_DISABLE"] = "1"  # the copy lies elsewhere each time

    def begin(self, *arguments):
        return subprocess.run([self.copy / "scripts/new_extension", *arguments], capture_output=True, text=True)

    def shell(self, command):
        return subprocess.run(command, shell=True, cwd=BUILD, env=self.environment, capture_output=True, text=True)

    def command(self, target):
        """How the build makes an object or a program."""
        commands = subprocess.run([self.ninja, "-C", BUILD, "-t", "commands", target], capture_output=True, text=True, check=True)
        return commands.stdout.splitlines()[-1]

    def compile(self, *files, like=None):
        """Compiles files of the copy as the tests are compiled; their objects."""
        def object_of(file):
            command = self.command(f"{TESTS}/{(like or 'unit/indicators.cpp')}.o")
            command = re.sub(r" -MD .*", "", command).replace(str(BUILD), "@build@").replace(str(SOURCE), str(self.copy))
            made = f"{self.copy}/{file}.o"
            run = self.shell(f"{command.replace('@build@', str(BUILD))} -O0 -c {self.copy}/{file} -o {made}")
            self.assertEqual(run.returncode, 0, run.stderr)
            return made

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(object_of, files))

    def link(self, objects, without=""):
        """Links the tests with the objects in front, leaving out the build's objects that match."""
        command, = (part for part in self.command("tests/clustress_tests").split(" && ") if " -o tests/clustress_tests " in part)
        words = [word for word in command.split() if not (word.endswith(".o") and re.search(without, word))]
        words[words.index("-o") + 1] = str(self.copy / "trial")
        first = next(place for place, word in enumerate(words) if word.endswith((".o", ".a")))
        run = self.shell(" ".join([*words[:first], *objects, *words[first:]]))
        self.assertEqual(run.returncode, 0, run.stderr)

    def run_tests(self, *selection):
        return subprocess.run([self.copy / "trial", *selection], cwd=self.copy, env=self.environment, capture_output=True, text=True)

    def fill_in(self, kind):
        """Puts the claim where the test of the first version says what to fill in."""
        file = self.copy / f"tests/unit/{kind}_{name_of(kind)}.cpp"
        text, places = re.subn(r"\n  FAIL_CHECK\(\s*\"fill in: [^;]*;", FILLED[kind].replace("\\", "\\\\"), file.read_text())
        self.assertEqual(places, 1, file.read_text())
        file.write_text(text)

    def expect_what_is_to_be_filled_in(self, *kinds):
        run = self.run_tests("*trial_of_mine*")
        self.assertRegex(run.stdout, rf"test cases: +{len(kinds)} \|( +0 passed \|)? +{len(kinds)} failed", run.stdout)
        self.assertRegex(run.stdout, rf"assertions: .*\| +{len(kinds)} failed", run.stdout)
        self.assertEqual(len(re.findall("^ *fill in: .*trial_of_mine|^ *fill in: its ", run.stdout, re.MULTILINE)), len(kinds), run.stdout)

    def test_each_kind_is_in_its_catalogue_and_its_test_fails_until_it_is_filled_in(self):
        tests = [f"tests/unit/{kind}_{name_of(kind)}.cpp" for kind in ROOMS]
        for kind, room in ROOMS.items():
            with self.subTest(kind=kind):
                run = self.begin(kind, name_of(kind))
                self.assertEqual(run.returncode, 0, run.stderr)
                for file in (f"{room}/{name_of(kind)}.cpp", f"tests/unit/{kind}_{name_of(kind)}.cpp", f"{room}/catalogue.cpp"):
                    self.assertIn(file, run.stdout)
                before = (SOURCE / room / "catalogue.cpp").read_text().splitlines()
                added = [line for line in (self.copy / room / "catalogue.cpp").read_text().splitlines() if line not in before]
                self.assertEqual([len(re.findall(r"(class|struct) \w*TrialOfMine\w*>,", line)) for line in added], [1])
        if shutil.which("clang-format"):
            self.assertEqual(subprocess.run([f"clang-format --dry-run --Werror --style=file:{SOURCE}/.clang-format "
                                             "*/*/trial_of_mine.cpp tests/unit/*_trial_of_mine.cpp"], shell=True,
                                            cwd=self.copy).returncode, 0)
        layers = subprocess.run([self.copy / "scripts/check_layers", self.copy], capture_output=True, text=True)
        self.assertNotIn("trial_of_mine", layers.stdout + layers.stderr)

        objects = self.compile(*(f"{room}/{file}.cpp" for kind, room in ROOMS.items() for file in (name_of(kind), "catalogue")))
        for contract in ("contract/catalogues.cpp", "contract/methods.cpp"):  # they read the sources
            objects += self.compile(f"tests/{contract}", like=contract)
        begun = self.compile(*tests)
        replaced = r"/contract/(catalogues|methods)\.cpp"
        self.link(objects + begun, without=replaced)
        self.expect_what_is_to_be_filled_in(*ROOMS)
        for kind in ROOMS:
            self.fill_in(kind)
        self.link(objects + self.compile(*tests), without=replaced)
        for selection in ("*trial_of_mine*", "[contract]"):
            run = self.run_tests(selection)
            self.assertEqual(run.returncode, 0, run.stdout[-5000:])
        listed = self.run_tests("*trial_of_mine*", "--list-tests").stdout
        self.assertIn(f"{len(ROOMS)} matching test cases", listed)

    def test_a_lever_is_a_field_and_a_line_and_its_test_fails_until_something_reads_it(self):
        run = self.begin("lever", "trial_of_mine")
        self.assertEqual(run.returncode, 0, run.stderr)
        for file in ("sim/world/environment.hpp", "sim/world/environment.cpp"):
            self.assertIn(file, run.stdout)
            before, after = ((root / file).read_text().splitlines() for root in (SOURCE, self.copy))
            self.assertEqual(len(after), len(before) + 1)
            self.assertEqual(sum("trial_of_mine" in line for line in after), 1)
        test, reader, levers = "tests/unit/lever_trial_of_mine.cpp", "sim/behaviour/demand.cpp", "sim/world/environment.cpp"
        rest = [file.relative_to(self.copy).as_posix() for room in SEE_LEVERS for file in (self.copy / room).rglob("*.cpp")]
        rest = self.compile(*sorted(file for file in rest if file != reader))
        self.link([*rest, *self.compile(reader, test)], without="clustress_tests")
        self.expect_what_is_to_be_filled_in("lever")

        self.fill_in("lever")
        text = (self.copy / test).read_text()
        (self.copy / test).write_text(text.replace('#include "tests/', '#include "sim/behaviour/demand.hpp"\n#include "tests/', 1))
        self.link([*rest, *self.compile(reader, test)], without="clustress_tests")
        self.assertNotEqual(self.run_tests().returncode, 0)  # nothing reads it yet
        text = (self.copy / reader).read_text()
        self.assertEqual(text.count(READER[0]), 1)
        (self.copy / reader).write_text(text.replace(*READER))
        self.link([*rest, *self.compile(reader, test)], without="clustress_tests")
        run = self.run_tests()
        self.assertEqual(run.returncode, 0, run.stdout)

        lines = (self.copy / levers).read_text().splitlines()
        (self.copy / levers).write_text("\n".join(line for line in lines if "trial_of_mine" not in line) + "\n")
        with self.assertRaisesRegex(AssertionError, "no line in the table of levers"):  # a field alone does not compile
            self.compile(levers)

    def test_what_is_there_stays(self):
        for arguments in (("instrument", "transfer"), ("stress", "credit_crunch"), ("indicator", "exporters"),
                          ("paired_indicator", "jobs"), ("project_kind", "training"), ("lever", "credit"),
                          ("method", "ranking"), ("target", "mean_size"), ("instrument", "office"),
                          ("instrument", "Bad-Name"), ("instruments", "fine_name"), ("instrument",)):
            with self.subTest(arguments=arguments):
                before = {path: path.read_bytes() for path in self.copy.rglob("*.cpp")}
                run = self.begin(*arguments)
                self.assertNotEqual(run.returncode, 0)
                self.assertIn("scripts/new_extension", run.stderr)
                self.assertEqual({path: path.read_bytes() for path in self.copy.rglob("*.cpp")}, before)


if __name__ == "__main__":
    main()
