#!/usr/bin/env python3
"""The schemas that editors use say of a file what the loader says: shipped files pass, spoilt ones do not.

usage: schema_test.py PROGRAM SOURCE_DIRECTORY
"""
import json
import pathlib
import sys
import tomllib

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SCENARIO, SOURCE, WORLD, SystemTest, main  # noqa: E402


class Schema(SystemTest):
    def setUp(self):
        super().setUp()
        self.validators = {}
        for kind in ("scenario", "world"):
            schema = json.loads(self.complete("schema", kind).out)
            jsonschema.Draft7Validator.check_schema(schema)
            self.validators[kind] = jsonschema.Draft7Validator(schema)

    def faults(self, kind, text):
        return [fault.message for fault in self.validators[kind].iter_errors(tomllib.loads(text))]

    def test_every_shipped_file_is_valid(self):
        shipped = [("scenario", file) for file in (SOURCE / "scenarios/library").glob("*.toml")]
        shipped += [("world", file) for file in (SOURCE / "scenarios/worlds").glob("*.toml")]
        shipped += [(kind, SOURCE / "scenarios/starter" / f"{kind}.toml") for kind in ("scenario", "world")]
        self.assertGreaterEqual(len(shipped), 7)
        for kind, file in shipped:
            with self.subTest(file=file.name):
                self.assertEqual(self.faults(kind, file.read_text(encoding="utf-8")), [])

    def test_what_the_program_takes_is_valid(self):
        self.assertEqual(self.faults("scenario", SCENARIO), [])
        self.assertEqual(self.faults("world", WORLD), [])
        effective = self.complete("check", self.scenario)  # the program takes it, and what it understood is valid too
        self.assertIn("valid", effective.out)
        self.complete("run", self.scenario, "-o", self.result)
        self.assertEqual(self.faults("scenario", self.complete("info", "--scenario", self.result).out), [])

    def test_a_scenario_has_a_world_or_lies_on_another(self):
        world = 'world = "world.toml"\n'
        self.assertIn(world, SCENARIO)
        bare = SCENARIO.replace(world, "")
        self.assertNotEqual(self.faults("scenario", bare), [])
        self.refuse(2, ["no world"], "check", self.write("bare.toml", bare))
        child = 'format = 1\nextends = "scenario.toml"\n'
        self.assertEqual(self.faults("scenario", child), [])
        self.complete("check", self.write("child.toml", child))

    def test_stresses_of_several_parts_are_valid(self):
        self.assertEqual(self.faults("scenario", SCENARIO + '[[stress]]\nname = "twice"\n[[stress.part]]\n'
                                     'kind = "demand_recession"\n[[stress.part]]\nkind = "credit_crunch"\n'), [])

    def test_figures_of_a_study_are_valid_and_spoilt_ones_are_not(self):
        figure = '[[observed]]\nmoment = "entry_rate"\nunit = "per year"\nvalue = 0.08\nspread = 0.01\nsource = "Register 2023"\n'
        self.assertEqual(self.faults("scenario", SCENARIO + figure), [])
        self.complete("check", self.write("figure.toml", SCENARIO + figure))
        for spoilt in (figure.replace("entry_rate", "entry_rte"), figure.replace("0.01", "-0.01"), figure.replace("spread", "sprd"),
                       figure.replace('source = "Register 2023"\n', ""), figure.replace("entry_rate", "drift_jobs")):
            with self.subTest(spoilt):
                self.assertNotEqual(self.faults("scenario", SCENARIO + spoilt), [])
                self.refuse(2, ["spoilt.toml"], "check", self.write("spoilt.toml", SCENARIO + spoilt))

    def test_spoilt_scenarios_are_refused_by_schema_and_program(self):
        for old, new in (("budget_keur", "budjet_keur"), ("budget_keur = 300.0", 'budget_keur = "much"'),
                         ("budget_keur = 300.0", "budget_keur = -5"), ("budget_keur = 300.0\n", ""),
                         ("innovation_voucher", "inovation_voucher"), ('"lottery"', '"lotery"'),
                         ("horizon_quarters = 12", "horizon_quarters = 12.5"), ("format = 1", "format = 2"),
                         ('"2016Q1"', '"2016Q5"'), ("[simulation]", "[simulations]"),
                         ("demand_recession\"", "demand_recession\"\nseverity_firms = 3"),
                         ("[simulation]", "[model.market]\nsales_elasticity = -1\n[simulation]"),
                         ("[simulation]", "[model.markets]\n[simulation]"), ('name = "recession"\n', ""),
                         ('kind = "demand_recession"\n', "")):
            with self.subTest(new=new):
                text = SCENARIO.replace(old, new, 1)
                self.assertNotEqual(text, SCENARIO)
                self.assertNotEqual(self.faults("scenario", text), [])
                self.refuse(2, [], "check", self.write("spoilt.toml", text))

    def test_spoilt_worlds_are_refused_by_schema_and_program(self):
        for old, new in (("unemployment_rate", "unemployment_rat"), ("value = 0.08,", "value = 8,"),
                         ("{ value = 0.7, assumed = true, range = [0.6, 0.8] }", "{ value = 0.7 }"),
                         ("assumed = true, range = [0.6, 0.8]", "assumed = true"), ("[0.6, 0.8]", "[0.6]"),
                         ('region = "Smallville"\njobs', "jobs"), ("[[region]]", "[[regions]]"),
                         ("services = { value = 0.5", "services = { value = 5"), ('name = "industry"', "name = 3")):
            with self.subTest(new=new):
                text = WORLD.replace(old, new, 1)
                self.assertNotEqual(text, WORLD)
                self.assertNotEqual(self.faults("world", text), [])
                self.write("world.toml", text)
                self.refuse(2, [], "check", self.scenario)

    def test_every_key_says_what_it_means(self):
        def keys(schema, path=""):
            for name, one in schema.get("properties", {}).items():
                yield f"{path}.{name}", one
                yield from keys(one, f"{path}.{name}")
                yield from keys(one.get("items", {}), f"{path}.{name}")
        for kind, validator in self.validators.items():
            for path, one in keys(validator.schema):
                if one.get("type") not in (None, "object", "array"):
                    self.assertIn("description", one, f"{kind}{path}")


if __name__ == "__main__":
    main()
