#!/usr/bin/env python3
"""A few injections of each fault of scripts/fault_campaign, which says what must hold after one; and the campaign itself.

usage: faults_test.py PROGRAM SOURCE_DIRECTORY
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, main  # noqa: E402

sys.path.insert(0, str(SOURCE / "scripts"))
from faults import campaign  # noqa: E402

# In place of the program: its parts never become a result, and only SIGKILL ends it.
HANGS = """#!/bin/sh
trap '' TERM
echo $$ >>"${0%/*}/started"
mkdir -p "$4.parts"
touch "$4.parts/part.h5"
exec sleep 1000
"""


class Faults(unittest.TestCase):
    def test_nothing_finished_is_lost_and_no_result_is_wrong(self):
        with tempfile.TemporaryDirectory(prefix="clustress-") as folder:
            stand = campaign.Stand(PROGRAM, folder)
            for what, times, function in campaign.chosen(short=True):
                with self.subTest(what):
                    try:
                        campaign.row_of(stand, what, function, times)
                    except campaign.Left as why:
                        print(f"left out: {what}: {why}")


class Campaign(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="clustress-")
        self.addCleanup(directory.cleanup)
        self.folder = pathlib.Path(directory.name)

    def test_words_that_choose_no_fault_are_refused(self):
        for words in (["--only", "nonsense"], ["--short", "--only", "many shards"]):  # the latter has no short form
            with self.subTest(words):
                run = subprocess.run([sys.executable, SOURCE / "scripts" / "fault_campaign", *words, PROGRAM], text=True,
                                     capture_output=True)
                self.assertEqual(run.returncode, 2, run)
                self.assertIn(words[-1], run.stderr)

    def test_a_hang_breaks_the_promise_and_leaves_no_process(self):
        program = self.folder / "hangs"
        program.write_text(HANGS)
        program.chmod(0o755)
        stand = campaign.Stand(program, self.folder)
        stand.references, stand.seconds = {2: None, 12: None}, {12: 2.0}
        finish = campaign.Stand.finish
        for words in ("SIGTERM", "SIGSTOP", "removed or moved", "two runs"):
            [(what, _, function)] = campaign.chosen(words)
            with self.subTest(what), mock.patch.object(campaign.Stand, "finish", lambda *given: finish(*given[:2], 0.5)):
                with self.assertRaisesRegex(campaign.Broken, "did not end within"):
                    campaign.row_of(stand, what, function, 1)
                for process in (self.folder / "started").read_text().split():
                    with self.assertRaises(ProcessLookupError):
                        os.kill(int(process), 0)

    def test_a_broken_promise_names_the_call_that_was_hit(self):
        stand = campaign.Stand(PROGRAM, self.folder)

        def function(trial, times):
            for _ in trial.walk("rename", lambda folder: trial.stand.arguments(folder / "result.h5"), [-9], times):
                raise campaign.Broken("a part is gone")
        with self.assertRaisesRegex(campaign.Broken, r"call 1, \['rename', .*\]: a part is gone"):
            campaign.row_of(stand, "", function, 1)

        def after(trial, times):
            for _ in trial.walk("rename", lambda folder: trial.stand.arguments(folder / "result.h5"), [-9], times):
                pass
            raise campaign.Broken("of no call")
        with self.assertRaisesRegex(campaign.Broken, "^of no call"):
            campaign.row_of(stand, "", after, 1)


if __name__ == "__main__":
    main()
