// The map: roads and scenery on one canvas, drawn when the view changes; vans and what moves on another, drawn each frame.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Uint8Array(128);
[...LETTERS].forEach((letter, i) => { VALUE[letter.charCodeAt(0)] = i; });
const METRES_PER_UNIT = 1.11195;

/** Unpacks lines: arrays of x, y, x, y in units of 1e-5 degree. */
function unpack(text) {
  let at = 0, x = 0, y = 0;
  const next = () => {
    let value = 0, shift = 0, letter;
    do {
      letter = VALUE[text.charCodeAt(at++)];
      value |= (letter & 31) << shift;
      shift += 5;
    } while (letter & 32);
    return value >>> 0;
  };
  const signed = () => { const value = next(); return (value >>> 1) ^ -(value & 1); };
  const lines = [];
  while (at < text.length) {
    const line = new Float64Array(next() * 2);
    for (let i = 0; i < line.length; i += 2) {
      line[i] = x += signed();
      line[i + 1] = y += signed();
    }
    lines.push(line);
  }
  return lines;
}

class DayMap {
  constructor(box, day, onPick) {
    this.box = box;
    this.day = day;
    this.onPick = onPick;
    this.base = box.querySelector(".base");
    this.live = box.querySelector(".live");
    this.layers = { trips: true, permits: true, help: true };
    this.time = 0;
    this.picked = null;
    this.prepare();
    this.listen();
    new ResizeObserver(() => this.resize()).observe(box);
    dark.addEventListener("change", () => { this.paintColours(); this.drawBase(); this.draw(); });
    this.paintColours();
    this.resize();
  }

  prepare() {
    const [west, south, , north] = this.day.map.frame;
    this.flat = Math.cos((south + north) / 2 * 1e-5 * Math.PI / 180);
    this.origin = [west, north];
    const paths = lines => {
      const path = new Path2D();
      for (const line of lines) this.trace(path, line);
      return path;
    };
    this.roads = this.day.map.roads.map(text => paths(unpack(text)));
    this.scenery = this.day.map.scenery.map(shape => ({ ...shape, path: paths(unpack(shape.line)) }));
    this.permits = this.day.map.permits.map(permit => ({ ...permit, path: paths(unpack(permit.line)) }));
    this.closures = this.day.map.closures.map(closure => {
      const [line] = unpack(closure.line), middle = Math.floor(line.length / 4) * 2;
      return { ...closure, path: paths([line]), at: this.project(line[middle], line[middle + 1]) };
    });
    this.hubs = this.day.map.hubs.map(hub => ({ ...hub, kind: "hub", at: this.project(hub.x, hub.y) }));
    this.stations = this.day.map.stations.map(station => ({ ...station, kind: "station", at: this.project(station.x, station.y) }));
    this.help = this.day.assists.map(assist => ({ ...assist, kind: "help", asks: assist.kind, time: assist.at, at: this.project(assist.x, assist.y) }));
    this.prepareLegs();
    this.focus = this.extent();
  }

  /** The box around places and trips, in map units. */
  extent() {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const include = (x, y) => { box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y); };
    for (const { at } of [...this.hubs, ...this.stations]) include(...at);
    for (const way of this.ways) for (let i = 0; i < way.points.length; i += 2) include(way.points[i], way.points[i + 1]);
    return box;
  }

  prepareLegs() {
    const ways = this.ways = this.day.map.paths.map(text => this.measure(unpack(text)[0]));
    this.legsOf = this.day.vans.map(() => []);
    for (const leg of this.day.map.legs) this.legsOf[leg.van].push({ ...leg, way: ways[leg.path] });
    for (const legs of this.legsOf) {
      legs.sort((a, b) => a.from - b.from);
      for (const leg of legs) leg.pace = this.paceOf(leg);
    }
    this.trails = this.legsOf.map(legs => {
      const path = new Path2D();
      for (const way of new Set(legs.map(leg => leg.way))) path.addPath(way.path);
      return path;
    });
  }

  /** A way in map units, with the distance of each point from its start. */
  measure(line) {
    const points = new Float64Array(line.length), along = new Float64Array(line.length / 2), path = new Path2D();
    for (let i = 0; i < line.length; i += 2) {
      [points[i], points[i + 1]] = this.project(line[i], line[i + 1]);
      if (i > 0) along[i / 2] = along[i / 2 - 1] + Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
    }
    this.trace(path, line);
    return { points, along, path, length: along[along.length - 1] };
  }

  /** Time and distance pairs of a leg: a van that calls for help stands until it is answered. */
  paceOf(leg) {
    const stands = this.help
      .filter(help => help.van === leg.van && help.time >= leg.from && help.time <= leg.to && help.ms)
      .map(help => ({ time: help.time, until: Math.min(leg.to, help.time + help.ms), d: this.nearest(leg.way, help.at) }))
      .sort((a, b) => a.time - b.time);
    const pace = [[leg.from, 0]];
    for (const { time, until, d } of stands) {
      const [last, reached] = pace[pace.length - 1];
      if (time >= last && d >= reached) pace.push([time, d], [until, d]);
    }
    pace.push([Math.max(leg.to, pace[pace.length - 1][0]), leg.way.length]);
    return pace;
  }

  nearest(way, [x, y]) {
    let best = 0, least = Infinity;
    for (let i = 0; i < way.along.length; i++) {
      const far = Math.hypot(way.points[2 * i] - x, way.points[2 * i + 1] - y);
      if (far < least) { least = far; best = way.along[i]; }
    }
    return best;
  }

  /** Where a van is: driving along a leg, or standing where its last leg ended. */
  vanAt(van, time) {
    const legs = this.legsOf[van];
    let low = 0, high = legs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (legs[middle].from <= time) low = middle + 1; else high = middle;
    }
    if (low === 0) return { state: "hub", at: null };
    const leg = legs[low - 1];
    if (time >= leg.to) {
      const atHub = this.hubs.some(hub => hub.id === leg.b), way = leg.way.points;
      return { state: atHub ? "hub" : "station", leg, at: [way[way.length - 2], way[way.length - 1]] };
    }
    let i = 1;
    while (leg.pace[i][0] < time) i++;
    const [[t0, d0], [t1, d1]] = [leg.pace[i - 1], leg.pace[i]];
    const d = t1 > t0 ? d0 + (d1 - d0) * (time - t0) / (t1 - t0) : d1;
    return { state: t1 > t0 && d1 === d0 ? "stuck" : "driving", leg, d, at: this.along(leg.way, d) };
  }

  along(way, d) {
    let low = 1, high = way.along.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (way.along[middle] < d) low = middle + 1; else high = middle;
    }
    if (way.along.length < 2) return [way.points[0], way.points[1]];
    const span = way.along[low] - way.along[low - 1], part = span > 0 ? (d - way.along[low - 1]) / span : 0, i = 2 * low;
    return [
      way.points[i - 2] + (way.points[i] - way.points[i - 2]) * part,
      way.points[i - 1] + (way.points[i + 1] - way.points[i - 1]) * part, low];
  }

  project(x, y) { return [(x - this.origin[0]) * this.flat, this.origin[1] - y]; }

  trace(path, line) {
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = this.project(line[i], line[i + 1]);
      if (i === 0) path.moveTo(x, y); else path.lineTo(x, y);
    }
  }

  vanColour(van) {
    // The golden angle keeps neighbours in the list far apart in hue.
    const hue = (30 + van * 137.508) % 360;
    return dark.matches ? `oklch(0.77 0.13 ${hue})` : `oklch(0.55 0.14 ${hue})`;
  }

  paintColours() {
    this.ink = {};
    for (const name of ["land", "builtUp", "industrial", "park", "wood", "water", "waterInk", "permit", "closed", "halo", "ink", "ink2", "card", "accent",
      "stuck", "policy", "person", "onSite", "none", "thin0", "thin1", "thin2", "thin3", "thin4", "road0", "road1", "road2", "road3", "road4", "case0", "case1", "case2", "case3", "case4"])
      this.ink[name] = colour(name);
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!width || !height) return;
    this.ratio = Math.min(2, devicePixelRatio || 1);
    for (const canvas of [this.base, this.live]) {
      canvas.width = width * this.ratio;
      canvas.height = height * this.ratio;
    }
    if (!this.view) this.fit(); else this.changed();
    // A resized canvas is blank; the frame that is about to show should not be.
    this.drawLive();
  }

  fit() {
    const { clientWidth: width, clientHeight: height } = this.box, [left, top, right, bottom] = this.focus, edge = 34;
    const scale = Math.min((width - 2 * edge) / (right - left || 1), (height - 2 * edge) / (bottom - top || 1), 4);
    this.view = { scale, x: width / 2 - (left + right) / 2 * scale, y: height / 2 - (top + bottom) / 2 * scale };
    this.least = scale * 0.6;
    this.changed();
  }

  zoom(factor, x, y) {
    const view = this.view, scale = Math.max(this.least, Math.min(4, view.scale * factor)), change = scale / view.scale;
    this.view = { scale, x: x - (x - view.x) * change, y: y - (y - view.y) * change };
    this.changed();
  }

  toScreen([x, y]) { return [x * this.view.scale + this.view.x, y * this.view.scale + this.view.y]; }

  /** Moves the drawn roads with the view at once; draws them anew when that is quick, else when the view rests. */
  changed() {
    clearTimeout(this.resting);
    if (!this.drawnView || this.drawMs < 14) this.drawBase();
    else {
      const { scale, x, y } = this.view, drawn = this.drawnView, change = scale / drawn.scale;
      this.base.style.transform = `translate(${x - drawn.x * change}px, ${y - drawn.y * change}px) scale(${change})`;
      this.resting = setTimeout(() => this.drawBase(), 110);
    }
    this.draw();
    this.drawScale();
  }

  begin(canvas) {
    const context = canvas.getContext("2d"), { scale, x, y } = this.view, r = this.ratio;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale * r, 0, 0, scale * r, x * r, y * r);
    context.lineJoin = context.lineCap = "round";
    return context;
  }

  drawBase() {
    const started = performance.now(), context = this.begin(this.base), px = 1 / this.view.scale;
    this.base.style.transform = "";
    this.drawnView = { ...this.view };
    for (const shape of this.scenery) {
      if (shape.kind === "river") continue;
      context.fillStyle = this.ink[shape.kind];
      context.fill(shape.path);
    }
    if (this.layers.permits) this.drawPermitAreas(context);
    this.drawRoads(context, px);
    if (this.layers.permits) this.drawPermitLines(context, px);
    if (this.layers.trips) this.drawTrails(context, px);
    this.drawMs = performance.now() - started;
  }

  drawRoads(context, px) {
    const metresPerPx = METRES_PER_UNIT * px;
    const metres = [16, 13, 11, 8, 4.5], least = [1.7, 1.35, 1, .55, .35];
    for (const casing of [true, false]) {
      for (let i = this.roads.length - 1; i >= 0; i--) {
        const width = Math.max(least[i], Math.min(15, metres[i] / metresPerPx));
        const thin = width < 2.4;
        if (i === 4 && metresPerPx > 14 || casing === thin && thin) continue;
        context.lineWidth = (casing ? width + 1.6 : width) * px;
        context.strokeStyle = thin ? this.ink["thin" + i] : casing ? this.ink["case" + i] : this.ink["road" + i];
        context.stroke(this.roads[i]);
      }
    }
  }

  drawPermitAreas(context) {
    context.fillStyle = this.ink.permit;
    context.globalAlpha = .042;
    for (const permit of this.permits) if (permit.area) context.fill(permit.path);
    context.globalAlpha = 1;
  }

  drawPermitLines(context, px) {
    context.strokeStyle = this.ink.permit;
    for (const permit of this.permits) {
      context.globalAlpha = permit.area ? .75 : .3;
      context.lineWidth = (permit.area ? 1.3 : 7) * px;
      context.setLineDash(permit.area ? [7 * px, 5 * px] : []);
      context.stroke(permit.path);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  drawTrails(context, px) {
    const one = this.picked?.kind === "van" ? this.picked.van : null;
    this.trails.forEach((trail, van) => {
      if (one !== null && van !== one) return;
      context.strokeStyle = this.vanColour(van);
      context.globalAlpha = one === null ? .5 : .9;
      context.lineWidth = (one === null ? 1.6 : 2.8) * px;
      context.stroke(trail);
    });
    context.globalAlpha = 1;
  }

  draw() {
    if (this.queued) return;
    this.queued = requestAnimationFrame(() => { this.queued = null; this.drawLive(); });
  }

  drawLive() {
    const context = this.begin(this.live), px = 1 / this.view.scale;
    this.drawClosures(context, px);
    const vans = this.day.vans.map((_, van) => ({ kind: "van", van, ...this.vanAt(van, this.time) }));
    if (this.layers.trips) for (const van of vans) this.drawProgress(context, px, van);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.targets = [];
    for (const station of this.stations) this.drawStation(context, station);
    if (this.layers.help) for (const help of this.help) this.drawHelp(context, help);
    for (const hub of this.hubs) this.drawHub(context, hub, vans.filter(van => van.state === "hub" && this.day.vans[van.van].hub === this.hubs.indexOf(hub)).length);
    for (const van of vans) if (van.state !== "hub") this.drawVan(context, van);
  }

  drawClosures(context, px) {
    for (const closure of this.closures) {
      const shut = this.time >= closure.from && this.time < closure.to;
      context.strokeStyle = this.ink.closed;
      context.globalAlpha = shut ? 1 : .35;
      context.lineWidth = (shut ? 5 : 2) * px;
      context.setLineDash(shut ? [7 * px, 6 * px] : [2 * px, 5 * px]);
      context.stroke(closure.path);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** The part of the present leg that the van has driven. */
  drawProgress(context, px, { van, leg, d, at, state }) {
    if (state !== "driving" && state !== "stuck" || this.isDimmed(van)) return;
    const { points, along } = leg.way;
    context.beginPath();
    context.moveTo(points[0], points[1]);
    for (let i = 1; i < along.length && along[i] < d; i++) context.lineTo(points[2 * i], points[2 * i + 1]);
    context.lineTo(at[0], at[1]);
    context.strokeStyle = this.ink.halo;
    context.lineWidth = 5.5 * px;
    context.stroke();
    context.strokeStyle = this.vanColour(van);
    context.lineWidth = 3.2 * px;
    context.stroke();
  }

  isDimmed(van) { return this.picked?.kind === "van" && this.picked.van !== van; }

  target(thing, x, y, reach) { this.targets.push({ thing, x, y, reach }); }

  drawStation(context, station) {
    const [x, y] = this.toScreen(station.at), on = this.picked?.id === station.id && this.picked.kind === "station";
    context.beginPath();
    context.roundRect(x - 4.5, y - 4.5, 9, 9, 2.5);
    context.fillStyle = on ? this.ink.accent : this.ink.card;
    context.strokeStyle = this.ink.ink;
    context.lineWidth = 1.6;
    context.fill();
    context.stroke();
    this.target(station, x, y, 9);
    const metresPerPx = METRES_PER_UNIT / this.view.scale;
    if (on || metresPerPx < 9) this.label(context, station.name, x + 9, y);
  }

  label(context, text, x, y) {
    context.font = "600 11.5px system-ui, sans-serif";
    context.textBaseline = "middle";
    context.lineWidth = 3.5;
    context.strokeStyle = this.ink.halo;
    context.strokeText(text, x, y);
    context.fillStyle = this.ink.ink;
    context.fillText(text, x, y);
  }

  drawHub(context, hub, waiting) {
    const [x, y] = this.toScreen(hub.at);
    context.beginPath();
    context.moveTo(x - 12, y + 10);
    context.lineTo(x - 12, y - 4);
    context.lineTo(x, y - 13);
    context.lineTo(x + 12, y - 4);
    context.lineTo(x + 12, y + 10);
    context.closePath();
    context.fillStyle = this.ink.ink;
    context.strokeStyle = this.ink.halo;
    context.lineWidth = 2.5;
    context.stroke();
    context.fill();
    context.fillStyle = this.ink.card;
    context.font = "700 12px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(waiting), x, y + 2);
    context.textAlign = "start";
    this.target(hub, x, y, 14);
  }

  drawHelp(context, help) {
    const age = this.time - help.time;
    if (age < 0) return;
    const [x, y] = this.toScreen(help.at), open = help.ms === undefined || age < help.ms, fill = this.ink[help.by ?? "none"];
    context.beginPath();
    context.arc(x, y, open ? 5 : 3, 0, 7);
    context.fillStyle = fill;
    context.globalAlpha = open ? 1 : .8;
    context.strokeStyle = this.ink.halo;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
    context.globalAlpha = 1;
    if (open) {
      context.beginPath();
      context.arc(x, y, 13, 0, 7);
      context.strokeStyle = this.ink.stuck;
      context.lineWidth = 2.5;
      context.stroke();
    }
    this.target(help, x, y, 6);
  }

  drawVan(context, van) {
    const [x, y] = this.toScreen(van.at);
    context.globalAlpha = this.isDimmed(van.van) ? .3 : 1;
    context.beginPath();
    context.arc(x, y, van.state === "station" ? 5 : 6.5, 0, 7);
    context.fillStyle = this.vanColour(van.van);
    context.strokeStyle = van.state === "stuck" ? this.ink.stuck : this.ink.halo;
    context.lineWidth = van.state === "stuck" ? 3.5 : 2.2;
    context.fill();
    context.stroke();
    context.globalAlpha = 1;
    this.target(van, x, y, 10);
    if (this.picked?.kind === "van" && this.picked.van === van.van) this.label(context, this.day.vans[van.van].id, x + 10, y);
  }

  drawScale() {
    const metresPerPx = METRES_PER_UNIT / this.view.scale;
    const metres = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find(m => m / metresPerPx > 55) ?? 20000;
    const bar = html("span", { style: `width:${metres / metresPerPx}px` });
    byId("scale").replaceChildren(metres < 1000 ? `${metres} m` : `${metres / 1000} km`, bar);
  }

  find(event) {
    const box = this.box.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    let found = null, least = Infinity;
    for (const target of this.targets ?? []) {
      const far = Math.hypot(target.x - x, target.y - y);
      if (far <= target.reach + 4 && far <= least) { least = far; found = target.thing; }
    }
    return found;
  }

  pick(thing) {
    this.picked = thing;
    if (this.layers.trips) this.drawBase();
    this.draw();
    this.onPick(thing);
  }

  listen() {
    const box = this.box, pointers = new Map();
    let moved = 0;
    box.addEventListener("pointerdown", event => {
      if (event.target.closest("button, label")) return;
      box.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, event);
      moved = 0;
    });
    box.addEventListener("pointermove", event => {
      const last = pointers.get(event.pointerId);
      if (!last) { this.hover(event); return; }
      const others = [...pointers.values()].filter(pointer => pointer.pointerId !== event.pointerId);
      const rect = box.getBoundingClientRect();
      if (others.length === 1) {
        const [other] = others, before = Math.hypot(last.clientX - other.clientX, last.clientY - other.clientY);
        const now = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
        this.zoom(now / Math.max(1, before), (event.clientX + other.clientX) / 2 - rect.left, (event.clientY + other.clientY) / 2 - rect.top);
      } else {
        this.view.x += event.clientX - last.clientX;
        this.view.y += event.clientY - last.clientY;
        this.changed();
      }
      moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
      pointers.set(event.pointerId, event);
    });
    const end = event => {
      if (pointers.delete(event.pointerId) && moved < 5 && event.type === "pointerup") this.pick(this.find(event));
    };
    box.addEventListener("pointerup", end);
    box.addEventListener("pointercancel", end);
    box.addEventListener("pointerleave", () => tip.hide());
    box.addEventListener("wheel", event => {
      event.preventDefault();
      const rect = box.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY * .0015), event.clientX - rect.left, event.clientY - rect.top);
    }, { passive: false });
    for (const button of box.querySelectorAll("[data-zoom]"))
      button.addEventListener("click", () => {
        if (button.dataset.zoom === "fit") this.fit();
        else this.zoom(button.dataset.zoom === "in" ? 1.6 : 1 / 1.6, box.clientWidth / 2, box.clientHeight / 2);
      });
  }

  hover(event) {
    const thing = event.target.closest("button, label") ? null : this.find(event);
    if (thing) tip.show(event, ...this.describe(thing)); else tip.hide();
  }

  /** A heading and lines for whatever lies under the pointer. */
  describe(thing) {
    switch (thing.kind) {
      case "van": {
        const van = this.day.vans[thing.van], where = { driving: `on the way to ${thing.leg?.b}`, stuck: "waiting for help", station: `at ${thing.leg?.b}` };
        return [`${van.id}, ${van.maker}`, where[thing.state], thing.leg && thing.state !== "station" ? `${count(thing.leg.parcels)} parcels, ${percent(thing.leg.load)} full` : null];
      }
      case "station": return [thing.name, `open ${thing.hours}`, `${count(thing.delivered)} delivered, ${count(thing.pickedUp)} picked up in ${thing.calls} calls`];
      case "hub": return [`Hub ${thing.id}`, `${thing.docks} docks, ${thing.chargers} chargers`];
      default: return [`${this.day.vans[thing.van]?.id}: ${ASKS[thing.asks]}`, `at ${clock(thing.time)}, ${thing.ms === undefined ? "never answered" : `answered in ${wait(thing.ms)} by ${BY[thing.by] ?? "nobody"}`}`, thing.wrong ? "the first advice was wrong" : null];
    }
  }
}

const ASKS = { confirm: "may I go on?", reroute: "another way, please", waypoint: "a path through, please", onSite: "somebody must come" };
const BY = { policy: "a model, released by policy", person: "a person at the desk", onSite: "a person on site" };
