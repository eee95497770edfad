"use strict";
(() => {
  const words = {/*WORDS*/};
  const byId = (id) => document.getElementById(id);
  const view = byId("view"), sheet = byId("sheet"), search = byId("search");

  // -- zoom

  const LEAST = 0.1, MOST = 3;
  let zoom = 1;
  const setZoom = (wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const next = Math.min(MOST, Math.max(LEAST, wanted)), by = next / zoom;
    const left = (view.scrollLeft + x) * by - x, top = (view.scrollTop + y) * by - y;
    zoom = next;
    sheet.style.zoom = zoom;
    byId("zoom-100").textContent = Math.round(zoom * 100) + " %";
    view.scrollTo(left, top);
  };
  const fit = () => setZoom(Math.min(1, ((view.clientWidth - 40) * zoom) / sheet.getBoundingClientRect().width));
  byId("zoom-in").onclick = () => setZoom(zoom * 1.2);
  byId("zoom-out").onclick = () => setZoom(zoom / 1.2);
  byId("zoom-100").onclick = () => setZoom(1);
  byId("fit").onclick = fit;
  view.addEventListener("wheel", (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      const at = view.getBoundingClientRect();
      setZoom(zoom * Math.exp(-event.deltaY / 300), event.clientX - at.x, event.clientY - at.y);
    }
  }, {passive: false});
  view.addEventListener("keydown", (event) => {
    if (event.target !== view || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = {"+": () => setZoom(zoom * 1.2), "-": () => setZoom(zoom / 1.2), "0": () => setZoom(1)}[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // -- pan

  let held = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch" || event.target.closest("a,summary,button")) return;
    held = {x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false};
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (!held.moved && Math.abs(dx) + Math.abs(dy) < 5) return;
    held.moved = true;
    view.classList.add("held");
    view.scrollTo(held.left - dx, held.top - dy);
  });
  window.addEventListener("pointerup", () => { held = null; view.classList.remove("held"); });

  // -- arrows: along the gutters between columns and the strips between lanes, as on the map

  const SVG = "http://www.w3.org/2000/svg";
  const make = (name, values) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    return made;
  };
  const dashes = {skips: "9 4", returns: "5 3", at: "2 3"};
  const heads = {leads_to: "open", causes: "bar", answers: "hollow", at: "dot"};
  const inks = {pain_point: "var(--bad)", opportunity: "var(--good)", touchpoint: "var(--accent)"};
  const SIDE = [0, 4, -4, 7, -7], LONGEST = 40, TURNED = 300;
  const measured = (found, origin) => {
    const box = found.getBoundingClientRect(), x = box.x - origin.x, y = box.y - origin.y;
    return {x, y, w: box.width, h: box.height, right: x + box.width, bottom: y + box.height, cx: x + box.width / 2, cy: y + box.height / 2};
  };
  const endOf = (id, origin) => {
    const found = document.getElementById(id);
    if (!found) return null;
    const cell = found.closest("td,th,.tray"), row = found.closest("tr") || cell;
    const kind = Object.keys(inks).find((each) => found.classList.contains(each));
    return {box: measured(found, origin), cell: measured(cell, origin), row: measured(row, origin), isHead: found.tagName === "TH", ink: inks[kind] || "var(--mute)"};
  };
  const overlap = (one, other) => one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom;
  const shared = (one, other) =>
    (Math.min(one.right, other.right) - Math.max(one.x, other.x)) * (Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y));
  const rounded = (points) => {
    let path = `M${points[0][0]} ${points[0][1]}`;
    points.slice(1).forEach(([x, y], index) => {
      const next = points[index + 2];
      if (!next) { path += `L${x} ${y}`; return; }
      const [px, py] = points[index], before = Math.hypot(x - px, y - py), after = Math.hypot(next[0] - x, next[1] - y);
      const r = Math.min(5, before / 2, after / 2);
      const a = before ? r / before : 0, b = after ? r / after : 0;
      path += `L${x - (x - px) * a} ${y - (y - py) * a}Q${x} ${y} ${x + (next[0] - x) * b} ${y + (next[1] - y) * b}`;
    });
    return path;
  };
  const headOf = (kind, points, ink) => {
    const [x, y] = points.at(-1), [px, py] = points.at(-2), long = Math.hypot(x - px, y - py) || 1;
    const ux = (x - px) / long, uy = (y - py) / long, at = (back, side) => `${x - ux * back - uy * side} ${y - uy * back + ux * side}`;
    const shape = heads[kind] || "full", line = {stroke: ink, "stroke-width": 1.4};
    if (shape === "dot") return make("circle", {cx: x - ux * 2.6, cy: y - uy * 2.6, r: 2.6, fill: ink});
    if (shape === "open") return make("path", {d: `M${at(7, 4)}L${x} ${y}L${at(7, -4)}`, fill: "none", ...line});
    const bar = shape === "bar" ? `M${at(7, 6)}L${at(7, -6)}` : "";
    return make("path", {d: `M${x} ${y}L${at(7, 4)}L${at(7, -4)}Z${bar}`, fill: shape === "hollow" ? "var(--paper)" : ink, ...line});
  };
  const sideways = (used, way, place) => {
    const key = way + Math.round(place), count = used.get(key) || 0;
    used.set(key, count + 1);
    return place + SIDE[count % SIDE.length];
  };
  const route = (from, to, blocks, used) => {
    const [a, b] = [from.box, to.box];
    const x = Math.max(a.x, b.x) + Math.min(a.w, b.w) / 2, down = b.y > a.y;
    const [y0, y1] = down ? [a.bottom, b.y] : [a.y, b.bottom];
    const meets = x > a.x && x < a.right && x > b.x && x < b.right;
    const between = {x: x - 2, right: x + 2, y: Math.min(y0, y1) + 1, bottom: Math.max(y0, y1) - 1};
    if (from.isHead || to.isHead || (meets && !blocks.some((block) => overlap(block, between)))) {
      if (meets) return [[x, y0], [x, y1]];
    }
    const right = b.cx > a.cx && to.cell.x >= from.cell.right - 1, left = b.cx < a.cx && to.cell.right <= from.cell.x + 1;
    const [ga, gb] = right ? [from.cell.right, to.cell.x] : left ? [from.cell.x, to.cell.right] : [from.cell.x, to.cell.x];
    const start = from.isHead ? [a.cx, a.bottom] : [right ? a.right : a.x, a.cy];
    const end = to.isHead ? [b.cx, b.bottom] : [left ? b.right : b.x, b.cy];
    const across = sideways(used, "x", ga);
    const points = from.isHead ? [start] : [start, [across, start[1]]];
    if (!from.isHead && !to.isHead && Math.abs(ga - gb) < 2) return [...points, [across, end[1]], end];
    const strip = sideways(used, "y", to.isHead || !down ? to.row.bottom : to.row.y);
    points.push([from.isHead ? start[0] : across, strip]);
    if (to.isHead) return [...points, [end[0], strip], end];
    const beside = sideways(used, "x", gb);
    return [...points, [beside, strip], [beside, end[1]], end];
  };
  const arc = (arrow, from, to, top, level) => {
    const high = top - 8 - 24 * (level % 10), same = from === to || arrow.dataset.from === arrow.dataset.to ? 18 : 0;
    return [[from.box.cx + same, top], [from.box.cx + same, high], [to.box.cx - same, high], [to.box.cx - same, top]];
  };
  const spots = (points, wide, rows) => {
    // Where words can stand on a line: in the middle of what runs across, and where it goes down through a strip.
    const found = [];
    points.slice(1).forEach(([x, y], index) => {
      const [px, py] = points[index];
      if (py === y && Math.abs(x - px) > wide) found.push([(x + px) / 2, y]);
      if (px !== x || Math.abs(y - py) < 14) return;
      const tip = index === points.length - 2 ? 11 : 0;  // the head is not covered
      const low = Math.min(y, py) + 7 + (y < py ? tip : 0), high = Math.max(y, py) - 7 - (y > py ? tip : 0);
      found.push(...rows.filter((row) => row > low && row < high).map((row) => [x, row]), ...[0.5, 0.25, 0.75].map((part) => [x, low + (high - low) * part]));
    });
    return found;
  };
  const label = (words, points, ink, isArc, labels, blocks, rows) => {
    const text = make("text", {fill: ink}), ground = make("rect", {rx: 7, fill: "var(--paper)"});
    text.textContent = words.length > LONGEST ? words.slice(0, LONGEST - 1) + "…" : words;
    labels.append(ground, text);
    const wide = text.getComputedTextLength() + 8;
    const box = ([x, y], w = wide, h = 15) => ({x: x - w / 2, right: x + w / 2, y: y - h / 2, bottom: y + h / 2});
    const cost = (place) => blocks.reduce((sum, block) => sum + (overlap(block, place) ? block.weight * shared(block, place) : 0), 0);
    const places = isArc ? [[(points[1][0] + points[2][0]) / 2, points[1][1] - 8]] : spots(points, wide, rows);
    let best = {at: points[0], cost: Infinity, turned: false};
    const sides = [[false, [0, wide / 2 - 2, 2 - wide / 2]], [true, SIDE]];  // turned they stand in the gutter
    for (const [turned, shifts] of isArc ? [[false, [0]]] : sides)
      for (const shift of shifts)
        for (const [x, y] of places) {
          if (!best.cost) break;
          const at = [x + shift, y], found = turned ? TURNED + cost(box(at, 15, wide)) : cost(box(at));
          if (found < best.cost) best = {at, cost: found, turned};
        }
    const {at, turned} = best, [x, y] = at, set = (what, values) => Object.entries(values).forEach((each) => what.setAttribute(...each));
    set(text, {x, y: y + 4});
    set(ground, {x: x - wide / 2, y: y - 7, width: wide, height: 14});
    if (turned) for (const each of [text, ground]) set(each, {transform: `rotate(-90 ${x} ${y})`});
    blocks.push({...(turned ? box(at, 15, wide) : box(at)), weight: 10});
  };
  const draw = () => {
    for (const id of ["lines", "labels"]) byId(id)?.remove();
    const arrows = [...document.querySelectorAll("#arrows li:not([data-quiet])")];
    if (!arrows.length) return;
    sheet.style.zoom = 1;
    const [left, top] = [view.scrollLeft, view.scrollTop];
    view.scrollTo(0, 0);
    const origin = sheet.getBoundingClientRect(), all = (what) => [...sheet.querySelectorAll(what)].map((each) => measured(each, origin));
    const weighed = (what, weight) => all(what).map((each) => ({...each, weight}));
    const blocks = [...weighed(".card,.tile,.flag,.chip,.names *,.map th", 5), ...weighed(".curves", 0.2)], rows = all(".map tbody tr").map((row) => row.y);
    const cards = all(".card,.tile"), used = new Map();
    const [lines, labels] = ["lines", "labels"].map((id) => make("svg", {id, width: 1, height: 1, "aria-hidden": "true"}));
    sheet.prepend(lines);
    sheet.append(labels);
    let level = 0;
    const drawn = [];
    for (const arrow of arrows) {
      const from = endOf(arrow.dataset.from, origin), to = endOf(arrow.dataset.to, origin), kind = arrow.dataset.kind;
      if (!from || !to) continue;
      const isArc = "arc" in arrow.dataset;
      const points = isArc ? arc(arrow, from, to, from.box.y, level++) : route(from, to, cards, used);
      const dash = dashes[kind];
      lines.append(make("path", {d: rounded(points), fill: "none", stroke: from.ink, "stroke-width": 1.4, ...(dash && {"stroke-dasharray": dash})}));
      lines.append(headOf(kind, points, from.ink));
      if (arrow.dataset.words) drawn.push([arrow.dataset.words, points, from.ink, isArc]);
    }
    const long = ([, points]) => points.slice(1).reduce((sum, [x, y], at) => sum + Math.abs(x - points[at][0]) + Math.abs(y - points[at][1]), 0);
    drawn.sort((one, other) => long(one) - long(other));  // short ones have the least choice
    for (const each of drawn) label(...each, labels, blocks, rows);
    sheet.style.zoom = zoom;
    view.scrollTo(left, top);
  };
  document.addEventListener("toggle", (event) => { if (sheet.contains(event.target)) draw(); }, true);

  // -- search

  const places = [...document.querySelectorAll(".card,.tile,.persona,.metric,.opportunities tbody tr")];
  let hits = [], at = -1;
  const goTo = (next) => {
    if (at >= 0 && hits[at]) hits[at].classList.remove("here");
    at = hits.length ? (next + hits.length) % hits.length : -1;
    if (at >= 0) {
      hits[at].classList.add("here");
      hits[at].scrollIntoView({block: "center", inline: "center"});
    }
    byId("count").textContent = !search.value.trim() ? "" : !hits.length ? words.none
      : words.some.replace("{at}", at + 1).replace("{count}", hits.length);
  };
  const folded = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");
  search.addEventListener("input", () => {
    const wanted = folded(search.value.trim());
    if (hits[at]) hits[at].classList.remove("here");
    hits = wanted ? places.filter((place) => folded(place.textContent).includes(wanted)) : [];
    for (const place of places) {
      place.classList.toggle("hit", hits.includes(place));
      place.classList.toggle("dim", !!wanted && !hits.includes(place));
    }
    at = -1;
    goTo(0);
  });
  search.form.addEventListener("submit", (event) => { event.preventDefault(); goTo(at + 1); });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); goTo(at + (event.shiftKey ? -1 : 1)); }
    if (event.key === "Escape") { search.value = ""; search.dispatchEvent(new Event("input")); }
  });
  byId("next").onclick = () => goTo(at + 1);
  byId("previous").onclick = () => goTo(at - 1);
  window.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
  });

  // -- print: the figures opened; what is opened on the map would move its arrows

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".metric details:not([open])")];
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of opened) each.open = false; });

  draw();
  fit();
})();
