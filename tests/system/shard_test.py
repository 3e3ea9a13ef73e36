#!/usr/bin/env python3
"""Runs that are shared out: shards, merge, time limit, memory. Results are compared bit by bit by `info --compare`.

usage: shard_test.py PROGRAM SOURCE_DIRECTORY
"""
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


if __name__ == "__main__":
    main()
