"""Writes a small scenario whose names try to act, to overflow and to turn round: hostile.py FOLDER"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "system"))
folder, sys.argv = pathlib.Path(sys.argv[1]), sys.argv[:1]
import support  # noqa: E402

NAMES = ["</script><img src=x onerror=alert(1)>", "W" * 60, "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
         "\U0001f986 \u201cquoted\u201d & 'more'"]


def text(name):
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


head, variant = support.SCENARIO.split("[[variant]]")
variant, stress = variant.split("[[stress]]")
body = "".join("[[variant]]" + variant.replace('"vouchers"', text(name)) for name in NAMES)
body += "".join("[[stress]]" + stress.replace('"recession"', text(name)) for name in NAMES[:2])
folder.mkdir(parents=True, exist_ok=True)
(folder / "world.toml").write_text(support.WORLD, encoding="utf-8")
(folder / "hostile.toml").write_text(head.replace('"A voucher in Smallville"', text(NAMES[0])) + body, encoding="utf-8")
