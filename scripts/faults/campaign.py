"""All faults in the order of the table, and the table."""
from .stand import FAULTS, Broken, Left, Stand, Trial  # noqa: F401
from . import stops, disk, damage, surroundings  # noqa: F401, E401  (each enters its faults)

HEAD = "| fault | times | finished replicates lost | exit code | what the user sees |\n| --- | --- | --- | --- | --- |\n"
BEGIN, END = "<!-- table of scripts/fault_campaign -->\n", "<!-- end of table -->\n"


def chosen(words="", short=False):
    """The faults whose name has the words, as (name, injections, function); without those that have no injection."""
    listed = [(what, few if short else times, function) for what, times, few, function in FAULTS if words in what]
    return [(what, times, function) for what, times, function in listed if times > 0]


def row_of(stand, what, function, times):
    """Runs one kind of fault; its line of the table. Broken if a promise was."""
    trial = Trial(stand)
    try:
        function(trial, times)
    except Broken as promise:
        raise Broken(f"{trial.where}{promise}") from promise
    several = len(trial.codes) > 1
    codes = ", ".join(f"{code} ({count}×)" if several else code for code, count in sorted(trial.codes.items()))
    message = trial.messages.most_common(1)[0][0].replace("|", "\\|") if trial.messages else ""
    return f"| {what} | {sum(trial.codes.values())} | {trial.lost} | {codes} | {f'`{message}`' if message else '–'} |"


def write_row(page, what, row):
    """Puts the line of one fault into the table of a page, in the place that the campaign gives it."""
    before, rest = page.read_text().split(BEGIN)
    table, after = rest.split(END)
    rows = {line.split(" | ")[0][2:]: line for line in table.splitlines()[2:]}
    rows[what] = row
    lines = [rows[name] for name, *_ in FAULTS if name in rows]
    page.write_text(before + BEGIN + HEAD + "".join(f"{line}\n" for line in lines) + END + after)
