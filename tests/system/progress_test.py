#!/usr/bin/env python3
"""`run --progress json`: every line of standard error is a JSON object, and the last says how the run ended.

usage: progress_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import pathlib
import re
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

KEYS = {"event", "activity", "done", "wanted", "failed", "share", "firm_quarters_per_second", "seconds", "seconds_left",
        "peak_memory_bytes"}
LONG = ["--replicates", 400]  # many seconds


class Progress(SystemTest):
    def lines(self, err):
        return [json.loads(line) for line in err.splitlines()]

    def run_json(self, *arguments):
        run = self.run_program("run", self.scenario, "-o", self.result, "--progress", "json", *arguments)
        lines = self.lines(run.err)
        self.assertEqual(run.out, "")
        self.assertEqual([line["event"] for line in lines].count("end"), 1)
        self.assertEqual((lines[-1]["event"], lines[-1]["exit_code"]), ("end", run.code))
        return lines

    def test_a_run_from_start_to_end_and_again(self):
        lines = self.run_json()
        shown = [line for line in lines if line["event"] == "progress"]
        for line in shown:
            self.assertEqual(set(line), KEYS)
        self.assertEqual([shown[0]["activity"], shown[-1]["activity"]], ["making stationary populations", "simulating"])
        self.assertEqual((shown[0]["done"], shown[0]["seconds_left"]), (0, None))
        last = shown[-1]
        self.assertEqual((last["done"], last["wanted"], last["failed"], last["share"], last["seconds_left"]), (4, 4, 0, 1, 0))
        self.assertGreater(last["firm_quarters_per_second"], 0)
        self.assertGreater(last["peak_memory_bytes"], 1 << 20)
        self.assertEqual(sorted(line["done"] for line in shown), [line["done"] for line in shown])
        simulated = json.loads(self.complete("info", self.result, "--format", "json").out)["costs"]["firm_quarters"]
        self.assertAlmostEqual(last["firm_quarters_per_second"] * last["seconds"] / simulated, 1, places=6)
        end = lines[-1]
        self.assertEqual((end["exit_code"], end["meaning"], end["done"], end["wanted"], end["simulated"], end["was_complete"],
                          end["failed_worlds"]), (0, "complete", 4, 4, 4, False, 0))
        self.assertEqual(end["result"], str(self.result))
        # Already complete: nothing is done, and the last line is the only one.
        [again] = self.run_json()
        self.assertEqual((again["exit_code"], again["was_complete"], again["done"], again["simulated"]), (0, True, 4, 0))
        # An extension begins with what is there.
        lines = self.run_json("--replicates", 6)
        self.assertEqual((lines[0]["done"], lines[0]["wanted"]), (4, 6))
        self.assertEqual((lines[-1]["done"], lines[-1]["simulated"]), (6, 2))
        other = self.folder / "other.h5"
        self.complete("run", self.scenario, "-o", other, "--replicates", 6)
        self.same_bits(self.result, other)

    def check_left(self, line):
        """What is left goes on as what is done did."""
        self.assertTrue(0 < line["share"] < 1, line)
        self.assertAlmostEqual(line["seconds_left"] / (line["seconds"] * (1 - line["share"]) / line["share"]), 1, places=6)

    def test_a_signal_and_the_same_command_again(self):
        process = self.start("run", self.scenario, "-o", self.result, "--progress", "json", *LONG)
        lines = []
        for line in process.stderr:
            lines.append(json.loads(line))
            if lines[-1].get("done", 0) > 0:
                process.send_signal(signal.SIGTERM)
                break
        self.check_left(lines[-1])
        _, rest = process.communicate(timeout=60)
        end = self.lines(rest)[-1]
        self.assertEqual((process.returncode, end["exit_code"], end["meaning"]), (143, 143, "stopped by SIGTERM"))
        self.assertEqual((end["event"], end["is_complete"], end["wanted"]), ("end", False, 400))
        self.assertGreaterEqual(end["done"], lines[-1]["done"])
        begin = self.run_json(*LONG, "--time-limit", 1)
        self.assertEqual(begin[0]["done"], end["done"])
        self.assertEqual((begin[-1]["exit_code"], begin[-1]["meaning"]), (75, "stopped by `--time-limit`"))

    def test_a_reader_that_goes_away_stops_nothing(self):
        process = self.start("run", self.scenario, "-o", self.result, "--progress", "json", "--replicates", 20)
        json.loads(process.stderr.readline())
        process.stderr.close()
        self.assertEqual(process.wait(timeout=400), 0)
        process.stdout.close()
        self.assertIn("complete, 20 replicates", self.complete("info", self.result).out)

    def test_what_ends_a_run_before_it_begins_is_a_line_too(self):
        self.write("scenario.toml", "format = 1\n")
        [end] = self.run_json()
        self.assertEqual((end["exit_code"], end["meaning"]), (2, "usage or input"))
        self.assertIn("no world", end["message"])
        self.refuse(2, ["--quiet and --progress json"], "run", self.scenario, "-o", self.result, "--progress", "json", "-q")
        self.refuse(2, ["yaml"], "run", self.scenario, "-o", self.result, "--progress", "yaml")

    def test_meanings_are_those_of_the_page(self):
        page = (SOURCE / "docs" / "howto" / "exit_codes.md").read_text(encoding="utf-8")
        rows = dict(re.findall(r"^\| (\d+) \| ([^|]*) \|", page, re.MULTILINE))
        code = (SOURCE / "sim" / "app" / "exit_codes.cpp").read_text(encoding="utf-8")
        meanings = re.findall(r'return "([^"]+)";', code)
        self.assertEqual(len(meanings), 8)
        for meaning in meanings:
            words = meaning.split("; ")
            self.assertTrue(any(all(word in row for word in words) for row in rows.values()), meaning)


if __name__ == "__main__":
    main()
