#!/usr/bin/env python3
"""The files shown in docs/howto compile against the sources as they are: a page that has fallen behind is found.

usage: howto_test.py ROOT COMPILER
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1]).resolve()
COMPILER = sys.argv[2]
FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"]


class HowTo(unittest.TestCase):
    def test_the_files_shown_compile(self):
        shown = 0
        for page in sorted((ROOT / "docs" / "howto").glob("*.md")):
            for source in re.findall(r"```cpp\n(// (?:sim|calibration|analysis)/.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
                shown += 1
                with self.subTest(page=page.name), tempfile.NamedTemporaryFile("w", suffix=".cpp") as file:
                    file.write(source)
                    file.flush()
                    result = subprocess.run([COMPILER, *FLAGS, f"-I{ROOT}", file.name], capture_output=True, text=True)
                    self.assertEqual(result.returncode, 0, result.stderr)
        self.assertGreaterEqual(shown, 7, "fewer pages of docs/howto show a file")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
