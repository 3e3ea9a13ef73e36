#!/usr/bin/env python3
"""What the README promises a newcomer: its commands exist, and the small Leipzig run ends in time with an effect table.

usage: readme_test.py PROGRAM SOURCE_DIRECTORY
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402

SMALL = SOURCE / "scenarios" / "library" / "leipzig-small.toml"


class Readme(SystemTest):
    def test_its_commands_are_scripts_that_can_be_run(self):
        commands = re.findall(r"^(scripts/\w+)$", (SOURCE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(commands, ["scripts/run", "scripts/test"])
        for command in commands:
            self.assertTrue(os.access(SOURCE / command, os.X_OK), command)

    def test_the_page_of_commands_has_each_once(self):
        page = (SOURCE / "docs" / "howto" / "commands.md").read_text(encoding="utf-8")
        table = re.search(r"\| command \| job \|\n\|[- |]+\|\n((?:\|.*\n)+)", page)[1]
        first = "".join(row.split(" | ")[0] for row in table.splitlines())
        listed = re.search(r"Commands\n((?:  .*\n)+)", self.complete("--help").out)[1]
        self.assertEqual(sorted(re.findall(r"`(\w+)", first)), sorted(line.split()[0] for line in listed.splitlines()))

    def test_its_links_lead_somewhere(self):
        for page in [SOURCE / "README.md", SOURCE / "CONTRIBUTING.md", *sorted((SOURCE / "docs").rglob("*.md"))]:
            prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
                self.assertTrue((page.parent / link).exists(), f"{page.relative_to(SOURCE)}: {link}")

    def test_it_is_cited_in_the_version_that_is_built(self):
        cited = re.search(r"^version: (\S+)$", (SOURCE / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)[1]
        built = re.search(r"project\(clustress VERSION (\S+)", (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
        self.assertEqual(cited, built)

    def test_the_small_run_prints_its_effects(self):
        # 60 s on two quiet cores is the promise; the machine of a test may be busy.
        self.complete("run", SMALL, "-o", self.result, seconds=600)
        table = self.complete("compare", self.result, "--section", "all", seconds=60).out
        for word in ("net jobs", "recession", "undisturbed", "consortia", "transfer", "household_transfer", "public_purchase"):
            self.assertIn(word, table.lower(), table)
        # Without means to estimate parameters, an interval covers luck only, and says so.
        self.assertIn("luck only", table.lower(), table)
        self.assertIn("firms", self.complete("info", self.result, seconds=60).out)
        # The pages show what it gave, to the last digit.
        check = subprocess.run([SOURCE / "scripts" / "findings", "--check", "--program", PROGRAM, f"leipzig-small={self.result}"],
                               capture_output=True, text=True)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)


if __name__ == "__main__":
    main()
