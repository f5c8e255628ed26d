// The page of a what-if: a tornado chart of one key figure, and all effects in a table.
const { result } = JSON.parse(byId("data").textContent);
const names = Object.keys(result.base);
const moved = names.filter(name => result.variants.some(variant => variant.kpis[name]?.measurable));
const share = name => result.base[name].unit === "ratio";

function number(value, name) {
  if (value === null || value === undefined) return "–";
  const shown = share(name) ? value * 100 : value, size = Math.abs(shown);
  return shown.toLocaleString("en-US", size >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }).replace("-", "−") + " " + unitOf(name);
}
const unitOf = name => share(name) ? "%" : ["request", "breakdown", "parcel", "van"].includes(result.base[name].unit.split("/")[0]) ? "" : result.base[name].unit.split("/")[0];
const signed = value => (value > 0 ? "+" : "")
  + value.toLocaleString("en-US", Math.abs(value) < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 }).replace("-", "−");
const titleOf = name => result.base[name].title.replace(/^of it /, "Cost: ");

function tornado(name) {
  const box = byId("tornado"), rows = result.variants.map(variant => ({ variant, effect: variant.kpis[name] })).filter(({ effect }) => effect?.difference !== null && effect);
  rows.sort((a, b) => Math.abs(b.effect.difference) - Math.abs(a.effect.difference));
  box.replaceChildren();
  if (!rows.length) { box.append(html("p", { class: "empty" }, result.base[name].reason ?? "Undefined in every variant.")); return; }
  const middle = result.base[name].mean, reach = Math.max(1e-12, ...rows.map(({ effect }) => Math.abs(effect.difference) + (effect.halfWidth ?? 0))) * 1.08, row = 34;
  const inner = html("div");
  box.append(inner);
  chart(inner, rows.length * row + 46, width => {
    const left = Math.min(170, width * .3), right = Math.min(180, width * .3), x = d => left + (width - left - right) * (d + reach) / (2 * reach);
    const parts = [svg("text", { x: x(0), y: 13, "text-anchor": "middle", class: "strong" }, `base ${number(middle, name)}`),
      svg("line", { class: "axis", x1: x(0), x2: x(0), y1: 20, y2: rows.length * row + 24, style: "stroke:var(--ink3)" })];
    rows.forEach(({ variant, effect }, i) => {
      const y = 26 + i * row, from = Math.min(x(0), x(effect.difference)), long = Math.abs(x(effect.difference) - x(0)), half = effect.halfWidth ?? 0;
      const text = effect.measurable ? (effect.differencePercent === null ? signed(effect.difference) : `${signed(effect.differencePercent)} %`) : "no measurable change";
      parts.push(
        svg("text", { x: left - 12, y: y + 16, "text-anchor": "end", class: "strong" }, variant.name),
        svg("rect", { x: from, y: y + 2, width: Math.max(1, long), height: row - 14, rx: 3, fill: !effect.measurable ? "var(--hub)" : effect.difference > 0 ? "var(--part4)" : "var(--driving)" }),
        [[-half, half, 12, 12], [-half, -half, 8, 16], [half, half, 8, 16]].map(([a, b, c, d]) => svg("line", {
          x1: x(effect.difference + a), x2: x(effect.difference + b), y1: y + c, y2: y + d, stroke: "var(--ink)", "stroke-width": 1.2 })),
        svg("text", { x: width - right + 12, y: y + 16, class: effect.measurable ? "strong" : null }, text),
        svg("rect", {
          x: 0, y, width, height: row, fill: "transparent", onpointerleave: tip.hide,
          onpointermove: event => tip.show(event, `${variant.name}: ${text}`, `mean ${number(effect.mean, name)}, base ${number(middle, name)}`,
            `95 % of the change: ${number(effect.difference - half, name)} to ${number(effect.difference + half, name)}`, effect.elasticity === null ? null : `elasticity ${effect.elasticity.toFixed(2)}`),
        }));
    });
    return parts;
  });
}

function effects(choose) {
  const cell = (variant, name) => {
    const effect = variant.kpis[name];
    if (!effect?.measurable) return html("td", { class: "num", style: "color:var(--ink3)" }, effect?.difference === null || !effect ? "–" : "·");
    const percent = effect.differencePercent, depth = percent === null ? 20 : Math.min(42, 8 + Math.log10(1 + Math.abs(percent)) * 16);
    return html("td", { class: "num", style: `background:color-mix(in oklab, var(--${effect.difference > 0 ? "part4" : "driving"}) ${depth}%, var(--card))`, title: `mean ${number(effect.mean, name)}` },
      percent === null ? signed(effect.difference) : `${signed(percent)} %`);
  };
  byId("effects").append(html("table", { class: "matrix", style: "width:100%" },
    html("thead", {}, html("tr", {}, html("th", {}, "figure"), html("th", { class: "num" }, "base"), result.variants.map(variant => html("th", { class: "num" }, variant.name)))),
    html("tbody", {}, moved.map(name => html("tr", { onclick: () => choose(name), style: "cursor:pointer" },
      html("td", { style: "white-space:nowrap" }, titleOf(name)), html("td", { class: "num" }, number(result.base[name].mean, name)), result.variants.map(variant => cell(variant, name)))))));
  const still = names.filter(name => !moved.includes(name)).map(titleOf);
  byId("still").textContent = still.length ? `No measurable change in any variant: ${still.join(", ")}.` : "";
}

byId("scenario").textContent = result.scenario;
byId("headline").textContent = `${result.variants.length} variants against the base over ${result.seeds.length} common seeds: ${moved.length} of ${names.length} key figures move.`;
byId("foot").append(html("p", {}, `Simulated by Konvoi, seeds ${result.seeds.join(", ")}. Differences are taken seed by seed; an interval that holds 0 is reported as no measurable change.`));
const select = byId("kpi");
const choose = name => { select.value = name; tornado(name); };
select.append(...names.map(name => html("option", { value: name }, titleOf(name).toLowerCase())));
select.addEventListener("change", () => tornado(select.value));
effects(name => { choose(name); scrollTo({ top: 0, behavior: "smooth" }); });
choose(names.includes("costPerParcel") ? "costPerParcel" : names[0]);
