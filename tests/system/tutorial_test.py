#!/usr/bin/env python3
"""The tutorials can be followed: every file they show is written and every command they give is run, in their order, on a world
and a horizon cut down to seconds.

usage: tutorial_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import re
import shlex
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

TUTORIALS = sorted((SOURCE / "docs" / "tutorials").glob("*.md"))
BLOCKS = re.compile(r"(?:`([\w./-]+\.toml)`:\n\n)?```(toml|sh)\n(.*?)```", re.DOTALL)
SHORT = ["--replicates", "2", "--set", "simulation.spin_up_quarters=12", "--set", "simulation.populations=1",
         "--set", "simulation.burn_in_quarters=8", "--set", "simulation.horizon_quarters=16"]
NO_LARGE_NEIGHBOUR = ["--set", "world.region.Copenhagen.employed_persons=20000"]


class Tutorials(SystemTest):
    def test_they_can_be_followed(self):
        self.assertTrue(TUTORIALS)
        (self.folder / "scenarios").symlink_to(SOURCE / "scenarios")
        (self.folder / "results").mkdir()
        for page in TUTORIALS:
            commands = 0
            for path, kind, text in BLOCKS.findall(page.read_text(encoding="utf-8")):
                if kind == "toml" and path:
                    self.write(path, text)
                for line in text.splitlines() if kind == "sh" else []:
                    words = shlex.split(line, comments=True)
                    if words:
                        with self.subTest(page=page.name, command=line):
                            self.follow(words)
                        commands += 1
            self.assertGreater(commands, 0, page.name)

    def follow(self, words):
        self.assertEqual(words[0], "build/release/clustress")
        if words[1] == "run":
            words = words + SHORT + (NO_LARGE_NEIGHBOUR if "skane" in words[2] else [])
        self.complete(*words[1:], seconds=600)


if __name__ == "__main__":
    main()
