"""All faults in the order of the table, and the table."""
from .stand import FAULTS, Broken, Left, Stand, Trial  # noqa: F401
from . import stops, disk, damage, surroundings  # noqa: F401, E401  (each enters its faults)

HEAD = "| fault | times | finished replicates lost | exit code | what the user sees |\n| --- | --- | --- | --- | --- |\n"
BEGIN, END = "<!-- table of scripts/fault_campaign -->\n", "<!-- end of table -->\n"


def row_of(stand, what, function, times):
    """Runs one kind of fault; its line of the table. Broken if a promise was."""
    trial = Trial(stand)
    function(trial, times)
    codes = ", ".join(f"{code} ({count}×)" if len(trial.codes) > 1 else f"{code}" for code, count in sorted(trial.codes.items()))
    message = trial.messages.most_common(1)[0][0].replace("|", "\\|") if trial.messages else ""
    return f"| {what} | {sum(trial.codes.values())} | {trial.lost} | {codes} | {f'`{message}`' if message else '–'} |"


def write_table(page, rows):
    text = page.read_text()
    before, rest = text.split(BEGIN)
    page.write_text(before + BEGIN + HEAD + "".join(f"{row}\n" for row in rows) + END + rest.split(END)[1])
