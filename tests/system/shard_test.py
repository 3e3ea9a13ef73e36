#!/usr/bin/env python3
"""Runs that are shared out: shards, merge, time limit, memory. Results are compared bit by bit by `info --compare`.

usage: shard_test.py PROGRAM SOURCE_DIRECTORY
"""
import re
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402


class Shards(SystemTest):
    def shard(self, number, of, *arguments):
        self.complete("run", self.scenario, "-o", self.result, "--shard", f"{number}/{of}", "--quiet", *arguments)
        path = self.folder / f"result.shard-{number}-of-{of}.h5"
        self.assertTrue(path.exists())
        return path

    def whole(self, *arguments):
        path = self.folder / "whole.h5"
        self.complete("run", self.scenario, "-o", path, "--threads", 2, "--quiet", *arguments)
        return path

    def test_seven_shards_give_the_bits_of_one_run(self):
        shards = [self.shard(number, 7, "--threads", 1) for number in range(1, 8)]  # three are empty
        self.assertFalse(self.result.exists())
        run = self.complete("merge", *shards, "-o", self.result)
        self.assertIn("complete: 4 of 4 replicates from 7 of 7 shards", run.err)
        self.same_bits(self.result, self.whole())
        self.assertIn("already", self.complete("merge", *shards, "-o", self.result).out)

    def test_a_killed_shard_goes_on_and_an_extended_one_too(self):
        second = self.shard(2, 2)
        first = self.folder / "result.shard-1-of-2.h5"
        arguments = ["--replicates", 120]
        process = self.start("run", self.scenario, "-o", self.result, "--shard", "1/2", *arguments)
        self.wait_until(lambda: self.parts_of(first) or process.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        self.assertFalse(first.exists())
        self.refuse(3, [f"{first}: is not finished", "shard 1 of 2"], "merge", first, second, "-o", self.result)
        self.shard(1, 2, *arguments)
        self.refuse(2, ["4 replicates", "of 120"], "merge", first, second, "-o", self.result)
        self.shard(2, 2, *arguments)
        self.complete("merge", first, second, "-o", self.result)
        self.same_bits(self.result, self.whole(*arguments))

    def test_partial_results_say_so_first_and_can_be_completed(self):
        shards = [self.shard(number, 3) for number in (1, 2, 3)]
        content = bytearray(shards[0].read_bytes())
        content[len(content) // 2] ^= 1
        shards[0].write_bytes(content)
        self.refuse(3, ["result.shard-1-of-3.h5", "damaged", "missing: shards 1, 3 of 3", "--partial"],
                    "merge", *shards[:2], "-o", self.result)
        self.complete("merge", *shards, "-o", self.result, "--partial")
        for command in ("info", "compare"):
            first = self.complete(command, self.result).out.splitlines()[0]
            self.assertIn("INCOMPLETE", first)
            self.assertIn("2 of 4", first)
        self.complete("run", self.scenario, "-o", self.result)
        self.same_bits(self.result, self.whole())

    def test_merging_over_a_result_of_precision_keeps_its_level(self):
        self.complete("run", self.scenario, "-o", self.result, "--precision", 50, "--replicates", 64, "--quiet")
        shards = [self.shard(number, 2, "--replicates", 34) for number in (1, 2)]
        self.complete("merge", *shards, "-o", self.result)
        text = " ".join(self.complete("compare", self.result).out.split())
        self.assertIn("was met at 32. The run was extended to 34 afterwards. Intervals are taken at 96 %", text)

    def test_a_shard_alone_is_read_as_incomplete(self):
        run = self.complete("compare", self.shard(2, 2))
        self.assertIn("INCOMPLETE: 2 of 4", run.out.splitlines()[0])

    def test_shards_of_two_scenarios_do_not_mix(self):
        first = self.shard(1, 2)
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 400.0"))
        second = self.shard(2, 2)
        self.refuse(2, [str(second), "budget_keur", "300", "400"], "merge", first, second, "-o", self.result)
        self.refuse(2, [str(first), "once"], "merge", first, first, "-o", self.result)
        self.assertFalse(self.result.exists())

    def test_bad_shards_are_refused(self):
        for text in ("0/4", "5/4", "1", "1/", "/4", "-1/4", "1/4x", "one/four", "1/99999999999"):
            with self.subTest(text):
                self.refuse(2, ["--shard", "I/N"], "run", self.scenario, "-o", self.result, "--shard", text)
        self.refuse(2, ["-o"], "merge", self.result)
        self.refuse(2, ["SHARD"], "merge", "-o", self.result)
        self.refuse(3, ["nothing.h5", "is not there"], "merge", self.folder / "nothing.h5", "-o", self.result)


class Limits(SystemTest):
    def test_a_time_limit_ends_with_75_and_the_same_command_goes_on(self):
        arguments = ["run", self.scenario, "-o", self.result, "--replicates", 120, "--threads", 1]
        begun = self.run_program(*arguments, "--time-limit", 1)
        self.assertEqual(begun.code, 75, begun)
        self.assertLess(begun.seconds, 30)
        said = re.search(r"time limit of 1: (\d+) of 120 replicates are safe", begun.err)
        self.assertTrue(said, begun)
        if self.parts_of(self.result):
            self.assertIn(f"INCOMPLETE, {said[1]} of 120 replicates so far", self.complete("info", self.result).out)
        else:
            self.assertEqual(said[1], "0")
        codes = [75]
        while codes[-1] == 75 and len(codes) < 40:  # a busy machine needs more time to begin than a session has at first
            codes.append(self.run_program(*arguments, "--time-limit", f"00:{2 + len(codes):02}").code)
        self.assertEqual(codes[-1], 0, codes)
        self.complete(*arguments, "--time-limit", "00:03")  # finished, and left alone
        self.complete("run", self.scenario, "-o", self.folder / "whole.h5", "--replicates", 120)
        self.same_bits(self.result, self.folder / "whole.h5")

    def test_a_limit_that_is_not_reached_changes_nothing(self):
        for limit in ("1d", "12h", "45m", "11:30:00", "1-12:00", "2-0"):
            self.complete("run", self.scenario, "-o", self.folder / f"{limit}.h5", "--time-limit", limit)
        self.same_bits(self.folder / "1d.h5", self.folder / "2-0.h5")

    def test_little_memory_gives_the_same_bits_and_too_little_says_what_would_do(self):
        words = self.refuse(2, ["--memory"], "run", self.scenario, "-o", self.result, "--memory", "1M").err.split()
        least = words[-1]
        self.assertRegex(least, "^[0-9]+M$")
        self.refuse(2, [least], "run", self.scenario, "-o", self.result, "--memory", f"{int(least[:-1]) - 1}M")
        run = self.complete("run", self.scenario, "-o", self.result, "--threads", 8, "--memory", least)
        self.assertIn("1 replicate at once in place of 9", run.err)
        self.complete("run", self.scenario, "-o", self.folder / "whole.h5", "--threads", 8)
        self.same_bits(self.result, self.folder / "whole.h5")

    def test_a_baseline_needs_memory_for_one_outcome_more(self):
        self.scenario_with(("horizon_quarters = 12", "horizon_quarters = 400"))
        few = ["run", self.scenario, "-o", self.result, "--memory", "1M"]
        alone, with_stored = (int(self.refuse(2, ["--memory"], *few, *more).err.split()[-1][:-1])
                              for more in ([], ["--baseline", "older.h5"]))
        self.assertGreater(with_stored, alone)

    def test_shards_that_cannot_be_are_refused(self):
        for shard in ("0/2", "3/2", "1/1000001", "1/4294967295"):
            with self.subTest(shard=shard):
                self.refuse(2, ["--shard", shard, "1000000"], "run", self.scenario, "-o", self.result, f"--shard={shard}")

    def test_bad_limits_are_refused(self):
        for option, values in (("--time-limit", ("0", "x", "5x", "-5", "1:60", "1-24", "1:2:3:4", "99999999999", "1e3")),
                               ("--memory", ("2", "0G", "-1G", "2X", "G", "2GiBs"))):
            for value in values:
                with self.subTest(option=option, value=value):
                    self.refuse(2, [option, value], "run", self.scenario, "-o", self.result, f"{option}={value}")


ADDED = """[[variant]]
name = "skills"
channel_run = true

[[variant.instrument]]
kind = "skills_training"
budget_keur = 200.0
duration_quarters = 8

[[variant.instrument]]
kind = "innovation_voucher"
name = "second voucher"
budget_keur = 50.0
duration_quarters = 8

"""


class AddedVariants(SystemTest):
    def setUp(self):
        super().setUp()
        self.old = self.folder / "old.h5"
        self.complete("run", self.scenario, "-o", self.old, "--quiet")

    def added(self, *changes):
        """A scenario with a variant in front of the old one, and further changes."""
        return self.scenario_with(("[[variant]]", ADDED + "[[variant]]"), *changes, name="more.toml")

    def same_as_whole(self, scenario, *arguments):
        whole = self.folder / "whole.h5"
        self.complete("run", scenario, "-o", whole, "--quiet", *arguments)
        run = self.complete("run", scenario, "-o", self.result, "--baseline", self.old, *arguments)
        self.same_bits(self.result, whole)
        return run.err

    def test_an_added_variant_gives_the_bits_of_a_whole_run(self):
        words = self.same_as_whole(self.added(), "--replicates", 6)  # four of them stored
        self.assertIn("4 of 6 replicates: none · vouchers · transfer · household_transfer · public_purchase", words)
        self.assertIn("simulated in these: skills · skills | wages and hiring held\n", words)

    def test_a_larger_variant_makes_other_reference_programmes(self):
        words = self.same_as_whole(self.added(("budget_keur = 200.0", "budget_keur = 400.0")))
        self.assertIn("replicates: none · vouchers\n", words)
        self.assertIn("transfer · household_transfer · public_purchase", words)

    def test_shards_and_a_stop_go_with_it(self):
        more = self.added()
        for number in (1, 2):
            arguments = ["run", more, "-o", self.result, "--shard", f"{number}/2", "--baseline", self.old]
            while self.run_program(*arguments, "--time-limit", 1).code == 75:
                pass
        self.complete("merge", *sorted(self.folder.glob("result.shard-*.h5")), "-o", self.result)
        self.complete("run", more, "-o", self.folder / "whole.h5")
        self.same_bits(self.result, self.folder / "whole.h5")

    def test_other_changes_are_refused_by_the_first_differing_key(self):
        for change, words in ((("budget_keur = 300.0", "budget_keur = 310.0"), ["vouchers", "budget_keur", "300", "310"]),
                              (("horizon_quarters = 12", "horizon_quarters = 13"), ["horizon_quarters", "12", "13"]),
                              (("seed = 7", "seed = 8"), ["seed", "7", "8"]),
                              (('kind = "demand_recession"', 'kind = "credit_crunch"'), ["[[stress]]", "credit_crunch"])):
            with self.subTest(change):
                self.refuse(2, words, "run", self.added(change), "-o", self.result, "--baseline", self.old)
        self.refuse(2, ["output"], "run", self.added(), "-o", self.old, "--baseline", self.old, "--force")
        self.refuse(3, ["nothing.h5"], "run", self.added(), "-o", self.result, "--baseline", self.folder / "nothing.h5")
        self.assertFalse(self.result.exists())


if __name__ == "__main__":
    main()
