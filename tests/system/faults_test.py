#!/usr/bin/env python3
"""A few injections of each fault of scripts/fault_campaign, which says what must hold after one.

usage: faults_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SOURCE, main  # noqa: E402

sys.path.insert(0, str(SOURCE / "scripts"))
from faults import campaign  # noqa: E402


class Faults(unittest.TestCase):
    def test_nothing_finished_is_lost_and_no_result_is_wrong(self):
        with tempfile.TemporaryDirectory(prefix="clustress-") as folder:
            stand = campaign.Stand(PROGRAM, folder)
            for what, _, times, function in campaign.FAULTS:
                with self.subTest(what):
                    try:
                        if times > 0:
                            campaign.row_of(stand, what, function, times)
                    except campaign.Left as why:
                        print(f"left out: {what}: {why}")


if __name__ == "__main__":
    main()
