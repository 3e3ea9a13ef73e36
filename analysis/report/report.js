"use strict";
// Without this script every number, chart and table of the page is there; it adds exports, the meaning of words, values at
// the marks of charts, and sorting.
(() => {
  const source = document.querySelector("footer").textContent.trim();

  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // The wide drawing with its colours written into it, and heading, reading line and source.
  const drawing = (figure) => {
    const live = figure.querySelector("svg.wide");
    live.querySelectorAll(".cursor").forEach((mark) => mark.remove());
    const copy = live.cloneNode(true);
    const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"];
    const from = live.querySelectorAll("*"), to = copy.querySelectorAll("*");
    from.forEach((mark, i) => {
      const style = getComputedStyle(mark);
      for (const property of properties) to[i].setAttribute(property, style.getPropertyValue(property));
      to[i].removeAttribute("class");
    });
    const [, , width, height] = live.getAttribute("viewBox").split(" ").map(Number);
    const page = getComputedStyle(document.body);
    const make = (name, attributes, text) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.textContent = text || "";
      return node;
    };
    const letters = 100;
    const lines = [];
    const add = (text, size, weight) => {
      let line = "";
      for (const word of text.replace(/\s+/g, " ").trim().split(" ")) {
        if (line && line.length + word.length > letters) { lines.push([line, size, weight]); line = ""; }
        line += (line ? " " : "") + word;
      }
      lines.push([line, size, weight]);
    };
    add(figure.querySelector("h3").textContent, 16, 600);
    add(figure.querySelector(".reading").textContent, 12.5, 400);
    const top = 10 + 20 * lines.length;
    lines.forEach(([text, size, weight], i) => copy.append(make("text",
      { x: 4, y: -top + 18 + 20 * i, "font-size": size, "font-weight": weight, fill: page.color }, text)));
    copy.append(make("text", { x: 4, y: height + 18, "font-size": 11, fill: page.color }, source));
    copy.prepend(make("rect", { x: -10, y: -top - 6, width: width + 20, height: height + top + 36, fill: page.backgroundColor }));
    copy.setAttribute("viewBox", `-10 ${-top - 6} ${width + 20} ${height + top + 36}`);
    copy.setAttribute("width", width + 20);
    copy.setAttribute("height", height + top + 36);
    copy.setAttribute("font-family", page.fontFamily);
    copy.removeAttribute("class");
    copy.removeAttribute("aria-describedby");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return new XMLSerializer().serializeToString(copy);
  };

  const csv = (table) => {
    const field = (cell) => {
      let text = cell.dataset.v ?? cell.textContent;
      if (cell.dataset.v === undefined && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return "\ufeff" + [...table.rows].map((row) => [...row.cells].map(field).join(",")).join("\r\n") + "\r\n";
  };

  const exports = {
    svg: (figure, name) => save(name, new Blob([drawing(figure)], { type: "image/svg+xml" })),
    csv: (figure, name) => save(name, new Blob([csv(figure.querySelector("table"))], { type: "text/csv" })),
    png: (figure, name) => {
      const picture = new Image();
      picture.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = 2 * picture.width;
        canvas.height = 2 * picture.height;
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(picture.src);
        canvas.toBlob((blob) => save(name, blob), "image/png");
      };
      picture.src = URL.createObjectURL(new Blob([drawing(figure)], { type: "image/svg+xml" }));
    },
  };
  for (const figure of document.querySelectorAll("figure")) {
    figure.querySelector(".export").hidden = false;
    for (const button of figure.querySelectorAll("[data-export]")) {
      const kind = button.dataset.export;
      button.addEventListener("click", () => exports[kind](figure, `${figure.id}.${kind}`));
    }
  }

  // A box beside what it tells of, on hover and focus: it stays while the pointer is on either, Escape closes it (WCAG 1.4.13).
  let tip = null, owner = null, later = 0;
  const close = () => {
    clearTimeout(later);
    tip?.remove();
    document.querySelectorAll(".cursor").forEach((mark) => mark.remove());
    if (owner?.classList.contains("term")) owner.removeAttribute("aria-describedby");
    tip = owner = null;
  };
  const soon = () => { clearTimeout(later); later = setTimeout(close, 200); };
  const open = (element, text, box) => {
    close();
    owner = element;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.textContent = text;
    document.body.append(tip);
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.setProperty("left", `${left + scrollX}px`);
    tip.style.setProperty("top", `${box.bottom + 4 + scrollY}px`);
    tip.addEventListener("pointerenter", () => clearTimeout(later));
    tip.addEventListener("pointerleave", soon);
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  // Words.
  const explain = (term) => {
    if (owner === term) { clearTimeout(later); return; }
    open(term, document.getElementById(term.hash.slice(1)).nextElementSibling.textContent, term.getBoundingClientRect());
    term.setAttribute("aria-describedby", "tip");
  };
  for (const term of document.querySelectorAll("a.term")) {
    term.addEventListener("pointerenter", () => explain(term));
    term.addEventListener("pointerleave", soon);
    term.addEventListener("focus", () => explain(term));
    term.addEventListener("blur", close);
  }

  // Values at the marks of a chart: a mark names its row of the table behind, or a place with several rows side by side.
  const rowsOf = new Map([...document.querySelectorAll("figure table")].map((table) => [table, [...table.tBodies[0].rows]]));
  const spoken = document.createElement("div");
  spoken.className = "unseen";
  spoken.setAttribute("role", "status");
  document.body.append(spoken);
  const wordsOf = (row) => {
    const heads = [...row.closest("table").tHead.rows[0].cells];
    const names = [], numbers = [];
    [...row.cells].forEach((cell, i) => {
      if (cell.dataset.v === undefined) { if (cell.textContent !== "\u2013") names.push(cell.textContent); }
      else numbers.push(`${/^(from|to)$/.test(heads[i].textContent) ? " " : ", "}${heads[i].textContent} ${cell.textContent}`);
    });
    return `${names.join(" \u00b7 ")}: ${numbers.join("").replace(/^, /, "")}`;
  };
  const marksOf = (svg) => [...svg.querySelectorAll("[data-r]")].flatMap((mark) => {
    const box = mark.getBBox(), count = Number(mark.dataset.n || 0), first = Number(mark.dataset.r);
    if (count === 0) return [{ row: first, x: box.x, y: box.y, width: box.width, height: box.height }];
    const width = box.width / count;
    return Array.from({ length: count }, (_, k) =>
      ({ row: first + k, x: box.x + k * width, y: box.y, width, height: box.height, isYear: true }));
  });
  const showMark = (svg, mark, isSpoken) => {
    const rows = rowsOf.get(svg.closest("figure").querySelector("table"));
    const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
    const text = wordsOf(rows[mark.row]);
    open(svg, text, { left: frame.left + mark.x * scale, bottom: frame.top + (mark.y + mark.height) * scale });
    const cursor = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const edge = mark.isYear ? 0 : 3;
    for (const [key, value] of Object.entries({ class: "cursor", x: mark.isYear ? mark.x + mark.width / 2 - 0.5 : mark.x - edge,
      y: mark.y - edge, width: mark.isYear ? 1 : mark.width + 2 * edge, height: mark.height + 2 * edge }))
      cursor.setAttribute(key, value);
    svg.append(cursor);
    if (isSpoken) spoken.textContent = text;
  };
  const gap = (at, from, size) => Math.max(from - at, 0, at - from - size);
  const away = (mark, x, y) => Math.hypot(gap(x, mark.x, mark.width), gap(y, mark.y, mark.height));
  for (const svg of document.querySelectorAll("figure svg")) {
    if (!svg.querySelector("[data-r]")) continue;
    let at = -1;
    svg.setAttribute("tabindex", "0");
    svg.addEventListener("pointermove", (event) => {
      const frame = svg.getBoundingClientRect(), scale = svg.viewBox.baseVal.width / frame.width;
      const x = (event.clientX - frame.left) * scale, y = (event.clientY - frame.top) * scale;
      const marks = marksOf(svg);
      const near = marks.map((mark, i) => [away(mark, x, y), i]).sort((a, b) => a[0] - b[0])[0];
      if (near[0] > 16) { soon(); return; }
      clearTimeout(later);
      if (owner !== svg || at !== near[1]) showMark(svg, marks[at = near[1]], false);
    });
    svg.addEventListener("pointerleave", soon);
    svg.addEventListener("focus", () => { if (svg.matches(":focus-visible")) showMark(svg, marksOf(svg)[at = 0], true); });
    svg.addEventListener("blur", close);
    svg.addEventListener("keydown", (event) => {
      const marks = marksOf(svg), last = marks.length - 1;
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      showMark(svg, marks[at = Math.max(0, Math.min(to, last))], true);
    });
  }

  // Tables sort by their heads: numbers by their exact value, what is not given last.
  const key = (row, i) => row.cells[i].dataset.v === undefined ? row.cells[i].textContent : Number(row.cells[i].dataset.v);
  const isGiven = (value) => value !== "\u2013" && value !== "";
  const compare = (a, b) => typeof a === "number" && typeof b === "number"
    ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });
  for (const table of document.querySelectorAll(".scroll table")) {
    if (table.tBodies[0].rows.length < 3 || table.closest("#basis")) continue;
    [...table.tHead.rows[0].cells].forEach((head, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].sort((a, b) => {
          const x = key(a, i), y = key(b, i);
          if (!isGiven(x) || !isGiven(y)) return isGiven(y) - isGiven(x);
          return down ? compare(y, x) : compare(x, y);
        });
        table.tBodies[0].append(...rows);
      });
    });
  }
})();
