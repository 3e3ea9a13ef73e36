"""What mkdocs does beyond its settings in .mkdocs.yml.

- Formulas (`$…$` in the pages) become MathML while the site is built: browsers show it by themselves, nothing is loaded.
  A formula that cannot be read stops the build.
- Links out of docs/ work in the site too: the file they lead to (a scenario, a world, CONTRIBUTING.md) is copied into it,
  under repository/. The README is the home page.
- Under `Values:` with links into the reference of parameters, the tables linked to are shown, folded.
- The theme would load a shim for searching in pages opened from a disk from outside; it is shipped in its place.
- A navigation entry that ends with `/*` stands for all pages of that folder, so that a new decision needs no line.
"""
import html
import pathlib
import posixpath
import re

import math_core
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINK = re.compile(r"(\]\()([^)#:\s]+)((?:#[^)\s]*)?\))")
FORMULA = re.compile(r'<(span|div) class="arithmatex">\\[(\[](.*?)\\[)\]]</\1>', re.DOTALL)
HOME = "README.md"
REFERENCE = ROOT / "docs" / "reference" / "parameters.md"
VALUES = re.compile(r"^Values: .*?(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
SHIM, OUR_SHIM = "https://unpkg.com/iframe-worker/shim", "assets/javascripts/iframe-worker.js"
OURS = {OUR_SHIM: "iframe-worker.js", "assets/site.css": "site.css"}  # place in the site: file beside this one


def page_of(path):
    """Where a file of the repository lies in the site's source."""
    if path == HOME:
        return "index.md"
    return path[len("docs/"):] if path.startswith("docs/") else f"repository/{path}"


def path_of(page):
    """The file of the repository behind a page: the inverse of page_of."""
    if page == "index.md":
        return HOME
    return page[len("repository/"):] if page.startswith("repository/") else f"docs/{page}"


def targets(path):
    """Files of the repository to which the page at `path` links."""
    text = (ROOT / path).read_text(encoding="utf-8")
    for _, link, _ in LINK.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), link))


def tables_of_reference():
    """Anchor of each section of the reference -> its heading and table."""
    tables = {}
    for section in re.split(r"^#{2,3} ", REFERENCE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        table = "\n".join(line for line in rest.splitlines() if line.startswith("|"))
        if table:
            tables[re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")] = (heading, table)
    return tables


def with_values(markdown):
    tables = tables_of_reference()

    def fold(match):
        shown = [tables[anchor] for anchor in re.findall(r"parameters\.md#([\w-]+)\)", match[0]) if anchor in tables]
        folded = [f'??? abstract "{heading}"\n\n' + "\n".join(f"    {line}" for line in table.splitlines())
                  for heading, table in shown]
        return "\n\n".join([match[0], *folded])

    return VALUES.sub(fold, markdown)


def on_config(config):
    def expand(entry):
        if isinstance(entry, list):
            return [page for item in entry for page in (folder(item) if is_folder(item) else [expand(item)])]
        if isinstance(entry, dict):
            return {title: expand(value) for title, value in entry.items()}
        return entry

    def is_folder(item):
        return isinstance(item, str) and item.endswith("/*")

    def folder(item):
        pages = sorted(path.name for path in (ROOT / "docs" / item[:-2]).glob("*.md") if path.name != "README.md")
        return [f"{item[:-2]}/{name}" for name in pages]

    config["nav"] = expand(config["nav"])
    return config


def on_files(files, config):
    wanted, seen = [HOME, *(f"docs/{file.src_uri}" for file in files.documentation_pages())], set()
    while wanted:
        path = wanted.pop()
        if path in seen:
            continue
        seen.add(path)
        if (path == HOME or not path.startswith("docs/")) and (ROOT / path).is_file():
            files.append(File.generated(config, page_of(path), abs_src_path=str(ROOT / path)))
        if path.endswith(".md") and (ROOT / path).is_file():
            wanted.extend(target for target in targets(path) if not target.startswith(("docs/", "../")))
    for place, name in OURS.items():
        files.append(File.generated(config, place, abs_src_path=str(ROOT / "scripts" / "site" / name)))
    return files


def on_page_markdown(markdown, page, config, files):
    path = path_of(page.file.src_uri)
    folder = posixpath.dirname(path)

    def place(match):
        target = posixpath.normpath(posixpath.join(folder, match[2]))
        return match[1] + posixpath.relpath(page_of(target), posixpath.dirname(page.file.src_uri) or ".") + match[3]

    if path.startswith("docs/model/"):
        markdown = with_values(markdown)
    return LINK.sub(place, markdown)


def on_page_content(content, page, config, files):
    converter = math_core.LatexToMathML()

    def formula(match):
        latex = html.unescape(match[2])
        try:
            return converter.convert_with_local_state(latex, displaystyle=match[1] == "div")
        except math_core.LatexError as error:
            raise PluginError(f"{path_of(page.file.src_uri)}: formula {latex}: {error}") from error

    return FORMULA.sub(formula, content)


def on_post_page(output, page, config):
    return output.replace(SHIM, posixpath.relpath(OUR_SHIM, posixpath.dirname(page.file.dest_uri) or "."))


def on_post_template(output, template_name, config):
    return output.replace(SHIM, OUR_SHIM)
