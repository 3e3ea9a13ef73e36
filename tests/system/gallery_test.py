#!/usr/bin/env python3
"""scripts/gallery makes a folder of reports and workbooks with an index that needs no network, and goes on where it stopped.

usage: gallery_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, SystemTest, main  # noqa: E402


class Gallery(SystemTest):
    def gallery(self, *sources):
        return subprocess.run([SOURCE / "scripts" / "gallery", "--program", PROGRAM, "--folder", self.folder / "pages", *sources],
                              capture_output=True, text=True, env=self.environment)

    def test_a_folder_of_reports_with_an_index(self):
        other = self.scenario_with(('"A voucher in Smallville"', '"<b>Another</b>"'), name="other.toml")
        done = self.gallery(self.scenario, other)
        self.assertEqual(done.returncode, 0, done.stderr)
        index = (self.folder / "pages" / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'href="([^"]*)"', index)
        self.assertEqual(len(links), 6)
        for link in links:
            self.assertTrue((self.folder / "pages" / link).is_file(), link)
        self.assertIn("A voucher in Smallville", index)
        self.assertIn("&lt;b&gt;Another&lt;/b&gt;", index)
        self.assertIn("Ranges lean on few futures", index)
        self.assertNotRegex(index, r"(?:src|href)=\"[a-z]+:|<script")
        again = self.gallery(self.scenario, other)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual((self.folder / "pages" / "index.html").read_text(encoding="utf-8"), index)

    def test_what_is_wrong_is_said(self):
        done = self.gallery(self.folder / "nowhere.toml")
        self.assertEqual((done.returncode, "nowhere.toml" in done.stderr), (1, True), done.stderr)


if __name__ == "__main__":
    main()
