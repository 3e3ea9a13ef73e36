#!/usr/bin/env python3
"""What the program refuses: exit 2 or 3, a message that says where and what, within seconds, nothing lost or overwritten.

usage: bad_input_test.py PROGRAM SOURCE_DIRECTORY
"""
import os
import pathlib
import re
import resource
import signal
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402


class BadScenario(SystemTest):
    """Each is refused by `check` and by `run` alike, with the place in the file; `run` leaves nothing behind."""

    def refuse_scenario(self, words, path=None):
        path = path or self.scenario
        before = sorted(os.listdir(self.folder))
        self.refuse(2, words, "check", path)
        self.refuse(2, words, "run", path, "-o", self.result)
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def line_of(self, text):
        lines = self.scenario.read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)

    def test_unknown_key_names_line_column_and_nearest_key(self):
        self.scenario_with(("budget_keur", "budjet_keur"))
        line = self.line_of("budjet_keur")
        self.refuse_scenario([f"scenario.toml:{line}:1: ", "budjet_keur", "budget_keur"])

    def test_all_faults_are_reported_in_one_pass(self):
        self.scenario_with(("budget_keur =", "budjet_keur ="), ("horizon_quarters = 12", "horizon_quarters = -3"),
                           ("demand_recession", "demand_recesion"))
        self.refuse_scenario(["budjet_keur", "horizon_quarters", "demand_recession"])

    def test_wrong_type(self):
        self.scenario_with(("budget_keur = 300.0", 'budget_keur = "much"'))
        self.refuse_scenario([f"scenario.toml:{self.line_of('much')}:", "budget_keur", "a number"])

    def test_value_out_of_range_names_the_range(self):
        self.scenario_with(("budget_keur = 300.0", "budget_keur = -5"))
        self.refuse_scenario([f"scenario.toml:{self.line_of('-5')}:", "budget_keur", "-5", "["])

    def test_not_a_number(self):
        self.scenario_with(("budget_keur = 300.0", "budget_keur = nan"))
        self.refuse_scenario(["budget_keur", "nan"])

    def test_unknown_kind_names_the_nearest(self):
        self.scenario_with(("innovation_voucher", "inovation_voucher"))
        self.refuse_scenario(["inovation_voucher", "innovation_voucher"])

    def test_unknown_selection_names_the_nearest(self):
        self.scenario_with(('"lottery"', '"lotery"'))
        self.refuse_scenario(["lotery", "lottery"])

    def test_duplicate_variant(self):
        variant = '[[variant]]\nname = "vouchers"\n'
        self.scenario_with((variant, variant + "\n" + variant))
        self.refuse_scenario(["vouchers"])

    def test_duplicate_key(self):
        self.scenario_with(("seed = 7", "seed = 7\nseed = 8"))
        self.refuse_scenario(["scenario.toml:", "seed"])

    def test_budget_path_that_does_not_add_up(self):
        self.scenario_with(("duration_quarters = 8", "budget_path_keur = [100.0, 100.0]"))
        self.refuse_scenario(["budget_path_keur", "200", "300"])

    def test_money_after_the_horizon(self):
        self.scenario_with(("duration_quarters = 8", "duration_quarters = 400"))
        self.refuse_scenario(["duration_quarters"])

    def test_missing_scenario(self):
        self.refuse_scenario(["nothing.toml"], self.folder / "nothing.toml")

    def test_a_directory_is_no_scenario(self):
        self.refuse_scenario([self.folder.name], self.folder)

    def test_missing_world(self):
        self.scenario_with(("world.toml", "wurld.toml"))
        self.refuse_scenario(["scenario.toml:3:", "wurld.toml"])

    def test_missing_extended_file(self):
        self.scenario_with(("format = 1\n", 'format = 1\nextends = "base.toml"\n'))
        self.refuse_scenario(["scenario.toml:2:", "base.toml"])

    def test_cyclic_extends_names_the_circle(self):
        self.write("other.toml", 'format = 1\nextends = "scenario.toml"\n')
        self.scenario_with(("format = 1\n", 'format = 1\nextends = "other.toml"\n'))
        self.refuse_scenario(["extends", "other.toml", "scenario.toml"])

    def test_a_file_that_extends_itself(self):
        self.scenario_with(("format = 1\n", 'format = 1\nextends = "scenario.toml"\n'))
        self.refuse_scenario(["extends", "scenario.toml"])

    def test_world_number_without_source(self):
        world = self.folder / "world.toml"
        world.write_text(world.read_text().replace("{ value = 1500, assumed = true, range = [1000, 2000] }", "1500"))
        self.refuse_scenario(["world.toml:", "employed_persons", "source"])

    def test_shares_that_do_not_add_up(self):
        world = self.folder / "world.toml"
        world.write_text(world.read_text().replace("services = { value = 0.5", "services = { value = 0.45"))
        self.refuse_scenario(["Smallville", "0.95"])

    def test_a_cluster_with_more_jobs_than_its_region(self):
        world = self.folder / "world.toml"
        world.write_text(world.read_text().replace("{ value = 250, assumed = true, range = [200, 300] }",
                                                   "{ value = 2500, assumed = true, range = [200, 3000] }"))
        self.refuse_scenario(["industry", "2500"])

    def test_million_variants(self):
        lines = "".join(f'[[variant]]\nname = "v{number}"\n' for number in range(1_000_000))
        self.write("scenario.toml", self.scenario.read_text() + lines)
        self.refuse_scenario(["scenario.toml"])

    def test_an_empty_name_is_refused_before_anything_is_simulated(self):
        for words in (("run", self.scenario, "-o", ""), ("merge", self.scenario, "-o", ""), ("compare", ""), ("info", "")):
            self.refuse(2, ["is empty", "variable"], *words)
        self.assertEqual([p.name for p in self.folder.rglob("*") if p.name.startswith(".")], [])

    def test_a_scenario_in_place_of_a_result_is_called_so(self):
        for command in ("compare", "info"):
            self.refuse(3, ["this is a scenario", "run it first: clustress run"], command, self.scenario)

    def test_thousands_of_variants(self):
        lines = "".join(f'[[variant]]\nname = "v{number}"\n' for number in range(20_000))
        self.write("scenario.toml", self.scenario.read_text() + lines)
        self.refuse_scenario(["variant"])

    def test_hundred_megabytes(self):
        self.write("scenario.toml", self.scenario.read_text().encode() + b"# padding\n" * 10_000_000)
        self.refuse_scenario(["scenario.toml", "MiB"])

    def test_nesting_twenty_thousand_deep(self):
        for opening, closing in ((b"[", b"]"), (b"{a=", b"}")):
            with self.subTest(opening=opening):
                self.write("scenario.toml", b"format = 1\nx = " + opening * 20_000 + b"1" + closing * 20_000 + b"\n")
                self.refuse_scenario(["scenario.toml:2:"])
        with self.subTest(opening="dotted"):
            self.write("scenario.toml", b"format = 1\n" + b"a." * 20_000 + b"a = 1\n")
            self.refuse_scenario(["scenario.toml:2:"])

    def test_invalid_utf8(self):
        self.write("scenario.toml", b'format = 1\ntitle = "Gr\xf6\xdfer"\n')
        self.refuse_scenario(["scenario.toml:2:", "UTF-8"])

    def test_nul_bytes(self):
        self.write("scenario.toml", b'format = 1\ntitle = "a\x00b"\n')
        self.refuse_scenario(["scenario.toml:2:"])

    def test_not_toml(self):
        self.write("scenario.toml", "<html>\n")
        self.refuse_scenario(["scenario.toml:1:"])

    def test_an_empty_file(self):
        self.write("scenario.toml", "")
        self.refuse_scenario(["scenario.toml"])

    def test_another_format(self):
        self.scenario_with(("format = 1", "format = 99"))
        self.refuse_scenario(["scenario.toml:1:", "format must be 1"])


class BadOutput(SystemTest):
    """Exit 3: the result cannot be written."""

    def test_missing_output_directory(self):
        self.refuse(3, ["nowhere"], "run", self.scenario, "-o", self.folder / "nowhere" / "result.h5")
        self.assertFalse((self.folder / "nowhere").exists())

    def test_a_file_in_place_of_the_output_directory(self):
        self.refuse(3, ["world.toml"], "run", self.scenario, "-o", self.folder / "world.toml" / "result.h5")

    def test_the_output_is_a_directory(self):
        (self.folder / "taken").mkdir()
        run = self.run_program("run", self.scenario, "-o", self.folder / "taken", seconds=10)
        self.assertIn(run.code, (2, 3), run)
        self.assertIn("taken", run.err)

    def test_unwritable_output_directory(self):
        if os.getuid() == 0:  # root may write anywhere but where the kernel itself says no
            target = pathlib.Path("/proc/result.h5")
        else:
            target = self.folder / "closed" / "result.h5"
            target.parent.mkdir(mode=0o555)
        self.refuse(3, [str(target)], "run", self.scenario, "-o", target)

    def test_full_disk_loses_nothing_and_the_run_can_go_on(self):
        def no_more_space():  # writes past 24 KiB of any file fail as on a full disk
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (24 * 1024, 24 * 1024))
        self.refuse(3, ["result.h5"], "run", self.scenario, "-o", self.result, before=no_more_space)
        self.assertFalse(self.result.exists())
        self.complete("run", self.scenario, "-o", self.result)
        self.complete("run", self.scenario, "-o", self.folder / "again.h5")
        self.same_bits(self.result, self.folder / "again.h5")


class BadResult(SystemTest):
    """Files that are no result are refused by those who read, and left as they are by those who write."""

    def refuse_file(self, path, codes):
        content = path.read_bytes()
        for command in (["compare", path], ["info", path], ["run", self.scenario, "-o", path]):
            with self.subTest(command=command[0]):
                run = self.run_program(*command, seconds=10)
                self.assertIn(run.code, codes, run)
                self.assertIn("clustress: error: ", run.err, run)
                self.assertIn(path.name, run.err, run)
                self.assertNotIn("HDF5-DIAG", run.err, run)
        self.assertEqual(path.read_bytes(), content)

    def test_missing_result(self):
        for command in ("compare", "info"):
            run = self.refuse(3, ["nothing.h5"], command, self.folder / "nothing.h5")
            self.assertNotIn("HDF5-DIAG", run.err, run)

    def test_a_text_file(self):
        self.refuse_file(self.write("text.h5", "jobs,12\n"), (2, 3))

    def test_an_empty_file(self):
        self.refuse_file(self.write("empty.h5", b""), (2, 3))

    def test_a_foreign_hdf5_file(self):
        import h5py
        path = self.folder / "foreign.h5"
        with h5py.File(path, "w") as file:
            file["temperature"] = [1.0, 2.0]
        self.refuse_file(path, (2, 3))

    def test_truncated_results(self):
        self.complete("run", self.scenario, "-o", self.result)
        content = self.result.read_bytes()
        for name, size in (("half", len(content) // 2), ("short", len(content) - 1), ("head", 96)):
            with self.subTest(name=name):
                self.refuse_file(self.write(f"{name}.h5", content[:size]), (3,))


class GoodInput(SystemTest):
    """The refusals above mean something only if the unspoilt files are taken."""

    def test_the_small_scenario_is_valid_and_its_size_is_told(self):
        run = self.complete("check", self.scenario, seconds=10)
        for word in ("worlds", "memory", "result about", "assumed", "valid"):
            self.assertIn(word, run.out.lower(), run)

    def test_check_says_size_and_verdict_before_the_assumptions_and_lists_all_only_when_asked(self):
        out = self.complete("check", self.scenario, seconds=10).out
        places = [out.index(words) for words in ("Size of the run", "The scenario is valid.", "are assumed, not sourced")]
        self.assertEqual(places, sorted(places))
        listed = lambda text: sum(" range " in line for line in text.splitlines())
        self.assertEqual(listed(out), 10)
        self.assertIn("; --assumptions lists all", out)
        everything = self.complete("check", self.scenario, "--assumptions", seconds=10).out
        count = int(everything.split(" numbers of the world are assumed")[0].split()[-3])
        self.assertGreater(count, 10)
        self.assertEqual(listed(everything), count)
        self.assertNotIn("--assumptions", everything)

    def test_check_tells_dates_and_severities(self):
        # Start 2016Q1; money over 8 quarters; onset 2, trough 4, recovery 8 quarters from quarter 5, the horizon is 12.
        out = self.complete("check", self.scenario, seconds=10).out
        self.assertIn("1 cluster; 2016Q1 to 2018Q4\n", out)
        self.assertRegex(out, r"variant  vouchers +300 kEUR  2016Q1 to 2017Q4\n")
        self.assertRegex(out, r"stress   recession +2017Q1 to 2018Q4: demand_recession, 4\.5 %\n")
        self.scenario_with(('kind = "demand_recession"', 'kind = "anchor_firm_exit"\nseverity_firms = 2\nstart_quarter = 3'))
        self.assertRegex(self.complete("check", self.scenario).out, r"stress   recession +2016Q3: anchor_firm_exit, 2 firms\n")
        self.assertNotRegex(out, r"\de[+-]\d")  # 20 000, not 2e+04

    def test_check_warns_of_a_budget_beyond_what_can_be_asked_for_unasked(self):
        self.scenario_with(("budget_keur = 300.0", "budget_keur = 30000.0"))
        out = self.complete("check", self.scenario).out
        self.assertRegex(out, r'WARNING  variant "vouchers", instrument "innovation_voucher": in times like the base year')
        self.assertNotIn("What could be asked for", out)
        self.assertIn("What could be asked for", self.complete("check", self.scenario, "--requests").out)

    def test_check_names_mechanisms_and_their_switches_are_options(self):
        out = self.complete("check", self.scenario, seconds=10).out
        self.assertRegex(out, r"innovation_voucher +mood of projects \[A\], ")
        self.assertNotIn("    off: ", out)
        everything = self.complete("check", self.scenario, "--mechanisms", seconds=10).out
        switches = re.findall(r"(?m)^    off: (.*)$", everything)
        self.assertGreater(len(switches), 10)
        for switch in switches:
            off = self.complete("check", self.scenario, "--mechanisms", *switch.split(), seconds=10).out
            self.assertEqual(off.count(", OFF"), 1, switch)

    def test_check_keeps_its_columns_whatever_the_names(self):
        long_name = "vouchers for small firms of the region, Größe M"
        self.scenario_with(('name = "vouchers"', f'name = "{long_name}"\nchannel_run = true'))
        lines = [line for line in self.complete("check", self.scenario, seconds=10).out.splitlines() if line.startswith("  variant")]
        self.assertGreater(len(lines), 2)
        self.assertEqual(len({line.index(" kEUR") for line in lines}), 1, lines)

    def test_shipped_scenarios_are_valid(self):
        files = sorted((SOURCE / "scenarios" / "library").glob("*.toml"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file=file.name):
                self.complete("check", file, seconds=30)

    def test_a_log_has_no_control_characters(self):
        run = self.complete("run", self.scenario, "-o", self.result)
        for character in "\x1b\r":
            self.assertNotIn(character, run.out + run.err)


if __name__ == "__main__":
    main()
