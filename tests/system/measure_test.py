#!/usr/bin/env python3
"""`clustress measure` as another program meets it: rows in, rows out, by file and by pipe; bad rows are answers; kill and resume.

usage: measure_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import io
import math
import os
import pathlib
import signal
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import PROGRAM, SystemTest, interrupt_is_default, main  # noqa: E402

SCALE, BUDGET = "model.market.shock_scale", "variant.vouchers.instrument.1.budget_keur"
QUICK = ("-r", "2", "--threads", "2")


def rows_of(text):
    """The rows of an answer, by id; the comment is taken off."""
    first, rest = text.split("\n", 1)
    assert first.startswith("# clustress measure 1; digest "), first
    return list(csv.DictReader(io.StringIO(rest)))


class Measure(SystemTest):
    def setUp(self):
        super().setUp()
        self.tell = self.folder / "tell.csv"

    def ask(self, text):
        return self.write("ask.csv", text)

    def measure(self, *arguments, code=0):
        run = self.run_program("measure", self.scenario, "--points", "ask.csv", "-o", self.tell, *QUICK, *arguments)
        self.assertEqual(run.code, code, run)
        return run

    def told(self):
        return rows_of(self.tell.read_text())

    def serve(self, text, *arguments, code=0):
        run = subprocess.run([PROGRAM, "measure", self.scenario, "--serve", *(arguments or QUICK)], input=text, text=True,
                             capture_output=True, cwd=self.folder, env=self.environment, timeout=120)
        self.assertEqual(run.returncode, code, run)
        return run.stdout

    def moments(self, *settings):
        text = self.complete("validate", self.scenario, "--no-experiments", "--format", "csv", "-r", "2",
                             *(word for setting in settings for word in ("--set", setting))).out
        return {row["moment"]: float(row["simulated"]) for row in csv.DictReader(io.StringIO(text))}

    def test_answers_are_those_of_validate(self):
        self.ask(f"id,{SCALE},{BUDGET}\na,0.3,\nb,,250\n")
        self.measure()
        a, b = self.told()
        for row, found in ((a, self.moments(f"{SCALE}=0.3")), (b, self.moments())):
            self.assertEqual((row["status"], row["replicates"], row["start"], row["seed"]), ("done", "2", "cold", "7"))
            for name, value in found.items():
                own = float(row[name])
                self.assertTrue(own == value or math.isnan(value), f"{name}: {own}, {value}")  # of one replicate validate has no mean

    def test_serving_and_files_threads_and_order_say_the_same(self):
        lines = [f"p{k},{0.26 + 0.02 * k:.2f}" for k in range(4)]
        self.ask("\n".join([f"id,{SCALE}", *lines]) + "\n")
        self.measure()
        whole = self.tell.read_text()
        served = self.serve("\n".join([f"id,{SCALE}", *reversed(lines)]), "-r", "2", "--threads", "1")
        self.assertEqual(sorted(whole.splitlines()), sorted(served.splitlines()))
        self.assertEqual([row["id"] for row in self.told()], ["p0", "p1", "p2", "p3"])

    def test_bad_rows_are_refused_and_recorded_and_stop_no_other(self):
        bad = {"high": "99", "nan": "nan", "word": "much", "torn": '"0.3', "wide": "0.3,4"}
        self.ask(f"id,{SCALE}\ngood,0.3\n" + "".join(f"{i},{value}\n" for i, value in bad.items()) +
                 "good,0.31\n,0.3\nshort\nlast,0.3\n")
        run = self.measure(code=1)
        rows = self.told()
        by_id = {row["id"]: row for row in reversed(rows)}
        self.assertEqual([row["status"] for row in rows if row["id"] in ("good", "last")], ["done", "refused", "done"])
        self.assertEqual(by_id["good"]["entry_rate"], by_id["last"]["entry_rate"])
        for name in ("high", "nan", "word", "wide", "short"):
            self.assertEqual((by_id[name]["status"], by_id[name]["entry_rate"]), ("refused", "NaN"), name)
        self.assertIn("ask.csv:3:6", by_id["high"]["cause"])
        self.assertIn("shock_scale", by_id["high"]["cause"])
        self.assertIn("an earlier row has this id", [row["cause"] for row in rows if row["id"] == "good"][1])
        nameless = [row["cause"] for row in rows if row["id"] == ""]
        self.assertEqual(len(nameless), 2)  # the torn quote swallows no other row
        self.assertIn("2 points measured, 0 failed, 8 refused", run.err)
        before = self.tell.read_bytes()
        self.assertIn("10 answered before", self.measure().err)  # nothing is asked twice, refusals too
        self.assertEqual(self.tell.read_bytes(), before)

    def test_values_that_do_not_fit_together_are_refused(self):
        key = "world.region.Smallville.sector_share.industry"
        self.ask(f"id,{key}\nfits,0.35\nnot,0.4\n")
        self.measure(code=1)
        self.assertEqual([row["status"] for row in self.told()], ["done", "refused"])

    def test_what_is_wrong_with_all_points_stops_before_any_work(self):
        for header, words in ((f"{SCALE},id", ["ask.csv:1:1", "the first column must be id"]),
                              ("id,model.market.shock_scala", ["ask.csv:1:4", 'Did you mean "shock_scale"?']),
                              ("id,simulation.seed", ["ask.csv:1:4", "simulation.seed"]),
                              (f"id,{SCALE},{SCALE}", ["column 2 sets this already"]),
                              ("", ["empty"])):
            self.ask(header + ("\n1,0.3\n" if header else ""))
            self.refuse(2, words, "measure", self.scenario, "--points", "ask.csv", "-o", self.tell)
            self.assertFalse(self.tell.exists())
        self.refuse(2, ["--serve"], "measure", self.scenario)
        self.refuse(2, ["leave out"], "measure", self.scenario, "--serve", "-o", self.tell)
        self.refuse(2, ["add --warm"], "measure", self.scenario, "--serve", "--hold", "7")
        self.refuse(3, ["ask.csv"], "measure", self.scenario, "--points", self.folder / "no" / "ask.csv", "-o", self.tell)

    def test_a_file_of_another_study_plan_or_kind_is_left_alone(self):
        self.ask(f"id,{SCALE}\n1,0.3\n")
        self.measure()
        before = self.tell.read_bytes()
        for more in (("--set", "simulation.horizon_quarters=40"), ("-r", "3"), ("--luck", "own"), ("--warm",), ("--per-replicate",)):
            self.refuse(2, ["tell.csv", "digest"], "measure", self.scenario, "--points", "ask.csv", "-o", self.tell,
                        *(QUICK if "-r" not in more else ()), *more)
        self.assertEqual(self.tell.read_bytes(), before)
        self.tell.write_text("id,net_jobs\n1,3\n")
        self.refuse(2, ["tell.csv"], "measure", self.scenario, "--points", "ask.csv", "-o", self.tell, *QUICK)

    def test_an_id_that_comes_back_with_other_values_is_refused(self):
        self.ask(f"id,{SCALE}\n1,0.3\n")
        self.measure()
        self.ask(f"id,{BUDGET},{SCALE}\n1,,0.30\n2,,0.31\n")  # the same values in other words
        self.measure()
        self.assertEqual([row["status"] for row in self.told()], ["done", "done"])
        self.ask(f"id,{SCALE}\n1,0.32\n")
        self.measure(code=1)
        one = [row for row in self.told() if row["id"] == "1"]
        self.assertEqual([row["status"] for row in one], ["done", "refused"])
        self.assertIn("with other values", one[1]["cause"])

    def test_a_torn_last_row_is_dropped_and_measured_again(self):
        self.ask(f"id,{SCALE}\n1,0.3\n2,0.31\n3,0.32\n")
        for more in ((), ("--per-replicate",)):
            self.tell.unlink(missing_ok=True)
            self.measure(*more)
            whole = self.tell.read_bytes()
            ends = [k + 1 for k, byte in enumerate(whole) if byte == 10]
            for cut in (ends[-2] + 9, ends[-1] - 1, ends[-3], ends[0] - 3, ends[1], 0):
                self.tell.write_bytes(whole[:cut])
                self.measure(*more)
                self.assertEqual(self.tell.read_bytes(), whole, cut)
            lines = whole.split(b"\n")
            self.tell.write_bytes(b"\n".join([*lines[:2], b"2,nonsense", *lines[3:]]))
            self.refuse(2, ["tell.csv:3", "Take the line out"], "measure", self.scenario, "--points", "ask.csv", "-o", self.tell,
                        *QUICK, *more)

    def test_killed_at_any_moment_the_same_bytes_come_out(self):
        self.ask("\n".join([f"id,{SCALE}", *(f"{k},{0.25 + 0.005 * k:.3f}" for k in range(16))]) + "\n")
        arguments = ("measure", self.scenario, "--points", "ask.csv", "-o", self.tell, *QUICK)
        for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
            before = self.tell.stat().st_size if self.tell.exists() else 0
            process = self.start(*arguments, before=interrupt_is_default)
            self.wait_until(lambda: process.poll() is not None or self.tell.exists() and self.tell.stat().st_size > max(before, 2500),
                            what="an answer")
            process.send_signal(how)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, -9 if how == signal.SIGKILL else 128 + how)
            if how != signal.SIGKILL:
                self.assertTrue(self.tell.read_bytes().endswith(b"\n"))
        self.measure()
        resumed = self.tell.read_bytes()
        self.tell.unlink()
        self.measure()
        self.assertEqual(self.tell.read_bytes(), resumed)
        self.assertEqual(len(self.told()), 16)

    def test_serving_answers_before_the_input_ends_and_ends_with_it(self):
        process = subprocess.Popen([PROGRAM, "measure", self.scenario, "--serve", *QUICK], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder, env=self.environment)
        process.stdin.write(f"id,{SCALE}\n")
        process.stdin.flush()
        self.assertTrue(process.stdout.readline().startswith("# clustress measure 1; digest "))
        self.assertTrue(process.stdout.readline().startswith("id,point,seed,replicates,start,status,cause,entry_rate,"))
        for value in ("0.3", "99", "0.31"):
            process.stdin.write(f"{value},{value}\n")
            process.stdin.flush()
            self.assertTrue(process.stdout.readline().startswith(value + ","))
        process.stdin.close()
        self.assertEqual(process.wait(timeout=60), 1)
        process.stdout.close()
        process.stderr.close()

    def test_a_signal_ends_serving(self):
        for how in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([PROGRAM, "measure", self.scenario, "--serve", *QUICK], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder,
                                       env=self.environment, preexec_fn=interrupt_is_default)
            process.stdin.write(f"id,{SCALE}\n1,0.3\n")
            process.stdin.flush()
            for _ in range(3):
                process.stdout.readline()
            process.send_signal(how)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, 128 + how)

    def test_effects_are_those_of_compare(self):
        self.ask(f"id,{BUDGET}\n1,250\n")
        self.measure("--effects")
        row, = self.told()
        self.complete("run", self.scenario, "-o", self.result, "--replicates", "2", "--set", f"{BUDGET}=250")
        found = self.complete("compare", self.result, "--format", "csv").out
        headlines = [line for line in csv.DictReader(io.StringIO(found))]
        seen = 0
        for line in headlines:
            name = f"effect/{line['variant']}/{line['stress']}/{line['measure']}"
            if name in row:
                seen += 1
                self.assertEqual(float(row[name]), float(line["value"]), name)
        self.assertGreaterEqual(seen, 2 * 4 * 6)
        self.assertGreater(float(row["effect/vouchers/undisturbed/outlay_se"]), 0)
        self.tell.unlink()
        self.measure("--effects", "--per-replicate")
        mean = sum(float(one["effect/vouchers/undisturbed/net_jobs"]) for one in self.told()) / 2
        self.assertAlmostEqual(mean, float(row["effect/vouchers/undisturbed/net_jobs"]), 9)

    def test_rows_of_replicates_have_the_mean_of_the_point(self):
        self.ask(f"id,{SCALE}\n1,0.3\n")
        self.measure()
        row, = self.told()
        self.tell.unlink()
        self.measure("--per-replicate")
        each = self.told()
        self.assertEqual([one["replicate"] for one in each], ["0", "1"])
        a, b = (float(one["mean_size"]) for one in each)
        self.assertAlmostEqual((a + b) / 2, float(row["mean_size"]), 12)
        self.assertAlmostEqual(abs(a - b) / 2, float(row["mean_size_se"]), 12)  # s / √n of two

    def test_one_writer_at_a_time(self):
        self.ask("\n".join([f"id,{SCALE}", *(f"{k},{0.25 + 0.005 * k:.3f}" for k in range(16))]) + "\n")
        arguments = ("measure", self.scenario, "--points", "ask.csv", "-o", self.tell, *QUICK)
        process = self.start(*arguments)
        self.wait_until(lambda: self.tell.exists() and self.tell.stat().st_size > 0, what="a beginning")
        self.refuse(5, ["tell.csv.lock"], *arguments)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


if __name__ == "__main__":
    main()
