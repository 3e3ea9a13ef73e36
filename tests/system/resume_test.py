#!/usr/bin/env python3
"""Runs that stop and go on: killed, interrupted, locked out, extended. Results are compared bit by bit by `info --compare`.

usage: resume_test.py PROGRAM SOURCE_DIRECTORY
"""
import os
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

LONG = ["--replicates", 120]  # some seconds, so that a signal meets the run in the middle


class SameBits(SystemTest):
    def test_two_threads_give_the_bits_of_one(self):
        one, two = self.folder / "one.h5", self.folder / "two.h5"
        self.complete("run", self.scenario, "-o", one, "--threads", 1, "--replicates", 8)
        self.complete("run", self.scenario, "-o", two, "--threads", 2, "--replicates", 8)
        self.same_bits(one, two)

    def test_another_seed_gives_other_bits_and_compare_says_where(self):
        other = self.folder / "other.h5"
        self.complete("run", self.scenario, "-o", self.result)
        self.complete("run", self.scenario, "-o", other, "--seed", 8)
        run = self.run_program("info", "--compare", self.result, other)
        self.assertEqual(run.code, 1, run)
        self.assertTrue((run.out + run.err).strip())

    def test_a_number_changed_by_others_is_taken_as_damage(self):
        import h5py
        self.complete("run", self.scenario, "-o", self.result)
        with h5py.File(self.result, "r+") as file:
            jobs = file["total/jobs"]
            place = (0,) * jobs.ndim
            jobs[place] = jobs[place] + 1
        for command in ("info", "compare"):
            self.refuse(3, ["result.h5", "changed by another program"], command, self.result)

    def test_cached_populations_change_no_bit(self):
        fresh, cached, mended = (self.folder / name for name in ("fresh.h5", "cached.h5", "mended.h5"))
        self.complete("run", self.scenario, "-o", fresh)
        [entry] = (self.folder / "cache" / "clustress").iterdir()
        age = entry.stat().st_mtime_ns
        self.complete("run", self.scenario, "-o", cached)
        self.assertEqual(entry.stat().st_mtime_ns, age)  # read, not made again
        content = bytearray(entry.read_bytes())
        content[len(content) // 2] ^= 1
        entry.write_bytes(content)
        self.complete("run", self.scenario, "-o", mended)  # damaged: made again
        self.same_bits(fresh, cached)
        self.same_bits(fresh, mended)
        self.environment["CLUSTRESS_CACHE"] = "off"
        self.complete("run", self.scenario, "-o", self.result)
        self.same_bits(fresh, self.result)


class Stopped(SystemTest):
    def undisturbed(self):
        """The same run without a stop, for comparison."""
        path = self.folder / "undisturbed.h5"
        self.complete("run", self.scenario, "-o", path, *LONG)
        return path

    def test_killed_and_resumed_gives_the_bits_of_an_undisturbed_run(self):
        for attempt in range(2):  # killed twice: a resumed run may be killed too
            self.stop_in_the_middle(signal.SIGKILL, self.scenario, "-o", self.result, *LONG)
        finished = {part.name: part.stat().st_mtime_ns for part in self.parts_of(self.result)}
        self.assertGreaterEqual(len(finished), 2)
        self.stop_in_the_middle(signal.SIGKILL, self.scenario, "-o", self.result, *LONG)
        kept = {part.name: part.stat().st_mtime_ns for part in self.parts_of(self.result) if part.name in finished}
        self.assertEqual(kept, finished)  # finished blocks are not simulated again
        self.complete("run", self.scenario, "-o", self.result, *LONG)
        self.same_bits(self.result, self.undisturbed())
        self.assertFalse(pathlib.Path(f"{self.result}.parts").exists())

    def test_interrupt_ends_with_130_and_goes_on(self):
        self.signal_and_resume(signal.SIGINT, 130)

    def test_terminate_ends_with_143_and_goes_on(self):
        self.signal_and_resume(signal.SIGTERM, 143)

    def signal_and_resume(self, which, code):
        run = self.stop_in_the_middle(which, self.scenario, "-o", self.result, *LONG)
        self.assertEqual(run.code, code, run)
        self.complete("run", self.scenario, "-o", self.result, *LONG)
        self.same_bits(self.result, self.undisturbed())

    def test_incomplete_results_can_be_read_and_say_so_first(self):
        self.stop_in_the_middle(signal.SIGKILL, self.scenario, "-o", self.result, *LONG)
        for command in ("compare", "info"):
            with self.subTest(command=command):
                run = self.complete(command, self.result)
                self.assertIn("incomplete", run.out.splitlines()[0].lower(), run)

    def test_a_second_writer_is_locked_out_and_names_the_first(self):
        first = self.start_and_wait_for_a_block(self.scenario, "-o", self.result, *LONG)
        try:
            self.refuse(5, [str(first.pid)], "run", self.scenario, "-o", self.result, *LONG)
        finally:
            first.terminate()
            first.communicate(timeout=30)

    def test_the_lock_of_a_killed_run_does_not_stay(self):
        self.stop_in_the_middle(signal.SIGKILL, self.scenario, "-o", self.result, *LONG)
        self.complete("run", self.scenario, "-o", self.result, *LONG)


class Again(SystemTest):
    def setUp(self):
        super().setUp()
        self.complete("run", self.scenario, "-o", self.result)

    def test_a_finished_run_says_so_and_is_left_alone(self):
        before = (self.result.read_bytes(), os.stat(self.result).st_mtime_ns)
        run = self.complete("run", self.scenario, "-o", self.result, seconds=10)
        self.assertIn("result.h5", run.out + run.err)
        self.assertEqual((self.result.read_bytes(), os.stat(self.result).st_mtime_ns), before)

    def test_fewer_replicates_than_there_are_is_said(self):
        out = self.complete("run", self.scenario, "-o", self.result, "--replicates", 1).out
        self.assertIn("is complete with 4 replicates, more than the 1 wanted; nothing to do", out)

    def test_more_replicates_extend_to_the_bits_of_one_run(self):
        whole = self.folder / "whole.h5"
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 10)
        self.complete("run", self.scenario, "-o", whole, "--replicates", 10)
        self.same_bits(self.result, whole)

    def test_another_scenario_is_refused_and_the_first_difference_named(self):
        before = self.result.read_bytes()
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 400.0"))
        self.refuse(2, ["budget_keur", "300", "400", "--force"], "run", self.scenario, "-o", self.result)
        self.assertEqual(self.result.read_bytes(), before)

    def test_another_seed_is_another_run(self):
        self.refuse(2, ["seed"], "run", self.scenario, "-o", self.result, "--seed", 8)

    def test_force_discards_after_saying_what(self):
        whole = self.folder / "whole.h5"
        run = self.complete("run", self.scenario, "-o", self.result, "--seed", 8, "--force")
        self.assertIn("result.h5", run.out + run.err)
        self.complete("run", self.scenario, "-o", whole, "--seed", 8)
        self.same_bits(self.result, whole)


if __name__ == "__main__":
    main()
