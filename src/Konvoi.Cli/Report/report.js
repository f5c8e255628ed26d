// Puts the page of a day together.
const day = JSON.parse(byId("data").textContent);
const kpis = new Map(day.kpiGroups.flatMap(group => group.kpis).map(kpi => [kpi.name, kpi]));

function head() {
  byId("scenario").textContent = day.scenario;
  byId("headline").textContent = day.headline + ".";
  byId("attribution").textContent = day.attribution;
  const manual = kpis.get("manualCostPerParcel");
  const tiles = [
    ["deliveredShare", "delivered", `${count(day.parcels.delivered)} of ${count(day.parcels.accepted)}`],
    ["onTimeShare", "on time", `${count(day.parcels.onTime)} parcels`],
    ["costPerParcel", "per parcel", manual?.value ? `by hand ${manual.value} ${manual.shown}` : null],
    ["parcelsPerVanDay", "parcels per van", `${day.vans.length} vans, ${count(day.trips.length)} trips`],
    ["answerTimeP95", "answers, 95 of 100", `${count(day.assists.length)} calls for help`],
    ["permitCompliance", "within permits", day.map.permits.length ? `${day.map.permits.length} permits` : "no permit asked for"],
  ];
  byId("tiles").append(...tiles.filter(([name]) => kpis.get(name)).map(([name, title, note]) => {
    const kpi = kpis.get(name);
    return html("div", { class: "tile", title: kpi.range ? `range ${kpi.range}` : kpi.reason },
      html("b", {}, kpi.value ?? "–", kpi.value && kpi.shown ? html("small", {}, kpi.shown) : null), html("span", {}, title), html("i", {}, kpi.value ? note : kpi.reason));
  }));
  byId("foot").append(
    html("p", {}, `Simulated by Konvoi in ${day.seconds} s: scenario ${day.scenario}, seed ${day.seed}. Plans verified: ${count(day.plans.verified)} of ${count(day.plans.solved)}`
      + (day.plans.revised ? `; ${count(day.plans.revised)} trips changed on the road.` : ".")),
    html("p", {}, "Events ", html("code", {}, day.hash)),
    day.attribution ? html("p", {}, `Map data ${day.attribution}`) : "");
}

function rests(kpi) {
  if (!kpi.value) return html("td", { class: "rests reason", colspan: 2 }, kpi.reason);
  if (!kpi.kind) return html("td", { class: "rests" }, "no fact");
  const named = kpi.facts.slice(0, 2), more = kpi.facts.slice(2), comma = (list, key, i) => [i ? ", " : null, html("code", {}, key)];
  return html("td", { class: "rests" }, html("span", { class: "kind", style: `color:var(--${kpi.kind})` }, kpi.kind),
    named.map((key, i) => comma(named, key, i)),
    more.length ? [" ", html("details", {}, html("summary", {}, `+${more.length} more`), " ", more.map((key, i) => comma(more, key, i)))] : null);
}

function table() {
  const rowOf = kpi => {
    const part = kpi.title.startsWith("of it "), heads = kpi.name === "costPerParcel" || kpi.name === "manualCostPerParcel";
    return html("tr", { class: part ? "part" : heads ? "head" : null }, html("td", {}, part ? kpi.title.slice(6) : kpi.title),
      html("td", { class: "num", title: kpi.unit }, kpi.value ? `${kpi.value} ${kpi.shown}` : "–"), kpi.value ? html("td", { class: "num range" }, kpi.range) : null, rests(kpi));
  };
  byId("kpis").append(html("table", { class: "kpis" },
    html("thead", {}, html("tr", {}, html("th", {}, "figure"), html("th", { class: "num" }, "value"), html("th", { class: "num" }, "range"), html("th", {}, "rests on"))),
    day.kpiGroups.map(group => html("tbody", {}, html("tr", {}, html("th", { colspan: 4 }, group.title)), group.kpis.map(rowOf)))));
}

function left() {
  byId("leftCard").hidden = !day.left.length;
  if (!day.left.length) return;
  const most = Math.max(...day.left.map(reason => reason.parcels));
  byId("left").append(html("div", { class: "bars" }, day.left.slice(0, 20).map(reason => [
    html("span", {}, reason.state), html("span", {}, html("div", { class: "bar", style: `width:${100 * reason.parcels / most}%` }), reason.reason), html("b", {}, count(reason.parcels))])));
}

function vanRows(map) {
  const rows = day.vans.map((van, i) => {
    const state = html("td"), row = html("tr", { onclick: () => map.pick(map.picked?.van === i ? null : { kind: "van", van: i }) },
      html("td", {}, html("span", { class: "dot", style: `background:${map.vanColour(i)};margin-right:8px` }), van.id), state, html("td", { class: "num" }, count(van.parcels)));
    return { row, state, i };
  });
  byId("vans").append(html("thead", {}, html("tr", {}, html("th", {}, "van"), html("th", {}, "now"), html("th", { class: "num" }, "parcels"))), html("tbody", {}, rows.map(({ row }) => row)));
  const words = { hub: () => "at the hub", station: leg => `at ${leg.b}`, driving: leg => `to ${leg.b}`, stuck: () => "needs help" };
  return () => {
    for (const { row, state, i } of rows) {
      const { state: now, leg } = map.vanAt(i, map.time), text = words[now](leg);
      if (state.textContent !== text) state.textContent = text;
      state.style.color = now === "stuck" ? "var(--estimate)" : now === "hub" ? "var(--ink3)" : "";
      row.classList.toggle("on", map.picked?.kind === "van" && map.picked.van === i);
    }
  };
}

function details(map, thing) {
  const list = pairs => html("dl", {}, pairs.map(([name, value]) => [html("dt", {}, name), html("dd", {}, value)]));
  const box = byId("picked");
  if (!thing) {
    box.replaceChildren(html("h3", {}, `${day.vans.length} vans, ${day.map.stations.length} stations`), html("p", {}, "Play the day, or click a van, a station or a call for help."),
      list([["driven", km(day.vans.reduce((sum, van) => sum + van.dm, 0))], ["trips", count(day.trips.length)], ["calls for help", count(day.assists.length)]]));
    return;
  }
  if (thing.kind === "van") {
    const van = day.vans[thing.van], permits = day.map.permits.filter(permit => permit.vans.includes(van.id));
    box.replaceChildren(html("h3", {}, html("span", { class: "dot", style: `background:${map.vanColour(thing.van)}` }), van.id), html("p", {}, `${van.maker}, ${van.profile}`),
      list([["delivered and brought", count(van.parcels)], ["trips", count(van.trips)], ["driven", km(van.dm)], ["calls for help", count(day.assists.filter(assist => assist.van === thing.van).length)],
        ...permits.slice(0, 3).map(permit => [`permit ${permit.id}`, `${clock(permit.from)}–${clock(permit.to)}, ${permit.kmh} km/h`])]));
    return;
  }
  const [title, ...lines] = map.describe(thing);
  box.replaceChildren(html("h3", {}, title), ...lines.filter(Boolean).map(line => html("p", {}, line)));
}

function start() {
  head();
  const charts = new DayCharts(day), tick = [];
  const map = new DayMap(byId("map"), day, thing => { details(map, thing); tick.forEach(update => update()); });
  tick.push(vanRows(map));
  details(map, null);
  charts.states(byId("states"));
  charts.delivered(byId("delivered"));
  charts.assists(byId("assists"));
  charts.costs(byId("costs"));
  charts.trips(byId("trips"), i => map.vanColour(i));
  charts.stream(byId("stream"));
  left();
  table();

  const slider = byId("time"), play = byId("play");
  Object.assign(slider, { min: charts.from, max: charts.to, step: 15000 });
  const show = ms => {
    map.time = ms;
    slider.value = ms;
    byId("now").textContent = clock(ms);
    slider.setAttribute("aria-valuetext", clock(ms));
    map.draw();
    charts.setTime(ms);
    tick.forEach(update => update());
  };
  let playing = false, last = 0;
  const frame = now => {
    if (!playing) return;
    const next = map.time + Math.min(100, now - last) * Number(byId("speed").value);
    last = now;
    show(Math.min(next, charts.to));
    if (next >= charts.to) toggle(); else requestAnimationFrame(frame);
  };
  const toggle = () => {
    playing = !playing;
    play.classList.toggle("on", playing);
    play.setAttribute("aria-label", playing ? "Pause" : "Play the day");
    if (playing) {
      if (map.time >= charts.to) map.time = charts.from;
      last = performance.now();
      requestAnimationFrame(frame);
    }
  };
  play.addEventListener("click", toggle);
  slider.addEventListener("input", () => show(Number(slider.value)));
  byId("map").addEventListener("keydown", event => { if (event.key === " ") { event.preventDefault(); toggle(); } });

  const layers = [["trips", "Trips", true], ["permits", "Permits", day.map.permits.length], ["help", "Calls for help", day.assists.length]].filter(([, , any]) => any);
  byId("layers").append(...layers.map(([name, title]) => html("label", {}, html("input", {
    type: "checkbox", checked: true, onchange: event => { map.layers[name] = event.target.checked; map.drawBase(); map.draw(); },
  }), title)));

  // Opens at the busiest moment, so that the first look shows something.
  const busiest = charts.samples.reduce((best, sample) => sample.driving > (best?.driving ?? -1) ? sample : best, null);
  show(busiest?.at ?? charts.from);
}
start();
