#!/usr/bin/env python3
"""docs/howto/find_where_it_fails.md can be followed: its points are written, its study runs (on a horizon cut down to seconds), and compare and report tell where programmes fail.

usage: discovery_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import os
import pathlib
import re
import shlex
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

PAGE = SOURCE / "docs" / "howto" / "find_where_it_fails.md"
SHORT = ["--replicates", "2", "--set", "simulation.spin_up_quarters=12", "--set", "simulation.populations=1",
         "--set", "simulation.burn_in_quarters=8", "--set", "simulation.horizon_quarters=14"]


class Discovery(SystemTest):
    def test_the_page_can_be_followed(self):
        text = PAGE.read_text(encoding="utf-8")
        commands = [shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
        self.assertEqual([words[1] for words in commands], ["init", "run", "compare", "compare", "compare"])
        self.complete(*commands[0][1:])
        name, toml = re.search(r"`(study/[\w.]+)`:\n\n```toml\n(.*?)```", text, re.DOTALL).groups()
        self.write(name, toml)
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)
        exec(compile(re.search(r"```python\n(.*?)```", text, re.DOTALL).group(1), PAGE.name, "exec"), {})
        self.assertEqual(len((self.folder / "study/points.csv").read_text().splitlines()), 49)
        self.complete(*commands[1][1:], *SHORT, seconds=900)
        answer = self.complete(*commands[2][1:]).out
        self.assertRegex(answer, r"Question +Which of three programmes creates jobs in .* over 48 points\?")
        self.assertLess(answer.index("Answer "), answer.index("OVER 48 POINTS"))
        told = self.complete(*commands[3][1:]).out
        self.assertIn("WHERE IT FAILS", told)
        self.assertRegex(told, r"“vouchers” .* “(public_purchase|guarantees)”")
        effects = self.complete(*commands[4][1:]).out
        self.assertIn("LUCK AND DOUBT", effects)
        rows = {(row["variant"], row["stress"], row["measure"]): row["value"]
                for row in csv.DictReader(io.StringIO(self.complete(*commands[3][1:], "--format", "csv").out))}
        behind = int(float(rows["vouchers", "crisis", "discovery/guarantees/points_behind"]))
        self.assertRegex(told, rf"guarantees +{behind}\b")
        self.assertGreaterEqual(float(rows["vouchers", "crisis", "doubt/share/net_jobs"]), 0.0)
        # Again, to the letter.
        self.assertEqual(self.complete(*commands[3][1:]).out, told)


if __name__ == "__main__":
    main()
