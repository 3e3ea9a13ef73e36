#!/usr/bin/env python3
"""info says of a finished and of a stopped run what lies on disk, for people and as JSON.

usage: info_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import os
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main, seal  # noqa: E402


def change_scenario(path, change):
    """Gives the result another stored scenario, and a true seal again, as a hostile sender would."""
    import h5py
    with h5py.File(path, "r+") as file:
        stored = file["provenance/scenario"]
        stored[...] = change(stored.asstr()[...].item())
    seal(path)


class Info(SystemTest):
    def json(self):
        return json.loads(self.complete("info", self.result, "--format", "json").out)

    def test_a_finished_run(self):
        self.scenario_with(('kind = "innovation_voucher"', 'kind = "innovation_voucher"\nname = "small vouchers"'),
                           ("[[variant]]", "[targets]\nnet_jobs = 17\nprice_keur_per_job = 42\nworlds_share = 0.75\n\n[[variant]]"))
        self.complete("run", self.scenario, "-o", self.result)
        text = self.complete("info", self.result).out
        for words in ("complete, 4 replicates", "small vouchers (innovation_voucher) · transfer · household_transfer · public_purchase",
                      "at least 17 net jobs at no more than 42 kEUR each in 75 % of worlds", "done 0–3; failed none; missing none",
                      "ns per firm and quarter", "peak memory", f"on disk      {self.result.stat().st_size / 1e6:.2f} MB",
                      "clustress run"):
            self.assertIn(words, text)
        facts = self.json()
        self.assertEqual(facts["replicates"], {"wanted": 4, "done": [0, 1, 2, 3], "failed": [], "missing": []})
        self.assertEqual(facts["bytes_on_disk"], self.result.stat().st_size)
        self.assertEqual(facts["targets"], {"net_jobs": 17, "price_keur_per_job": 42, "worlds_share": 0.75})
        self.assertEqual(facts["instruments"][0], {"label": "small vouchers", "kind": "innovation_voucher"})
        self.assertEqual((facts["complete"], facts["seed"], facts["horizon_quarters"]), (True, 7, 12))
        costs = facts["costs"]
        # 5 variants and 2 stresses, 12 quarters and a burn-in of 8, of some 250 firms
        quarters = 4 * (8 + 5 * 2 * 12)
        self.assertTrue(100 < costs["firm_quarters"] / quarters < 500, costs)
        self.assertAlmostEqual(costs["ns_per_firm_quarter"], costs["cpu_seconds"] / costs["firm_quarters"] * 1e9)
        self.assertTrue(costs["peak_firms"] >= costs["firm_quarters"] / quarters, costs)
        self.assertEqual(len(facts["made"]["history"]), 1)

    def test_a_shard_says_which_and_wants_only_its_own(self):
        self.complete("run", self.scenario, "-o", self.result, "--shard", "2/3")
        self.result = self.folder / "result.shard-2-of-3.h5"
        facts = self.json()
        self.assertEqual(facts["shard"], {"number": 2, "of": 3})
        self.assertEqual(facts["replicates"], {"wanted": 1, "done": [1], "failed": [], "missing": []})
        self.assertIsNone(facts["stopping"])
        self.assertIn("1 wanted; done 1;", self.complete("info", self.result).out)

    def test_a_precise_run_says_its_looks(self):
        self.complete("run", self.scenario, "-o", self.result, "--precision", "50", "--replicates", 64, "--quiet")
        stopping = self.json()["stopping"]
        self.assertEqual((stopping["rule"], stopping["maximum"], stopping["looks"], stopping["reached"]), ("50", 64, [32], True))
        self.assertAlmostEqual(stopping["alpha"], 0.04, delta=0.005)  # as the text says, 96 %

    def test_names_that_are_no_utf_8_are_shown_as_far_as_they_are(self):
        self.result = self.folder / os.fsdecode(b"caf\xe9.h5")
        self.complete("run", self.scenario, "-o", self.result)
        self.assertIn("caf\ufffd.h5", self.json()["made"]["command"])

    def test_texts_of_a_result_move_no_cursor(self):
        # Seen to fail: what a file says of its host, command and compiler went to the terminal as it is.
        self.result = self.folder / "r\x1b[31m\u009b\u202e.h5"
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 1)
        out = self.complete("info", self.result).out
        self.assertIn("\\x1b[31m\\u009b\\u202e.h5", out)
        for control in ("\x1b", "\u009b", "\u202e"):
            self.assertNotIn(control, out)

    def test_the_scenario_of_a_result_moves_no_cursor_and_loads_again(self):
        # Seen to fail: the stored text went to the terminal as it is.
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 1)
        text = self.complete("info", self.result, "--scenario").out
        self.write("again.toml", text)
        self.complete("check", "again.toml")
        change_scenario(self.result, lambda stored: stored.replace("A voucher", "A \x1b[31m\u009bvoucher"))
        hostile = self.complete("info", self.result, "--scenario").out
        self.assertEqual(hostile, text.replace("A voucher", "A \\x1b[31m\\u009bvoucher"))

    def test_a_failed_world_says_what_to_do(self):
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 40000000.0"))
        run = self.run_program("run", self.scenario, "-o", self.result, "-q")
        self.assertEqual(run.code, 1, run)
        self.assertIn("says why, and what to do", run.err)
        told = self.complete("info", self.result).out
        for words in ("  failed ", "what to do", "budgets (in kEUR)", "--allow-failed"):
            self.assertIn(words, told)

    def test_all_headers_that_differ_are_named(self):
        other = self.folder / "other.h5"
        self.complete("run", self.scenario, "-o", self.result, "--replicates", 1, "-q")
        self.complete("run", self.scenario, "-o", other, "--replicates", 2, "--seed", 9, "-q", "--set", "targets.net_jobs=3")
        run = self.run_program("info", self.result, "--compare", other)
        self.assertEqual(run.code, 1, run)
        for words in ("[simulation] seed", "[targets] net_jobs", "the digest is", "replicates_wanted: 1 and 2"):
            self.assertIn(words, run.out)

    def test_a_long_history_is_cut_for_people(self):
        for replicates in range(1, 24):
            self.complete("run", self.scenario, "-o", self.result, "--replicates", replicates, "--quiet")
        lines = [line for line in self.complete("info", self.result).out.splitlines() if "  history  " in line]
        self.assertEqual(len(lines), 21)
        self.assertIn("the last 20 of 23 sessions", lines[0])
        self.assertIn("--replicates 23 ", lines[-1])
        self.assertEqual(len(self.json()["made"]["history"]), 23)

    def test_a_stopped_run_is_read_from_its_parts(self):
        self.scenario_with(("replicates = 4", "replicates = 2000"))
        self.stop_in_the_middle(signal.SIGTERM, self.scenario, "-o", self.result)
        facts = self.json()
        self.assertFalse(facts["complete"])
        replicates = facts["replicates"]
        self.assertEqual(replicates["done"] + replicates["missing"], list(range(2000)))
        self.assertTrue(replicates["done"] and replicates["missing"])
        parts = pathlib.Path(f"{self.result}.parts")
        self.assertEqual(facts["bytes_on_disk"], sum(file.stat().st_size for file in parts.iterdir()))
        self.assertIn("INCOMPLETE", self.complete("info", self.result).out.splitlines()[0])


if __name__ == "__main__":
    main()
