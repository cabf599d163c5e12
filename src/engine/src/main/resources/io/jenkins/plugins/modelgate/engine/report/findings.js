const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"];
const GROUPS_PER_PAGE = 25;
const FINDINGS_FIRST = 6;
const FINDINGS_MORE = 50;

/** Columns of a finding in the data. */
const RULE = 0;
const SEVERITY = 1;
const DETAIL = 2;
const FILE = 3;
const MEMBER = 4;
const OFFSET = 5;

const TREE = "The tree as a whole";

const placeOf = (finding) =>
  (finding[FILE] || (finding[MEMBER] ? "" : TREE)) + (finding[MEMBER] ? "!/" + finding[MEMBER] : "");

const detail = (finding, query) =>
  el(
    "p",
    {},
    finding[OFFSET] < 0 ? null : el("span", { class: "at" }, "byte " + finding[OFFSET].toLocaleString("en") + " "),
    ...marked(finding[DETAIL], query),
  );

/** Findings in portions: a rule may have fired ten thousand times. What is at one place stands together. */
const places = (group, query) => {
  const list = el("ul", { class: "places" });
  const more = el("button", { type: "button", class: "small" });
  let shown = 0;
  let item = null;
  const grow = (portion) => {
    for (const finding of group.slice(shown, shown + portion)) {
      const where = placeOf(finding);
      if (shown === 0 || where !== placeOf(group[shown - 1])) {
        item = el("li", {}, el("code", { class: "path" }, ...marked(where, query)));
        list.append(item);
      }
      item.append(detail(finding, query));
      shown++;
    }
    more.textContent = "Show more (" + (group.length - shown).toLocaleString("en") + " left)";
    more.hidden = shown === group.length;
  };
  more.addEventListener("click", () => grow(FINDINGS_MORE));
  grow(FINDINGS_FIRST);
  return el("div", {}, list, more);
};

const reference = ([name, url]) =>
  el("li", {}, url ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, name) : name);

const body = (group, rule, query) =>
  el(
    "div",
    { class: "body" },
    places(group, query),
    rule.meaning ? el("div", {}, el("h4", {}, "What it means"), el("p", {}, rule.meaning)) : null,
    el("div", { class: "mend" }, el("h4", {}, "How to mend it"), el("p", {}, rule.remediation)),
    el("ul", { class: "references" }, el("li", {}, el("code", {}, rule.id)), ...rule.references.map(reference)),
  );

const groupItem = (data, group, query, open) => {
  const first = group[0];
  const rule = data.rules[first[RULE]];
  const severity = SEVERITIES[first[SEVERITY]];
  const files = new Set(group.map((finding) => finding[FILE])).size;
  const where = group.length === 1 || files === 1 ? placeOf(first) : "in " + count(files, "file");
  const summary = el(
    "summary",
    {},
    el("span", { class: "severity" }, severity),
    el(
      "div",
      { class: "main" },
      el("h3", {}, ...marked(rule.title, query)),
      el("span", { class: "where" + (files === 1 && where !== TREE ? " path" : "") }, ...marked(where, query)),
    ),
    el("span", { class: "count" }, group.length === 1 ? "" : count(group.length, "finding")),
    el("span", { class: "chevron", "aria-hidden": "true" }),
  );
  const details = el("details", {}, summary);
  const fill = () => {
    if (details.open && details.childElementCount === 1) {
      details.append(body(group, rule, query));
    }
  };
  details.addEventListener("toggle", fill);
  details.open = open;
  fill();
  return el("li", { class: "group " + severity }, details);
};

const showFindings = (data) => {
  const findings = data.findings;
  if (findings.length === 0) {
    return;
  }
  const search = byId("finding-search");
  let texts = null;
  const textOf = (index) => {
    texts = texts || new Array(findings.length);
    const finding = findings[index];
    const rule = data.rules[finding[RULE]];
    texts[index] ||= [rule.title, rule.id, placeOf(finding), finding[DETAIL], ...rule.references.map((r) => r[0])]
      .join("\n")
      .toLowerCase();
    return texts[index];
  };
  const grouped = (query) => {
    const groups = new Map();
    findings.forEach((finding, index) => {
      if (on.has(SEVERITIES[finding[SEVERITY]]) && (!query || textOf(index).includes(query))) {
        const key = finding[SEVERITY] * data.rules.length + finding[RULE];
        groups.has(key) ? groups.get(key).push(finding) : groups.set(key, [finding]);
      }
    });
    return [...groups.entries()].sort((a, b) => a[1][0][SEVERITY] - b[1][0][SEVERITY]).map((entry) => entry[1]);
  };
  const nothing = () => {
    const clear = el("button", { type: "button" }, "Show all findings");
    clear.addEventListener("click", () => {
      search.value = "";
      kinds.filter((kind) => !on.has(kind.id)).forEach((kind) => kind.button.click());
      render(0);
      search.focus();
    });
    return el("li", { class: "nothing" }, el("p", {}, "No finding matches."), clear);
  };
  const render = (page) => {
    const query = search.value.trim().toLowerCase();
    const groups = grouped(query);
    const shown = groups.reduce((sum, group) => sum + group.length, 0);
    const from = page * GROUPS_PER_PAGE;
    const items = groups
      .slice(from, from + GROUPS_PER_PAGE)
      .map((group, index) => groupItem(data, group, query, groups.length <= 3 || (page === 0 && index === 0)));
    byId("finding-list").replaceChildren(...(items.length ? items : [nothing()]));
    byId("finding-status").textContent =
      (shown === findings.length ? "" : count(shown, "finding") + " of " + findings.length.toLocaleString("en") + " shown, ") +
      (shown === findings.length ? count(shown, "finding") + " of " : "of ") +
      count(groups.length, "kind");
    pager(byId("finding-pager"), Math.ceil(groups.length / GROUPS_PER_PAGE), page, render);
  };
  const kinds = SEVERITIES.map((severity, index) => ({
    id: severity,
    name: severity[0] + severity.slice(1).toLowerCase(),
    count: findings.filter((finding) => finding[SEVERITY] === index).length,
  })).filter((kind) => kind.count > 0);
  const on = toggles(byId("severities"), kinds, () => render(0));
  search.addEventListener("input", later(() => render(0), 120));
  byId("finding-tools").hidden = false;
  byId("finding-lead").hidden = true;
  render(0);
};
