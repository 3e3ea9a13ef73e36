#!/usr/bin/env python3
"""`clustress calibrate`: the how-to as it stands, each method; killed at random it finds its evaluations; what is refused.

usage: calibrate_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import random
import re
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, SystemTest, main  # noqa: E402

PAGE = SOURCE / "docs" / "howto" / "calibrate.md"


class Calibrate(SystemTest):
    def setUp(self):
        super().setUp()
        self.environment["CLUSTRESS_CACHE"] = "off"
        self.write("base.toml", SCENARIO)
        shown = re.search(r"<!-- calibrate: study -->\n```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S).group(1)
        self.study = self.write("study.toml", shown)

    def calibrate(self, path, *arguments, study=None):
        return self.run_program("calibrate", study or self.study, "-o", path, "--threads", 2, *arguments, seconds=600)

    def test_the_how_to_does_what_it_says(self):
        run = self.calibrate("posterior.h5")
        self.assertIn(run.code, (0, 1), run)
        self.assertRegex(run.out, r"CALIBRATION +A voucher in Smallville")
        self.assertRegex(run.out, r"Answer +(At the best point \d of 5 fitted targets are in their bands, and|No point fits:)")
        self.assertRegex(run.out, r"model.market.shock_scale +\[0.25, 0.4\] +0.313")
        self.assertIn("HELD OUT", run.out)
        self.assertRegex(run.err, r"wave 1 of 2")
        self.assertRegex(run.err, r"\d+ evaluations simulated now, 0 found in posterior.evaluations.csv")
        again = self.calibrate("posterior.h5")
        self.assertEqual(again.out, run.out)
        self.assertRegex(again.err, r"0 evaluations simulated now, \d+ found")

    def test_killed_at_random_it_ends_with_the_same_posterior(self):
        whole = self.calibrate("whole.h5")
        chance = random.Random(5)
        for _ in range(3):
            process = self.start("calibrate", self.study, "-o", "killed.h5", "--threads", 2)
            time.sleep(chance.uniform(0.1, 0.6) * whole.seconds)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.communicate()
        ended = self.calibrate("killed.h5")
        self.assertEqual(ended.out, whole.out)
        self.assertEqual((self.folder / "killed.h5").read_bytes(), (self.folder / "whole.h5").read_bytes())

    def test_profiles_and_recoveries_are_told_when_asked_for(self):
        run = self.calibrate("posterior.h5", "--profiles", "--recover", 4)
        self.assertRegex(run.out, r"PROFILES +from +to +ends\n +model.market.shock_scale +0\.\d+ +0\.\d+ +(both|lower|upper|inside)")
        self.assertRegex(" ".join(run.out.split()), r"4 points of the prior taken for the truth in turn: "
                         r"intervals of 50, 80 and 90 % held it in \d+, \d+ and \d+ % of \d+ cases")
        self.assertRegex(run.out, r"RECOVERIES")

    def test_other_methods_fit_the_same_study(self):
        smm = self.calibrate("smm.h5", "--set", "calibrate.method=smm", "--set", "calibrate.evaluations=80")
        self.assertEqual(smm.code, 0, smm)
        self.assertRegex(" ".join(smm.out.split()), r"J = \d+\.\d with 3 degrees of freedom, p = ")
        abc = self.calibrate("abc.h5", "--set", "calibrate.method=abc", "--set", "calibrate.evaluations=140", "--recover", 1)
        self.assertEqual(abc.code, 0, abc)
        self.assertIn("accepted by generation: 100.0", " ".join(abc.out.split()))
        self.assertIn("1 point of the prior taken for the truth", " ".join(abc.out.split()))
        for name in ("smm.h5", "abc.h5"):
            self.assertIn(f'by "{name[:3]}", 64 points', self.complete("info", name).out)
            self.complete("check", self.study, "--ensemble", name, "--ensemble-points", 4)

    def test_one_thread_finds_the_same(self):
        two = self.calibrate("two.h5")
        one = self.run_program("calibrate", self.study, "-o", "one.h5", "--threads", 1, seconds=600)
        self.assertEqual(one.out, two.out)

    def test_what_cannot_be_fitted_is_refused(self):
        for words, settings in (
                (["no target is called", "entry_rate"], ["calibrate.fit=[\"entry_rte\"]"]),
                (["is there twice"], ["calibrate.fit=[\"entry_rate\", \"entry_rate\"]"]),
                (["nothing is observed", "unemployment"], ["calibrate.fit=[\"unemployment\"]"]),
                (["no method is called", "match"], ["calibrate.method=mach"]),
        ):
            sets = [word for setting in settings for word in ("--set", setting)]
            self.refuse(2, words, "calibrate", self.study, "-o", "no.h5", *sets)
        self.refuse(2, ["nothing is in doubt", "[[uncertain]]"], "calibrate", self.scenario, "-o", "no.h5")
        self.refuse(2, ["-o FILE"], "calibrate", self.study)
        before = self.study.read_bytes()
        self.refuse(2, ["no posterior", "another name"], "calibrate", self.study, "-o", self.study)
        self.assertEqual(self.study.read_bytes(), before)

    def test_evaluations_of_another_study_are_refused(self):
        self.calibrate("posterior.h5", "--set", "calibrate.evaluations=20", "--set", "calibrate.waves=1")
        self.refuse(2, ["posterior.evaluations.csv"], "calibrate", self.study, "-o", "posterior.h5",
                    "--set", "simulation.seed=8")


if __name__ == "__main__":
    main()
