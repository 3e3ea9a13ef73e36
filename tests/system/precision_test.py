#!/usr/bin/env python3
"""Runs that end when the result is precise enough: the same stop for any threads, kills and extensions.

usage: precision_test.py PROGRAM SOURCE_DIRECTORY
"""
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

SECOND = """[[variant]]
name = "money"

[[variant.instrument]]
kind = "transfer"
budget_keur = 9000.0
duration_quarters = 8

[[stress]]"""


class Precision(SystemTest):
    def precise(self, *arguments, output=None, rule="0.15"):
        return self.complete("run", self.scenario, "-o", output or self.result, "--precision", rule, *arguments)

    def test_the_stop_depends_neither_on_threads_nor_on_kills_nor_on_what_was_there(self):
        arguments = ["--replicates", 256]
        one = self.folder / "one.h5"
        run = self.precise("--threads", 1, *arguments, output=one)
        self.assertIn("look at 32 replicates: net jobs of vouchers under ", run.err)
        self.assertRegex(run.out, r"looked at 32, 64 and 128 replicates \(of at most 256\) and was met at 128\.")
        info = self.complete("info", one).out
        self.assertRegex(info, "(?s)complete, 128 replicates.*stopping +--precision 0.15 looked at 32")

        killed = self.start("run", self.scenario, "-o", self.result, "--precision", "0.15", "--threads", 2, *arguments)
        self.wait_until(lambda: len(self.parts_of(self.result)) >= 1 or killed.poll() is not None)
        killed.send_signal(signal.SIGKILL)
        killed.communicate(timeout=60)
        self.assertFalse(self.result.exists())
        self.assertIn("has not stopped the run yet", self.complete("compare", self.result).out)
        self.precise("--threads", 2, *arguments)
        self.same_bits(one, self.result)

        extended = self.folder / "extended.h5"
        self.complete("run", self.scenario, "-o", extended, "--replicates", 70, "--quiet")
        looks = [line for line in self.precise(*arguments, output=extended).err.splitlines() if line.startswith("look")]
        self.assertEqual(looks, [line for line in run.err.splitlines() if line.startswith("look")])
        self.same_bits(one, extended)

        before = extended.read_bytes()
        self.assertIn("was met at", self.precise(*arguments, output=extended).out)
        self.assertEqual(before, extended.read_bytes())
        self.assertFalse((self.folder / "extended.h5.parts").exists())

    def test_an_extended_result_keeps_the_level_and_says_so(self):
        self.precise("--replicates", 64, "--quiet", rule="50")
        text = self.complete("compare", self.result).out
        self.assertIn("looked at 32 replicates (of at most 64) and was met at 32.", " ".join(text.split()))
        self.assertIn("Intervals are taken at 96 %, so that they cover with 95 %", " ".join(text.split()))
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 36, "--quiet")
        text = " ".join(self.complete("compare", self.result).out.split())
        self.assertIn("36 simulated futures", text)
        self.assertIn("The run was extended to 36 afterwards.", text)
        self.assertIn("taken at 96 %", text)
        # A larger width was reached before: nothing is simulated, and the result says what it was asked last.
        run = self.precise("--replicates", 64, rule="60")
        self.assertIn("was met at 32", run.out)
        self.assertIn("0 of them simulated now", run.err)
        self.assertIn("--precision 60 looked at 32 replicates", self.complete("info", self.result).out)
        self.assertFalse((self.folder / "result.h5.parts").exists())

    def test_a_run_completed_without_its_precision_says_so_until_it_is_looked_at(self):
        begun = self.start("run", self.scenario, "-o", self.result, "--precision", "50", "--replicates", 64, "--threads", 1)
        self.wait_until(lambda: self.parts_of(self.result) or begun.poll() is not None)
        begun.send_signal(signal.SIGKILL)
        begun.communicate(timeout=60)
        self.assertFalse(self.result.exists())
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 40, "--quiet")
        for command in ("info", "compare"):
            text = " ".join(self.complete(command, self.result).out.split())
            self.assertIn("--precision 50 did not stop the run (at most 64 replicates): it was completed without, at 40.", text)
        self.assertIn("was met at 32", self.precise("--replicates", 64, rule="50").out)
        text = " ".join(self.complete("compare", self.result).out.split())
        self.assertIn("--precision 50 looked at 32 replicates (of at most 64) and was met at 32. "
                      "The run was extended to 40 afterwards.", text)

    def test_a_result_joined_of_some_shards_is_finished_too(self):
        shards = [self.folder / f"result.shard-{number}-of-3.h5" for number in (2, 3)]
        for number in (2, 3):
            self.complete("run", self.scenario, "-o", self.result, "--shard", f"{number}/3", "--replicates", 64, "--quiet")
        self.complete("merge", *shards, "-o", self.result, "--partial")
        self.precise("--replicates", 64, "--quiet", rule="50")
        self.assertRegex(self.complete("info", self.result).out, "(?s)complete, 53 replicates.*33 wanted.*looked at 32 replicates")
        self.assertFalse((self.folder / "result.h5.parts").exists())

    def test_the_maximum_is_said_to_be_the_end(self):
        run = self.precise("--replicates", 33, rule="0.001")
        self.assertIn("looked at 32 and 33 replicates and was NOT met: 33 is the maximum.", run.out)
        self.assertIn("replicates are needed", run.err)
        self.assertRegex(self.complete("compare", self.result, "--format", "csv").out, r"(?m)^,,result/stopping,.*NOT met")

    def test_a_clear_ranking_ends_at_the_first_look_and_keeps_its_plan(self):
        self.scenario_with(("[[stress]]", SECOND))
        run = self.precise("--replicates", 128, rule="ranking")
        self.assertIn("the order of 2 of 2 pairs is settled", run.err)
        self.assertIn("was met at 32", run.out)
        text = self.complete("compare", self.result, "--section", "ranking").out
        self.assertRegex(text, r"RANKING(.|\n)*\n  money +[0-9.]+ +[0-9.]+ +\[[0-9., ]+\]\n  vouchers ")
        for other in (["--precision", "ranking", "--replicates", 256], ["--precision", "5", "--replicates", 128],
                      ["--precision", "ranking:5", "--replicates", 128]):
            self.refuse(2, ["--precision ranking", "at most 128"], "run", self.scenario, "-o", self.result, *other)
        self.precise("--replicates", 128, rule="ranking")

    def test_what_cannot_be_is_refused(self):
        for rule in ("0", "-1", "x", "5 jobs", "ranking:", "rank"):
            with self.subTest(rule):
                self.refuse(2, ["--precision", "10%", "ranking:5"], "run", self.scenario, "-o", self.result,
                            f"--precision={rule}", "--replicates", 64)
        self.refuse(2, ["32", "--replicates 64"], "run", self.scenario, "-o", self.result, "--precision", 5)
        self.refuse(2, ["1 programme", "needs 2"], "run", self.scenario, "-o", self.result, "--precision", "ranking",
                    "--replicates", 64)
        self.refuse(2, ["--shard", "--precision"], "run", self.scenario, "-o", self.result, "--precision", 5,
                    "--replicates", 64, "--shard", "1/2")
        self.assertFalse(self.result.exists())


if __name__ == "__main__":
    main()
