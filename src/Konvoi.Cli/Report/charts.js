// Charts of a day. Those over time share an axis and a cursor, which follows the clock of the map.
const COLUMNS = ["at", "hub", "driving", "station", "stuck", "broken", "delivered", "waiting", "pool"];
// What is out on the road stands on the ground of the chart, where its height can be read.
const STATES = [["driving", "driving"], ["station", "at a station"], ["stuck", "waiting for help"], ["broken", "broken down"], ["hub", "at the hub"]];
const MARGIN = { top: 10, right: 14, bottom: 24, left: 44 };

class DayCharts {
  constructor(day) {
    this.day = day;
    this.samples = day.samples.map(row => Object.fromEntries(COLUMNS.map((name, i) => [name, row[i]])));
    const times = [...this.samples.map(s => s.at), ...day.map.legs.flatMap(leg => [leg.from, leg.to])];
    this.from = times.length ? Math.floor(Math.min(...minmax(times)) / 1800000) * 1800000 : 0;
    this.to = times.length ? Math.ceil(Math.max(...minmax(times)) / 1800000) * 1800000 : 86400000;
    this.cursors = [];
    this.time = this.from;
  }

  setTime(ms) {
    this.time = ms;
    this.cursors = this.cursors.filter(cursor => cursor.line.isConnected);
    for (const cursor of this.cursors) cursor.move();
  }

  /** Axes over the day, and a function from time to x. */
  frame(width, height, most, format, step) {
    const { top, right, bottom, left } = MARGIN, x = ms => left + (width - left - right) * (ms - this.from) / (this.to - this.from);
    const y = value => height - bottom - (height - top - bottom) * value / (most || 1);
    const lines = (step ?? marks(most || 1, 5)).map(value => [
      svg("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      svg("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, format(value))]);
    const hours = [1, 2, 3, 4, 6].find(h => (this.to - this.from) / 3600000 / h <= width / 62) ?? 6, labels = [];
    for (let ms = Math.ceil(this.from / 3600000 / hours) * hours * 3600000; ms <= this.to; ms += hours * 3600000)
      labels.push(svg("text", { x: x(ms), y: height - 6, "text-anchor": "middle" }, clock(ms)));
    return { x, y, axes: [lines, labels].flat(3) };
  }

  cursor(x, height, top = MARGIN.top, bottom = MARGIN.bottom) {
    const line = svg("line", { class: "cursor", y1: top, y2: height - bottom });
    const move = () => { line.setAttribute("x1", x(this.time)); line.setAttribute("x2", x(this.time)); };
    move();
    this.cursors.push({ line, move });
    return line;
  }

  /** A clear sheet over a chart that tells the sample under the pointer. */
  sheet(width, height, describe) {
    const { left, right, top, bottom } = MARGIN;
    return svg("rect", {
      x: left, y: top, width: Math.max(0, width - left - right), height: height - top - bottom, fill: "transparent",
      onpointermove: event => {
        const box = event.currentTarget.getBoundingClientRect();
        const ms = this.from + (this.to - this.from) * (event.clientX - box.left) / box.width;
        tip.show(event, ...describe(this.sampleAt(ms)));
      },
      onpointerleave: tip.hide,
    });
  }

  sampleAt(ms) {
    return this.samples.reduce((best, sample) => Math.abs(sample.at - ms) < Math.abs(best.at - ms) ? sample : best, this.samples[0]);
  }

  states(box) {
    if (!this.samples.length) return box.append(html("p", { class: "empty" }, "No van moved."));
    const most = Math.max(...this.samples.map(sample => STATES.reduce((sum, [state]) => sum + sample[state], 0)));
    const area = html("div");
    box.append(area, legend(STATES.filter(([state]) => this.samples.some(sample => sample[state])).map(([state, name]) => [name, `var(--${state})`])));
    chart(area, 236, (width, height) => {
      const { x, y, axes } = this.frame(width, height, most, count);
      const sums = this.samples.map(() => 0);
      const layers = STATES.map(([state]) => {
        const under = stairs(this.samples.map((sample, i) => [x(sample.at), y(sums[i])]));
        this.samples.forEach((sample, i) => { sums[i] += sample[state]; });
        const over = stairs(this.samples.map((sample, i) => [x(sample.at), y(sums[i])]));
        return svg("path", { d: outline(over, under.reverse()), fill: `var(--${state})`, stroke: "var(--card)", "stroke-width": .5 });
      });
      return [...axes, ...layers, this.cursor(x, height),
        this.sheet(width, height, sample => [clock(sample.at), ...STATES.filter(([state]) => sample[state]).map(([state, name]) => `${count(sample[state])} ${name}`)])];
    });
  }

  delivered(box) {
    const accepted = this.day.parcels.accepted;
    byId("deliveredSub").textContent = `${count(this.day.parcels.delivered)} of ${count(accepted)}, ${count(this.day.parcels.onTime)} of them on time`;
    if (!this.samples.length) return;
    chart(box, 262, (width, height) => {
      const { x, y, axes } = this.frame(width, height, accepted * 1.04, count, marks(accepted, 5));
      const line = this.samples.map(sample => [x(sample.at), y(sample.delivered)]);
      const ground = [[line[line.length - 1][0], y(0)], [line[0][0], y(0)]];
      return [...axes,
        svg("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(accepted), y2: y(accepted), stroke: "var(--ink3)", "stroke-dasharray": "4 4" }),
        svg("text", { x: MARGIN.left + 6, y: y(accepted) + 15 }, `accepted ${count(accepted)}`),
        svg("path", { d: outline(line, ground), fill: "var(--driving)", opacity: .13 }),
        svg("path", { d: outline(line), fill: "none", stroke: "var(--driving)", "stroke-width": 2.4, "stroke-linejoin": "round" }),
        this.cursor(x, height), this.sheet(width, height, sample => [clock(sample.at), `${count(sample.delivered)} delivered`])];
    });
  }

  assists(box) {
    const all = this.day.assists, answered = all.filter(assist => assist.ms > 0);
    const by = key => all.filter(assist => (assist.by ?? "none") === key).length;
    byId("assistsSub").textContent = all.length ? `${count(all.length)} calls; time from the call to its release, by who released it` : "";
    if (!all.length) return box.append(html("p", { class: "empty" }, "No van called for help."));
    const plot = html("div");
    box.append(plot, legend([["policy", "model, by policy"], ["person", "person at the desk"], ["onSite", "person on site"], ["none", "not released"]]
      .filter(([key]) => by(key)).map(([key, name]) => [name, `var(--${key})`, count(by(key))])));
    const most = Math.max(120000, ...answered.map(assist => assist.ms)), ticks = [1, 10, 60, 600, 3600, 14400].map(s => s * 1000).filter(ms => ms <= most * 1.6);
    const log = ms => Math.log10(Math.max(1, ms / 1000)), top = log(most * 1.5);
    chart(plot, 236, (width, height) => {
      const { x, y, axes } = this.frame(width, height, top, () => "", []);
      const lines = ticks.map(ms => [svg("line", { class: "axis", x1: MARGIN.left, x2: width - MARGIN.right, y1: y(log(ms)), y2: y(log(ms)) }),
        svg("text", { x: MARGIN.left - 8, y: y(log(ms)) + 4, "text-anchor": "end" }, wait(ms).replace(".0", ""))]).flat();
      const limit = y(log(this.day.deadlineMs));
      const dots = all.map(assist => svg("circle", {
        cx: x(assist.at), cy: y(assist.ms ? log(assist.ms) : top), r: 3.6, fill: `var(--${assist.by ?? "none"})`, "fill-opacity": .72, stroke: "var(--card)", "stroke-width": .8,
        onpointermove: event => tip.show(event, `${this.day.vans[assist.van]?.id}: ${ASKS[assist.kind]}`, `at ${clock(assist.at)}`,
          assist.ms === undefined ? "never released" : `${wait(assist.ms)}, ${BY[assist.by] ?? ""}`, assist.chip ? `advice from ${assist.chip}` : null, assist.wrong ? "the first advice was wrong" : null),
        onpointerleave: tip.hide,
      }));
      return [...axes, ...lines, svg("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: limit, y2: limit, stroke: "var(--stuck)", "stroke-width": 1.4, "stroke-dasharray": "5 4" }),
        svg("text", { x: width - MARGIN.right, y: limit - 5, "text-anchor": "end" }, `deadline ${wait(this.day.deadlineMs)}`.replace(".0", "")), this.cursor(x, height), ...dots];
    });
  }

  trips(box, colourOf) {
    const fleet = this.day.vans.map((van, i) => ({ van, i, trips: this.day.trips.filter(trip => trip.van === i) }));
    const vans = fleet.filter(({ trips }) => trips.length), idle = fleet.length - vans.length;
    if (!vans.length) return box.append(html("p", { class: "empty" }, "No trip was made."));
    const plot = html("div"), row = 21, height = vans.length * row + 34, left = Math.min(120, 22 + Math.max(...vans.map(({ van }) => van.id.length)) * 7);
    box.append(plot);
    chart(plot, height, width => {
      const x = ms => left + (width - left - MARGIN.right) * (ms - this.from) / (this.to - this.from), parts = [];
      for (let ms = Math.ceil(this.from / 3600000) * 3600000; ms <= this.to; ms += 3600000 * (width < 700 ? 3 : 1))
        parts.push(svg("line", { class: "axis", x1: x(ms), x2: x(ms), y1: 4, y2: height - 26 }), svg("text", { x: x(ms), y: height - 8, "text-anchor": "middle" }, clock(ms)));
      vans.forEach(({ van, trips, i }, at) => {
        const y = at * row + 4;
        parts.push(svg("circle", { cx: 6, cy: y + row / 2 - 1, r: 4.5, fill: colourOf(i) }), svg("text", { x: 17, y: y + row / 2 + 3 }, van.id));
        for (const trip of trips) parts.push(...this.tripBar(trip, van, x, y, row));
      });
      return [...parts, this.cursor(x, height, 0, 26)];
    });
    box.append(html("ul", { class: "legend" }, [10, 40, 70, 100].map(load => html("li", {}, html("span", { class: "swatch", style: `background:${shade(load * 10)}` }), `${load} %`)),
      html("li", {}, `mean ${percent(Math.round(this.day.trips.reduce((sum, trip) => sum + trip.load, 0) / this.day.trips.length))}`),
      idle ? html("li", {}, `${idle === 1 ? "one van" : `${idle} vans`} made no trip`) : null));
  }

  tripBar(trip, van, x, y, row) {
    const width = Math.max(2, x(trip.to) - x(trip.from) - 1);
    return [svg("rect", {
      x: x(trip.from), y: y + 1, width, height: row - 5, rx: 3, fill: shade(trip.load),
      onpointermove: event => tip.show(event, `${trip.id}, ${van.id}`, `${clock(trip.from)} to ${clock(trip.to)}, ${km(trip.dm)}, ${trip.stops} stops`,
        `${percent(trip.load)} full at its fullest`, `${count(trip.delivered)} handed over, ${count(trip.pickedUp)} picked up`),
      onpointerleave: tip.hide,
    }), width > 40 ? svg("text", { x: x(trip.from) + 6, y: y + row / 2 + 3, style: `fill:${trip.load > 550 ? "var(--card)" : "var(--ink2)"};pointer-events:none;font-size:11px` }, percent(Math.round(trip.load / 10) * 10)) : null];
  }

  costs(box) {
    const { parts, total, manual } = this.day.costs;
    if (!total || !parts.length) return box.append(html("p", { class: "empty" }, "The cost of a parcel is undefined for this day."));
    const most = Math.max(total.value, manual?.value ?? 0, Math.min(total.hi, total.value * 1.6)) * 1.02, bars = html("div");
    const shown = parts.map((part, i) => ({ ...part, fill: `var(--part${i % 9 + 1})` })).sort((a, b) => b.value - a.value);
    chart(bars, 132, (width, height) => {
      const x = value => width * value / most, drawn = [];
      let sum = 0;
      drawn.push(svg("text", { x: 0, y: 13, class: "strong" }, `by van ${total.text}`), svg("text", { x: width, y: 13, "text-anchor": "end" }, range(total)));
      for (const part of shown) {
        drawn.push(svg("rect", {
          x: x(sum), y: 20, width: Math.max(.6, x(part.value) - 1), height: 28, rx: 2, fill: part.fill,
          onpointermove: event => tip.show(event, part.title, part.text, `${(100 * part.value / total.value).toFixed(1)} % of the cost; rests on ${part.kind}`), onpointerleave: tip.hide,
        }));
        sum += part.value;
      }
      drawn.push(whisker(x, total, 54, width));
      if (manual) drawn.push(svg("text", { x: 0, y: 84, class: "strong" }, `by hand ${manual.text}`), svg("text", { x: width, y: 84, "text-anchor": "end" }, range(manual)),
        svg("rect", { x: 0, y: 91, width: x(manual.value), height: 28, rx: 2, fill: "var(--hub)" }), whisker(x, manual, 125, width));
      return drawn.flat();
    });
    box.append(bars, html("ul", { class: "legend" }, shown.map(part => html("li", {}, html("span", { class: "swatch", style: `background:${part.fill}` }), part.title, html("span", { style: "color:var(--ink3)" }, part.text)))));
  }

  /** A small picture of the day behind the time slider: how many vans are out. */
  stream(box) {
    const most = Math.max(1, ...this.samples.map(sample => sample.driving + sample.station + sample.stuck + sample.broken));
    const draw = () => {
      const width = box.clientWidth, x = ms => width * (ms - this.from) / (this.to - this.from);
      const line = this.samples.map(sample => [x(sample.at), 26 - 24 * (sample.driving + sample.station + sample.stuck + sample.broken) / most]);
      if (!line.length || !width) return;
      box.replaceChildren(svg("path", { d: outline(line, [[line[line.length - 1][0], 26], [line[0][0], 26]]), fill: "var(--driving)", opacity: .2 }));
    };
    new ResizeObserver(draw).observe(box);
  }
}

const minmax = values => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
const outline = (line, back) => "M" + [...line, ...back ?? []].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L") + (back ? "Z" : "");
const stairs = line => line.flatMap(([x, y], i) => i ? [[x, line[i - 1][1]], [x, y]] : [[x, y]]);
const shade = load => `color-mix(in oklab, var(--driving) ${Math.round(16 + Math.min(1000, load) * .084)}%, var(--card))`;
const range = figure => figure.lo === figure.hi ? "" : `range ${figure.lo.toPrecision(3)} – ${figure.hi.toPrecision(3)}`;
function whisker(x, figure, y, width) {
  if (figure.lo === figure.hi) return [];
  const end = Math.min(x(figure.hi), width - 1);
  return [[x(figure.lo), y, end, y], [x(figure.lo), y - 4, x(figure.lo), y + 4], end < width - 1 ? [end, y - 4, end, y + 4] : [end - 6, y - 4, end, y], end < width - 1 ? null : [end - 6, y + 4, end, y]]
    .filter(Boolean).map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, stroke: "var(--ink3)", "stroke-width": 1.2 }));
}
