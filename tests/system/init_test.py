#!/usr/bin/env python3
"""The first study that `clustress init` writes works as it is, and nothing is ever overwritten.

usage: init_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import pathlib
import re
import resource
import signal
import sys
import tomllib

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402


class Init(SystemTest):
    def test_the_study_runs_by_the_commands_that_are_printed(self):
        told = self.complete("init", "a/study").out
        commands = [line.split()[1:] for line in told.splitlines() if line.startswith("  clustress ")]
        self.assertEqual([command[0] for command in commands], ["check", "run", "compare", "report"])
        told = {command[0]: self.complete(*command, seconds=300).out for command in commands}
        for word in ("vouchers", "start-ups", "recession", "transfer"):
            self.assertIn(word, told["compare"])
        self.assertTrue((self.folder / told["report"].strip()).is_file(), told["report"])

    def test_every_line_of_it_is_explained(self):
        self.complete("init", "study")
        # Keys explained once need not be again; a number with its range and source, and a name, explain themselves.
        plain = {"name", "description", "title", "unemployment_rate", "services", "industry", "region"}
        for file in ("scenario.toml", "world.toml"):
            explained = set(plain)
            for line in (self.folder / "study" / file).read_text().splitlines():
                key = re.match(r"(\w+) = ", line)
                if key and "  #" in line:
                    explained.add(key.group(1))
                if key:
                    self.assertIn(key.group(1), explained, f"{file}: {line}")

    def test_it_names_the_schemas_beside_it_and_keeps_to_them(self):
        self.complete("init", "study")
        for kind in ("scenario", "world"):
            text = (self.folder / "study" / f"{kind}.toml").read_text()
            named = re.match(r"#:schema (\S+)\n", text).group(1)
            jsonschema.Draft7Validator(json.loads((self.folder / "study" / named).read_text())).validate(tomllib.loads(text))

    def test_nothing_is_overwritten(self):
        kept = self.write("world.toml", "mine\n")
        before = sorted(self.folder.iterdir())
        self.scenario.unlink()
        self.refuse(2, ["world.toml", "nothing was written"], "init", ".")
        self.assertEqual(kept.read_text(), "mine\n")
        self.assertEqual(sorted(self.folder.iterdir()), [path for path in before if path != self.scenario])

    def test_a_failed_write_leaves_nothing_in_the_way(self):
        def no_more_space():  # writes past 24 KiB of any file fail as on a full disk; a schema is longer
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (24 * 1024, 24 * 1024))
        self.refuse(3, ["schema.json could not be written"], "init", "study", before=no_more_space)
        self.assertEqual(list((self.folder / "study").iterdir()), [])
        self.complete("init", "study")

    def test_a_file_in_place_of_the_directory_is_refused(self):
        self.refuse(3, ["world.toml"], "init", "world.toml/study")

    def test_a_file_of_that_name_is_told_with_a_cure(self):
        # Seen to fail: "could not be made: Not a directory".
        for name in ("world.toml", "./world.toml"):
            self.refuse(2, ["world.toml is a file", "nothing was written", "world-study"], "init", name)

    def test_without_a_directory_it_says_how_to_call_it(self):
        self.refuse(2, ["init DIR"], "init")


if __name__ == "__main__":
    main()
