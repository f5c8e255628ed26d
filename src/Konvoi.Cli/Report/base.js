// Small helpers that every page uses. Text from data only ever becomes text nodes, never markup.
"use strict";
const SVG = "http://www.w3.org/2000/svg";
const byId = id => document.getElementById(id);

function put(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}
const html = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

const count = n => Math.round(n).toLocaleString("en-US");
const clock = ms => {
  const minutes = Math.floor(ms / 60000);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};
const km = dm => (dm / 10000).toLocaleString("en-US", { maximumFractionDigits: dm < 1e6 ? 1 : 0 }) + " km";
const wait = ms => {
  const s = ms / 1000;
  return s < 10 ? `${s.toFixed(1)} s` : s < 90 ? `${Math.round(s)} s` : s < 5400 ? `${Math.round(s / 60)} min` : `${(s / 3600).toFixed(1)} h`;
};
const percent = permille => `${(permille / 10).toFixed(permille % 10 ? 1 : 0)} %`;
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

const tip = {
  show(event, title, ...lines) {
    const box = byId("tip");
    box.replaceChildren(html("b", {}, title), ...lines.filter(Boolean).map(line => html("div", {}, line)));
    box.classList.add("on");
    const { width, height } = box.getBoundingClientRect();
    box.style.left = Math.max(8, Math.min(event.clientX + 14, innerWidth - width - 8)) + "px";
    box.style.top = (event.clientY + height + 24 > innerHeight ? event.clientY - height - 12 : event.clientY + 16) + "px";
  },
  hide() { byId("tip").classList.remove("on"); },
};

/** Draws a chart as wide as its box, and again when that changes. */
function chart(box, height, draw) {
  const redraw = () => {
    const width = box.clientWidth;
    if (width > 0) box.replaceChildren(svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, draw(width, height)));
  };
  new ResizeObserver(redraw).observe(box);
  redraw();
}

/** Round steps that give at most so many marks. */
function marks(most, number) {
  const raw = most / number, power = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 5, 10].find(s => s * power >= raw) * power;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => +(i * step).toPrecision(12));
}
const legend = items => html("ul", { class: "legend" }, items.map(([name, fill, note]) =>
  html("li", {}, html("span", { class: "swatch", style: `background:${fill}` }), name, note ? html("span", { style: "color:var(--ink3)" }, note) : null)));
