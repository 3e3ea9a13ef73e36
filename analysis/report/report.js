"use strict";
// Without this script every number, chart and table of the page is there; it adds exports and the meaning of words.
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
    const copy = live.cloneNode(true);
    const properties = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight"];
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

  // The meaning of a word on hover and focus; it stays while the pointer is on it, Escape closes it.
  let tip = null, owner = null, later = 0;
  const close = () => { tip?.remove(); owner?.removeAttribute("aria-describedby"); tip = owner = null; };
  const soon = () => { clearTimeout(later); later = setTimeout(close, 200); };
  const open = (term) => {
    clearTimeout(later);
    if (owner === term) return;
    close();
    owner = term;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.textContent = document.getElementById(term.hash.slice(1)).nextElementSibling.textContent;
    document.body.append(tip);
    const box = term.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.setProperty("left", `${left + scrollX}px`);
    tip.style.setProperty("top", `${box.bottom + scrollY}px`);
    tip.addEventListener("pointerenter", () => clearTimeout(later));
    tip.addEventListener("pointerleave", soon);
    term.setAttribute("aria-describedby", "tip");
  };
  for (const term of document.querySelectorAll("a.term")) {
    term.addEventListener("pointerenter", () => open(term));
    term.addEventListener("pointerleave", soon);
    term.addEventListener("focus", () => open(term));
    term.addEventListener("blur", close);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
