const COVERAGES = ["FULL", "PARTIAL", "NONE"];
const COVERAGE_NAMES = { FULL: "In full", PARTIAL: "In part", NONE: "Not examined" };
const FILES_PER_PAGE = 50;
const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

const size = (bytes) => {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return (unit === 0 ? value : value.toFixed(1)) + " " + UNITS[unit];
};

const coverageOf = (files, index) =>
  files.loadable[index] && (files.coverage[index] > 0 || !files.sha256[index])
    ? "OPEN"
    : COVERAGES[files.coverage[index]];

const coverageCell = (files, index) => {
  const name = COVERAGE_NAMES[COVERAGES[files.coverage[index]]];
  const kind = coverageOf(files, index);
  return el(
    "span",
    { class: "coverage " + kind },
    el("span", { class: "dot", "aria-hidden": "true" }),
    kind === "OPEN" ? (name === COVERAGE_NAMES.FULL ? "Not read to its end" : name) + ", loaders open it" : name,
  );
};

const fileRow = (files, index, query) => {
  const digest = files.sha256[index];
  return el(
    "tr",
    { role: "row" },
    el("td", { role: "cell", class: "path" }, ...marked(files.path[index], query)),
    el("td", { role: "cell", class: "format" }, files.formats[files.format[index]]),
    el("td", { role: "cell", class: "right" }, size(files.bytes[index])),
    el("td", { role: "cell", class: "examined" }, coverageCell(files, index)),
    el(
      "td",
      { role: "cell", class: "last" },
      digest ? el("code", { class: "digest", title: digest }, digest.slice(0, 12) + "…") : "not known",
    ),
  );
};

const showFiles = (files) => {
  const total = files.path.length;
  byId("file-fallback").hidden = true;
  if (total === 0) {
    return;
  }
  const search = byId("file-search");
  const all = Uint32Array.from({ length: total }, (_, index) => index);
  const sort = { column: "path", down: false };
  let lower = null;
  const keys = {
    path: (index) => index,
    format: (index) => files.formats[files.format[index]],
    bytes: (index) => files.bytes[index],
    coverage: (index) => -files.coverage[index],
  };
  const selected = (query) => {
    if (query && !lower) {
      lower = files.path.map((path) => path.toLowerCase());
    }
    return all.filter((index) => {
      const found = !query || lower[index].includes(query) || files.sha256[index] === query;
      return found && on.has(coverageOf(files, index));
    });
  };
  const sorted = (indexes) => {
    const key = keys[sort.column];
    const sign = sort.down ? -1 : 1;
    return sort.column === "path" && !sort.down
      ? indexes
      : indexes.sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          return x < y ? -sign : x > y ? sign : a - b;
        });
  };
  let rows = all;
  const show = (page) => {
    const query = search.value.trim().toLowerCase();
    const from = page * FILES_PER_PAGE;
    const part = [...rows.subarray(from, from + FILES_PER_PAGE)];
    byId("file-rows").replaceChildren(...part.map((index) => fileRow(files, index, query)));
    byId("file-status").textContent = part.length
      ? (from + 1).toLocaleString("en") + " to " + (from + part.length).toLocaleString("en") + " of " +
        count(rows.length, "file") + (rows.length === total ? "" : " that match")
      : "No file matches.";
    pager(byId("file-pager"), Math.ceil(rows.length / FILES_PER_PAGE), page, show);
  };
  const render = () => {
    rows = sorted(selected(search.value.trim().toLowerCase()));
    show(0);
  };
  const head = (name, column, css) => {
    const cell = el("th", { scope: "col", role: "columnheader", class: css });
    if (!column) {
      cell.textContent = name;
      return cell;
    }
    const button = el("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      sort.down = sort.column === column && !sort.down;
      sort.column = column;
      for (const other of byId("file-head").children) {
        other.removeAttribute("aria-sort");
      }
      cell.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      render();
    });
    cell.append(button);
    return cell;
  };
  byId("file-head").append(
    head("Path", "path", "path"),
    head("Format", "format"),
    head("Size", "bytes", "right"),
    head("Examined", "coverage"),
    head("SHA-256"),
  );
  const counts = { FULL: 0, OPEN: 0, PARTIAL: 0, NONE: 0 };
  all.forEach((index) => counts[coverageOf(files, index)]++);
  const names = { FULL: "In full", OPEN: "Open question", PARTIAL: "In part", NONE: "Not examined" };
  const kinds = Object.keys(counts)
    .filter((id) => counts[id] > 0)
    .map((id) => ({ id, name: names[id], count: counts[id] }));
  const on = toggles(byId("coverages"), kinds, render);
  search.addEventListener("input", later(render, 120));
  byId("file-area").hidden = false;
  show(0);
};
