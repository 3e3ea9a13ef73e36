#!/usr/bin/env python3
"""How commands are called: options, their values and words, help; what is refused is said in one voice.

usage: usage_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402


class Usage(SystemTest):
    def test_no_command(self):
        self.assertEqual(self.run_program(seconds=10).code, 2)

    def test_unknown_command_names_the_nearest(self):
        self.refuse(2, ["chek", "check"], "chek", self.scenario)

    def test_unknown_option(self):
        self.refuse(2, ["--replicate-count"], "run", self.scenario, "-o", self.result, "--replicate-count", 3)

    def test_run_without_output(self):
        self.refuse(2, ["-o"], "run", self.scenario)

    def test_bad_numbers(self):
        for option, value in (("--replicates", "0"), ("--replicates", "-1"), ("--replicates", "many"), ("--seed", "x"),
                              ("--replicates", "99999999999999999999"), ("--threads", "-1")):
            with self.subTest(option=option, value=value):
                self.refuse(2, [option.strip("-")], "run", self.scenario, "-o", self.result, option, value)

    def test_bad_set(self):
        for override, word in (("simulation.horizon_quarter=3", "horizon_quarters"),
                               ("simulation.horizon_quarters=x", "horizon_quarters"),
                               ("simulation.horizon_quarters", "simulation.horizon_quarters")):
            with self.subTest(override=override):
                self.refuse(2, [word], "check", self.scenario, "--set", override)

    def test_help_shows_an_example(self):
        for command in ("check", "run", "compare", "info"):
            with self.subTest(command=command):
                run = self.complete(command, "--help", seconds=10)
                self.assertIn(f"clustress {command} ", run.out)
                self.assertIn("xample", run.out)
        self.assertIn("run", self.complete("--help", seconds=10).out)

    def test_placeholders_say_what_a_value_is(self):
        # Seen to fail: `-t [ --threads ] arg`, `--set arg`.
        for command in re.findall(r"^  (\w+) {2,}\S", self.complete("--help").out, re.MULTILINE):
            options = self.complete(command, "--help").out.split("\nOptions\n")[1].split("\nExample\n")[0]
            self.assertNotIn(" arg", options, command)
            self.assertLessEqual(max(map(len, options.splitlines())), 100, command)
            self.assertIn("-h, --help ", options)
        run = self.complete("run", "--help").out
        for words in ("  -t, --threads N ", "      --set PATH=VALUE ", "      --shard I/N ", "(default: 0)"):
            self.assertIn(words, run)

    def test_threads_are_read_alike_by_all_commands(self):
        # Seen to fail: check refused 0, each of the others in words of its own.
        words = ["--threads must be a whole number from 0 to 1024"]
        for command, *more in (["check"], ["run", "-o", self.result], ["validate"], ["explain"]):
            for threads in ("-1", "1025", "99999999999", "two"):
                with self.subTest(command=command, threads=threads):
                    self.refuse(2, words, command, self.scenario, *more, "--threads", threads)
        self.assertIn(f" on {len(os.sched_getaffinity(0))} thread", self.complete("check", self.scenario, "--threads", "0").out)
        self.assertIn(" on 1 thread of", self.complete("check", self.scenario, "-t", "1").out)

    def test_check_tells_programs_the_size_of_a_run(self):
        size = json.loads(self.complete("check", self.scenario, "--format", "json", "-t", "1", "--set",
                                        "variant.vouchers.instrument.1.budget_keur=900000").out)
        self.assertEqual(size["worlds"], size["points"] * size["variants"] * size["stresses"] * size["replicates"])
        self.assertEqual(size["threads"], 1)
        for key in ("seconds", "memory_bytes", "result_bytes", "firm_quarters"):
            self.assertGreater(size[key], 0)
        self.assertTrue(any("could be asked for" in warning for warning in size["warnings"]), size["warnings"])

    def test_a_number_beyond_its_range_names_the_range(self):
        self.refuse(2, ["--replicates must be a whole number from 1 to 100000"], "validate", self.scenario, "-r", "99999999999")
        self.refuse(2, ["--replicate must be a whole number"], "explain", self.scenario, "-r", "99999999999")

    def test_a_result_is_not_named_like_another_kind_of_file(self):
        # Seen to fail: HDF5 was written under these names without a word.
        for name in ("out.xlsx", "out.CSV", "results.v2/out.json"):
            for command in ("run", "merge"):
                with self.subTest(command=command, name=name):
                    self.refuse(2, [name, "HDF5", "out.h5", "--format csv"], command, self.scenario, "-o", name)
        self.complete("run", self.scenario, "-o", "plain.name", "-r", "1")

    def test_one_section_of_the_reference(self):
        page = self.complete("reference").out
        section = self.complete("reference", "innovation_voucher").out
        self.assertIn(section, page)
        self.assertEqual(section.count("\n#"), 0)
        self.assertIn("voucher_max_keur", section)
        both = self.complete("reference", "stress").out
        for words in ("## [[stress]]\n", 'kind = "demand_recession"', 'kind = "programme_budget_cut"'):
            self.assertIn(words, both)
        self.assertNotIn("[model.", both)
        self.assertIn("sales_elasticity", self.complete("reference", "model.market").out)
        self.refuse(2, ["inovation_voucher", 'Did you mean "innovation_voucher"?'], "reference", "inovation_voucher")

    def test_a_man_page_says_its_exit_codes(self):
        for command in ("run", "compare", "info"):
            page = self.complete("manual", command).out
            for words in (".SH EXIT STATUS", "\n75\n", "\n130, 143\n"):
                self.assertIn(words, page, command)


if __name__ == "__main__":
    main()
