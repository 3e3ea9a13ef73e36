#!/usr/bin/env python3
"""Pages that repeat what the sources declare do not fall behind: parameters, phases of a quarter, purposes of draws.

usage: reference_test.py PROGRAM SOURCE_DIRECTORY
"""
import difflib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support import SOURCE, SystemTest, main  # noqa: E402

REFERENCE = SOURCE / "docs" / "reference"
PAGE = REFERENCE / "parameters.md"
MODEL = sorted((SOURCE / "docs" / "model").rglob("*.md"))
RANDOMNESS = SOURCE / "docs" / "randomness.md"
# Sections whose parameters the model description must explain; the others are about how a study is run.
EXPLAINED = re.compile(r"#+ (\[model\.|\[\[variant\.instrument\]\]|\[\[stress\]\]|kind = |\[\[sector\]\]|\[\[region\]\]|\[\[cluster\]\]|\[\[research_organisation\]\])")
# Labels: they name things and change nothing.
LABELS = {"name", "description", "nace", "nuts"}
# Words in backticks on the pages of the model that are no parameters, kinds or values: groups of the job account, and commands
# that are not built yet.
OTHER_WORDS = {"beneficiaries", "supported_clusters", "same_market", "target_regions", "other_regions",
               "sweep", "sensitivity", "calibrate", "report"}


def parameters(page):
    """(section, name) for each row of the tables of the sections to be explained."""
    section = ""
    for line in page.splitlines():
        if line.startswith("#"):
            section = line
        row = re.match(r"\| `(\w+)` \|", line)
        if row and EXPLAINED.match(section):
            yield section.strip("# "), row.group(1)


class Reference(SystemTest):
    def test_the_page_and_the_schemas_are_what_the_program_prints(self):
        for file, command in ((PAGE, ["reference"]), (REFERENCE / "scenario.schema.json", ["schema", "scenario"]),
                              (REFERENCE / "world.schema.json", ["schema", "world"])):
            printed = self.complete(*command).out
            committed = file.read_text(encoding="utf-8")
            difference = "\n".join(difflib.unified_diff(committed.splitlines(), printed.splitlines(), file.name,
                                                        "clustress " + " ".join(command), lineterm="", n=0))
            self.assertTrue(committed == printed, f"run scripts/generate_reference\n{difference[:3000]}")

    def test_the_model_pages_explain_every_parameter(self):
        rows = list(parameters(PAGE.read_text(encoding="utf-8")))
        self.assertGreater(len(rows), 50, "the tables of the reference were not found")
        model = "".join(page.read_text(encoding="utf-8") for page in MODEL)
        unexplained = [f"{section}: {name}" for section, name in rows if name not in LABELS and f"`{name}`" not in model]
        self.assertEqual(unexplained, [])

    def test_the_model_pages_name_only_what_is_declared(self):
        declared = set(re.findall(r"\w+", PAGE.read_text(encoding="utf-8"))) | OTHER_WORDS
        declared |= set(re.findall(r"^  (\w+) {2,}\S", self.complete("--help").out, re.MULTILINE))

        def text_of(page):  # moments are held to the program's by validate_test.py and validation_page_test.py
            text = page.read_text(encoding="utf-8") if page.name != "validation_page.md" else ""  # the program wrote it
            return re.sub(r"^\|.*$", "", text, flags=re.MULTILINE) if page.name == "validation.md" else text

        unknown = [f"{page.relative_to(SOURCE)}: {word}" for page in MODEL
                   for word in re.findall(r"`([a-z]\w+)`", text_of(page)) if word not in declared]
        self.assertEqual(unknown, [])

    def test_the_files_that_the_model_pages_name_exist(self):
        there = [path.as_posix() for folder in ("sim", "analysis", "calibration", "tests") for path in (SOURCE / folder).rglob("*.?pp")]
        gone = [f"{page.relative_to(SOURCE)}: {file}" for page in MODEL
                for file in re.findall(r"`([\w/]+\.[ch]pp)`", page.read_text(encoding="utf-8"))
                if not any(path.endswith(f"/{file}") for path in there)]
        self.assertEqual(gone, [])

    def test_the_schedule_lists_the_phases_of_a_quarter_in_order(self):
        header = (SOURCE / "sim" / "model" / "step.hpp").read_text(encoding="utf-8")
        phases = re.findall(r"^  (\w+),", header.split("enum class StepPhase {")[1].split("};")[0], re.MULTILINE)
        self.assertGreaterEqual(len(phases), 10)
        schedule = (SOURCE / "docs" / "model" / "schedule.md").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r"^\| (\w+) \|", schedule, re.MULTILINE)[1:], phases)

    def test_the_randomness_page_lists_every_purpose_with_its_number(self):
        header = (SOURCE / "sim" / "random" / "purposes.hpp").read_text(encoding="utf-8")
        declared = sorted(re.findall(r"^  (\w+) = (\d+),", header, re.MULTILINE))
        self.assertGreaterEqual(len(declared), 10)
        self.assertEqual(sorted(re.findall(r"^\| `(\w+)` \| (\d+) \|", RANDOMNESS.read_text(encoding="utf-8"), re.MULTILINE)), declared)


if __name__ == "__main__":
    main()
