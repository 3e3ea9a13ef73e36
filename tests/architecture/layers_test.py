#!/usr/bin/env python3
"""The include rule is held, and scripts/check_layers can fail: a planted violation in a copy is found with file and line.

usage: layers_test.py ROOT
"""
import collections
import importlib.machinery
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1]).resolve()
CHECK = ROOT / "scripts" / "check_layers"


def module_of(script):
    """A script without ending as a module; leaves no compiled copy beside it."""
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader(script.name, str(script))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(script.name, loader))
    loader.exec_module(module)
    return module


CHECK_LAYERS = module_of(CHECK)


def check(root):
    return subprocess.run([sys.executable, str(CHECK), str(root)], capture_output=True, text=True, timeout=60)


class Form(unittest.TestCase):
    """What no formatter holds: lines of comments are short too, and a file's first line names the file."""

    def test_lines_have_at_most_100_columns_and_first_lines_name_their_file(self):
        faults = []
        for folder in ("sim", "scenarios", "analysis", "calibration", "tests"):
            for file in sorted((ROOT / folder).rglob("*.[ch]pp")):
                path, lines = file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8").splitlines()
                faults += [f"{path}:{n}: {len(line)} columns" for n, line in enumerate(lines, 1) if len(line) > 100]
                named = re.match(r"// ((?:\w+/)+\w+\.[ch]pp) ", lines[0])
                if named and named[1] != path:
                    faults.append(f"{path}:1: says it is {named[1]}")
        self.assertEqual(faults, [])

    def test_no_room_holds_fifteen_per_cent_of_the_code(self):
        sizes = collections.Counter()
        rooms = CHECK_LAYERS.read_rule(ROOT / "docs" / "architecture.md")
        for folder in ("sim", "scenarios", "analysis", "calibration"):
            for file in (ROOT / folder).rglob("*.[ch]pp"):
                room = CHECK_LAYERS.room_of(file.relative_to(ROOT).as_posix(), rooms)
                sizes[room.folder] += len(file.read_text(encoding="utf-8").splitlines())
        (biggest, lines), = sizes.most_common(1)
        self.assertLess(lines, 0.15 * sizes.total(), f"{biggest} is too large; part it by what its files know")

    def test_mechanisms_name_the_page_of_their_equations_and_do_not_repeat_them(self):
        faults, mechanisms = [], 0
        for file in sorted((ROOT / "sim").rglob("*.cpp")):
            path, text = file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
            head = text.split("#include", 1)[0]
            faults += [f"{path}: there is no {page}" for page in re.findall(r"docs/[\w/]+\.md", text) if not (ROOT / page).is_file()]
            if "template Mechanism const& mechanism<" not in text:
                continue
            mechanisms += 1
            if "docs/model/mechanisms/" not in head:
                faults.append(f"{path}: names no page of docs/model/mechanisms")
            if re.search("[←Σ√]", head):
                faults.append(f"{path}: has an equation in its first lines; equations stand in docs/model/mechanisms")
        self.assertEqual(faults, [])
        self.assertGreaterEqual(mechanisms, 10)


class IncludeRule(unittest.TestCase):
    """A small tree with the project's own table: only what is planted can be a fault."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        (self.root / "docs").mkdir()
        shutil.copy(ROOT / "docs" / "architecture.md", self.root / "docs")
        self.write("sim/core/errors.hpp", "#pragma once\n#include <string>\n")
        self.write("sim/world/world.hpp", '#pragma once\n#include "sim/core/errors.hpp"\n')
        self.write("sim/engine/experiment.hpp", '#include "sim/world/world.hpp"\n#include <tbb/parallel_for.h>\n')
        self.write("sim/engine/outcome.hpp", "#pragma once\n")
        self.write("sim/results/reader.hpp", '#pragma once\n#include <hdf5.h>\n#include "sim/engine/outcome.hpp"\n')
        self.write("sim/instruments/voucher.hpp", "#pragma once\n")
        self.write("sim/instruments/catalogue.cpp", '#include "sim/world/world.hpp"\n')

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def expect(self, place, words):
        result = check(self.root)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertTrue(result.stdout.startswith(place + ":"), result.stdout)
        self.assertIn(words, result.stdout)
        self.assertEqual(len(result.stdout.splitlines()), 1, result.stdout)

    def test_the_clean_copy_passes(self):
        result = check(self.root)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_an_include_upwards_is_found(self):
        self.write("sim/core/money.hpp", '#pragma once\n\n#include "sim/world/world.hpp"\n')
        self.expect("sim/core/money.hpp:3", "sim/core may not include sim/world")

    def test_analysis_may_not_see_the_engine(self):
        self.write("analysis/effects.cpp", '#include "sim/engine/experiment.hpp"\n')
        self.expect("analysis/effects.cpp:1", "analysis may not include sim/engine")

    def test_a_room_allowed_one_header_may_not_include_another(self):
        self.write("sim/results/writer.cpp", '#include "sim/engine/outcome.hpp"\n#include "sim/engine/experiment.hpp"\n')
        self.expect("sim/results/writer.cpp:2", "sim/results may not include sim/engine")

    def test_kinds_of_a_catalogue_may_not_depend_on_each_other(self):
        self.write("sim/instruments/grant.cpp", '#include "sim/instruments/voucher.hpp"\n')
        self.expect("sim/instruments/grant.cpp:1", "may not depend on each other")

    def test_a_third_party_in_the_wrong_room_is_found(self):
        self.write("sim/model/ledger.cpp", "#include <vector>\n#include <tbb/task_arena.h>\n")
        self.expect("sim/model/ledger.cpp:2", "sim/model may not use TBB")

    def test_an_unknown_third_party_is_found(self):
        self.write("sim/engine/log.cpp", "#include <spdlog/spdlog.h>\n")
        self.expect("sim/engine/log.cpp:1", "unknown third party")

    def test_an_include_beside_the_file_is_found(self):
        self.write("sim/world/firms.cpp", '#include "world.hpp"\n')
        self.expect("sim/world/firms.cpp:1", "starts at the root")

    def test_a_circle_of_rooms_is_found(self):
        page = self.root / "docs" / "architecture.md"
        page.write_text(page.read_text(encoding="utf-8").replace("| `sim/random` | core |", "| `sim/random` | core, engine |"),
                        encoding="utf-8")
        self.expect("docs/architecture.md", "a circle: sim/random > sim/engine > ")

    def test_an_include_of_the_program_is_found(self):
        self.write("sim/app/progress.hpp", "#pragma once\n")
        self.write("tests/unit/app_progress.cpp", '#include "sim/app/progress.hpp"\n')
        self.expect("tests/unit/app_progress.cpp:1", "nothing may include sim/app")

    def test_a_link_against_the_rule_is_found(self):
        self.write("sim/CMakeLists.txt", "# rooms\nclustress_room(core LINKS clustress::engine)\n")
        self.expect("sim/CMakeLists.txt:2", "sim/core may not link clustress::engine")

    def test_a_page_without_the_table_is_an_error(self):
        self.write("docs/architecture.md", "# The house\n")
        self.assertEqual(check(self.root).returncode, 2)


class ThisProject(unittest.TestCase):
    def test_the_sources_hold_the_include_rule(self):
        result = check(ROOT)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
