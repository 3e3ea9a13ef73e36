#!/usr/bin/env python3
"""`compare -o`: csv, json and xlsx of a real result hold the same numbers, whole or not at all, and write over nothing else.

usage: formats_test.py PROGRAM SOURCE_DIRECTORY
"""
import csv
import json
import math
import os
import pathlib
import re
import resource
import signal
import sys
import xml.etree.ElementTree as xml
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SystemTest, main  # noqa: E402

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets_of(path):
    """The rows of every sheet, by name: lists of text, numbers and None."""
    with zipfile.ZipFile(path) as book:
        texts = ["".join(t.text or "" for t in s.iter(SPACE + "t")) for s in xml.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).iter(SPACE + "sheet")]
        sheets = {}
        for k, name in enumerate(names, 1):
            rows = []
            for row in xml.fromstring(book.read(f"xl/worksheets/sheet{k}.xml")).iter(SPACE + "row"):
                cells = {}
                for cell in row.iter(SPACE + "c"):
                    value = cell.find(SPACE + "v")
                    assert cell.find(SPACE + "f") is None, "a formula"
                    if value is not None:
                        column = ord(re.match("[A-Z]", cell.get("r"))[0]) - ord("A")
                        cells[column] = texts[int(value.text)] if cell.get("t") == "s" else float(value.text)
                rows.append([cells.get(c) for c in range(10)])
            sheets[name] = rows
        return sheets


def no_large_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


class Formats(SystemTest):
    def setUp(self):
        super().setUp()
        self.complete("run", self.scenario, "-o", self.result, "--quiet")

    def test_csv_json_and_xlsx_hold_the_same_numbers(self):
        for ending in ("csv", "json", "xlsx"):
            target = self.folder / f"effects.{ending}"
            self.assertIn(target.name, self.complete("compare", self.result, "-o", target).out)
        printed = self.complete("compare", self.result, "--format", "csv").out
        self.assertEqual((self.folder / "effects.csv").read_text(encoding="utf-8"), printed)
        rows = list(csv.DictReader(printed.splitlines()))
        told = {(r["variant"], r["stress"], r["measure"]): r for r in rows}
        self.assertEqual(len(told), len(rows))
        data = json.loads((self.folder / "effects.json").read_text(encoding="utf-8"))
        measures = {(p["variant"], p["stress"], name): m for part in ("programmes", "wider")
                    for p in data[part] for name, m in p["measures"].items()}
        self.assertEqual(measures.keys(), told.keys())
        cells = {}
        for name, sheet in sheets_of(self.folder / "effects.xlsx").items():
            if sheet[0][8] == "Name in csv and json":
                for row in sheet[1:]:
                    key = (row[0], row[1] or "", row[8])
                    self.assertNotIn(key, cells)
                    cells[key] = row[3:6]
        self.assertEqual(cells.keys(), told.keys())
        for key, row in told.items():
            for k, end in enumerate(("value", "low", "high")):
                with self.subTest(measure=key, end=end):
                    expected = float(row[end]) if row[end] else math.nan
                    if math.isfinite(expected):
                        self.assertEqual(measures[key][end], expected)
                        self.assertTrue(math.isclose(cells[key][k], expected, rel_tol=1e-15), cells[key][k])
                    else:
                        self.assertIsNone(measures[key][end])
                        self.assertEqual(cells[key][k], {"": None, "inf": "∞", "-inf": "−∞"}[row[end]])
        self.assertGreater(len(told), 500)

    def test_the_workbook_is_the_same_twice_and_says_where_it_comes_from(self):
        for name in ("one.xlsx", "two.xlsx"):
            self.complete("compare", self.result, "--format", "xlsx", "-o", self.folder / name)
        self.assertEqual((self.folder / "one.xlsx").read_bytes(), (self.folder / "two.xlsx").read_bytes())
        sheets = sheets_of(self.folder / "one.xlsx")
        self.assertEqual(list(sheets)[0], "Answer")
        provenance = {row[0]: row[1] for row in sheets["Provenance"]}
        self.assertEqual(provenance["World"], "Smallville")
        self.assertIn("[[variant]]", [row[0] for row in sheets["Scenario"]])

    def test_what_cannot_be_written_is_refused_and_nothing_is_lost(self):
        before = self.result.read_bytes()
        self.refuse(2, ["is the result itself"], "compare", self.result, "--format", "xlsx", "-o", self.result)
        self.refuse(2, ["add -o FILE.xlsx"], "compare", self.result, "--format", "xlsx")
        self.refuse(2, ["names no format"], "compare", self.result, "-o", self.folder / "effects.txt")
        notes = self.write("notes.xlsx", "my notes")
        self.refuse(2, ["no workbook"], "compare", self.result, "-o", notes)
        self.assertEqual(notes.read_text(), "my notes")
        self.refuse(3, ["nowhere"], "compare", self.result, "-o", self.folder / "nowhere" / "effects.xlsx")
        self.assertEqual(self.result.read_bytes(), before)
        self.complete("compare", self.result, "-o", self.folder / "kept.xlsx")
        kept = (self.folder / "kept.xlsx").read_bytes()
        self.refuse(3, ["kept.xlsx"], "compare", self.result, "-o", self.folder / "kept.xlsx", before=no_large_files)
        self.assertEqual((self.folder / "kept.xlsx").read_bytes(), kept)
        left = [f for f in os.listdir(self.folder) if ".tmp" in f or ".making" in f]
        self.assertEqual(left, [])


if __name__ == "__main__":
    main()
