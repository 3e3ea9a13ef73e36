"""The report in a real browser: no request, no console error, every width, light and dark, paper, keyboard, values at marks,
sorting, exports, no script.

usage: report_test.py CHROMIUM AXE_JS REPORT.html...     exit 0 = all in order, 1 = failures (one line each)
"""
import pathlib
import sys

from playwright.sync_api import sync_playwright

WIDTHS = (1280, 768, 390, 320)
MOST_PAGES = 8
MOST_PAGES_OF_HOSTILE_NAMES = 12
failures = []


def check(holds, text):
    print(("ok    " if holds else "FAILED ") + text)
    if not holds:
        failures.append(text)


class Page:
    def __init__(self, browser, path, width=1280, height=800, scheme="light", script=True):
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme,
                                           java_script_enabled=script, accept_downloads=True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)  # of a machine that does other things
        self.noise = []
        self.page.on("console", lambda m: self.noise.append(m.text))
        self.page.on("pageerror", lambda e: self.noise.append(str(e)))
        self.page.on("request", lambda r: self.noise.append(r.url) if r.url.split("#")[0] != path.as_uri()
                     and not r.url.startswith("blob:") else None)
        self.page.goto(path.as_uri())

    def __enter__(self):
        return self.page

    def __exit__(self, *_):
        self.context.close()


def check_look(browser, path, axe):
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            opened = Page(browser, path, width, scheme=scheme)
            with opened as page:
                name = f"{path.name} at {width}, {scheme}"
                check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: no sideways scrolling")
                shown = page.locator("svg:visible").count()
                figures = page.locator("figure:visible").count()
                check(shown == figures, f"{name}: one drawing a figure ({shown} of {figures})")
                check(not opened.noise, f"{name}: no request, no message {opened.noise[:3]}")
                small = page.evaluate("""() => [...document.querySelectorAll('button, summary, .contents a')]
                    .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).length""")
                check(small == 0, f"{name}: targets of 24 pixels")
                if axe and width in (1280, 390):
                    found = browser_axe(page, axe)
                    check(not found, f"{name}: axe {found}")


def browser_axe(page, axe):
    # The page's policy allows no other script: axe enters through the debugger, not as an element.
    page.evaluate(axe + "; 0")
    result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:80]}" for v in result["violations"]]


def check_first_screen(browser, path):
    with Page(browser, path) as page:
        bottom = page.evaluate("document.querySelector('.matrix tbody tr:last-child')?.getBoundingClientRect().bottom ?? 0")
        check(bottom <= 800, f"{path.name}: title, headline, sentences and matrix on the first screen ({bottom:.0f})")


def check_keyboard(browser, path):
    with Page(browser, path) as page:
        page.keyboard.press("Tab")
        check(page.evaluate("document.activeElement.className") == "skip", f"{path.name}: the skip link comes first")
        term = page.locator("a.term").first
        if term.count():
            term.focus()
            check(page.locator(".tip").count() == 1, f"{path.name}: a word shows its meaning on focus")
            page.keyboard.press("Escape")
            check(page.locator(".tip").count() == 0, f"{path.name}: Escape closes it")
        choices = page.locator(".choice input")
        for k in range(choices.count()):
            if k == 0:
                choices.first.focus()
            else:
                page.keyboard.press("ArrowRight")
            check(page.locator(".pane:visible").count() == 1 and page.locator(f".pane-{k}:visible").count() == 1,
                  f"{path.name}: stress {k} by keyboard shows its pane alone")


def check_values(browser, path):
    """Values at marks: on hover and focus; they stay under the pointer, Escape closes them, arrows go from mark to mark."""
    for width in (1280, 390):
        with Page(browser, path, width) as page:
            name = f"{path.name} at {width}"
            charts = page.locator("figure svg[tabindex]:visible")
            for k in range(charts.count()):
                chart = charts.nth(k)
                figure = chart.locator("xpath=..")
                title = figure.get_attribute("id")
                chart.scroll_into_view_if_needed()
                mark = chart.locator("[data-r]").first.bounding_box()
                page.mouse.move(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
                shown = page.locator(".tip").inner_text() if page.locator(".tip").count() else ""
                rows = figure.locator("table tbody tr").all()
                told = [set(row.locator("td[data-v]").all_inner_texts()) for row in rows]
                check(any(numbers and all(n in shown for n in numbers) for numbers in told),
                      f"{name}: {title} shows a row of its table at a mark ({shown[:60]})")
                tip = page.locator(".tip").bounding_box()
                if tip:
                    check(tip["x"] >= 0 and tip["x"] + tip["width"] <= width, f"{name}: {title}: the values lie inside the page")
                    page.mouse.move(tip["x"] + 5, tip["y"] + 5)
                    page.wait_for_timeout(400)
                check(page.locator(".tip").count() == 1, f"{name}: {title}: values stay under the pointer")
                page.keyboard.press("Escape")
                check(page.locator(".tip").count() == 0, f"{name}: {title}: Escape closes them")
                page.mouse.move(1, 1)
                page.wait_for_timeout(300)
            if charts.count():
                charts.first.focus()
                page.keyboard.press("End")
                last = page.locator(".tip").inner_text()
                page.keyboard.press("Home")
                first = page.locator(".tip").inner_text()
                check(first != last and page.locator("[role=status]").inner_text() == first, f"{name}: keys go from mark to mark")
                page.keyboard.press("Tab")
                check(page.locator(".tip").count() == 0, f"{name}: values go with the focus")


def check_sorting(browser, path):
    with Page(browser, path) as page:
        tables = page.locator(".scroll table:has(button.sort)")
        check(tables.count() > 0 or page.locator(".scroll tbody tr:nth-child(3)").count() == 0, f"{path.name}: tables can be sorted")
        for k in range(tables.count()):
            page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
            table = tables.nth(k)
            if not table.is_visible():
                continue
            heads = table.locator("thead th")
            column = heads.count() - 1
            values = f"rows => rows.map(row => row.cells[{column}].dataset.v).filter(v => v !== undefined).map(Number)"
            for order, reverse in (("ascending", False), ("descending", True)):
                heads.nth(column).locator("button").focus()
                page.keyboard.press("Enter")
                found = table.locator("tbody tr").evaluate_all(values)
                check(heads.nth(column).get_attribute("aria-sort") == order and found == sorted(found, reverse=reverse),
                      f"{path.name}: table {k} sorts {order}")


def check_exports(browser, path):
    with Page(browser, path) as page:
        for k in range(min(page.locator("figure:visible").count(), 2)):
            figure = page.locator("figure:visible").nth(k)
            for kind in ("svg", "png", "csv"):
                with page.expect_download() as download:
                    figure.locator(f"[data-export={kind}]").click()
                data = pathlib.Path(download.value.path()).read_bytes()
                name = f"{path.name}: {download.value.suggested_filename}"
                if kind == "png":
                    check(data.startswith(b"\x89PNG") and len(data) > 5000, f"{name} is a picture")
                elif kind == "csv":
                    rows = data.decode("utf-8-sig").splitlines()
                    check(data.startswith(b"\xef\xbb\xbf") and len(rows) > 1 and "\u2212" not in "".join(
                        c for row in rows[1:] for c in row.split(",")[-3:]), f"{name} holds numbers with a plain minus")
                else:
                    text = data.decode()
                    check("simulated future" in text and "<svg" in text and "var(" not in text, f"{name} stands alone")


def check_without_script(browser, path):
    with Page(browser, path, script=False) as page:
        check(page.locator("svg.wide:visible").count() == page.locator("figure:visible").count(),
              f"{path.name}: all charts without script")
        check(page.locator("button:visible").count() == 0, f"{path.name}: no dead buttons without script")
        check(page.locator("svg[tabindex], [aria-sort], [role=status]").count() == 0, f"{path.name}: nothing that only a script can use")


def check_paper(browser, path):
    with Page(browser, path) as page:
        pdf = page.pdf(prefer_css_page_size=True)
        pages = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
        most = MOST_PAGES_OF_HOSTILE_NAMES if "hostile" in path.name else MOST_PAGES
        check(0 < pages <= most, f"{path.name}: {pages} pages of A4")


def main():
    chromium, axe_path, *reports = sys.argv[1:]
    axe = pathlib.Path(axe_path).read_text() if axe_path else ""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for report in reports:
            path = pathlib.Path(report).resolve()
            check_look(browser, path, axe)
            check_first_screen(browser, path)
            check_keyboard(browser, path)
            check_values(browser, path)
            check_sorting(browser, path)
            check_exports(browser, path)
            check_without_script(browser, path)
            check_paper(browser, path)
        browser.close()
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
