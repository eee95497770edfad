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

  // -- arrows

  const SVG = "http://www.w3.org/2000/svg";
  const make = (name, values) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    return made;
  };
  const dashes = {skips: "9 4", returns: "5 3", at: "2 3"};
  const boxOf = (id, origin) => {
    const found = document.getElementById(id);
    if (!found) return null;
    const box = found.getBoundingClientRect();
    return {x: box.x - origin.x, y: box.y - origin.y, w: box.width, h: box.height};
  };
  const draw = () => {
    const former = byId("lines");
    if (former) former.remove();
    const arrows = [...document.querySelectorAll("#arrows li")];
    if (!arrows.length) return;
    sheet.style.zoom = 1;
    const [left, top] = [view.scrollLeft, view.scrollTop];
    view.scrollTo(0, 0);
    const origin = sheet.getBoundingClientRect();
    const head = document.querySelector(".map thead"), top0 = head.getBoundingClientRect().y - origin.y;
    const lines = make("svg", {id: "lines", width: 1, height: 1, "aria-hidden": "true"});
    let level = 0;
    for (const arrow of arrows) {
      const from = boxOf(arrow.dataset.from, origin), to = boxOf(arrow.dataset.to, origin);
      if (!from || !to) continue;
      let path, tip, words = null;
      if ("arc" in arrow.dataset) {
        const y = top0, high = y - 8 - 24 * (level++ % 10);
        const same = arrow.dataset.from === arrow.dataset.to ? 18 : 0;
        const x0 = from.x + from.w / 2 + same, x1 = to.x + to.w / 2 - same;
        const bend = Math.sign(x1 - x0) * Math.min(24, Math.abs(x1 - x0) / 2);
        path = `M${x0} ${y}C${x0} ${high} ${x0} ${high} ${x0 + bend} ${high}H${x1 - bend}C${x1} ${high} ${x1} ${high} ${x1} ${y}`;
        tip = `M${x1} ${y}l-4 -7h8z`;
        if (arrow.dataset.words) {
          words = make("text", {x: (x0 + x1) / 2, y: high - 4});
          words.textContent = arrow.dataset.words;
        }
      } else {
        const right = to.x >= from.x + from.w, under = !right && to.x + to.w > from.x;
        if (under) {
          const down = to.y > from.y, x = Math.max(from.x, to.x) + Math.min(from.w, to.w) / 2;
          const y0 = from.y + (down ? from.h : 0), y1 = to.y + (down ? 0 : to.h);
          path = `M${x} ${y0}V${y1}`;
          tip = `M${x} ${y1}l-4 ${down ? -7 : 7}h8z`;
        } else {
          const way = right ? 1 : -1, y0 = from.y + from.h / 2, y1 = to.y + to.h / 2;
          const x0 = from.x + (right ? from.w : 0), x1 = to.x + (right ? 0 : to.w);
          const bend = Math.max(14, Math.abs(x1 - x0) / 2) * way;
          path = `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`;
          tip = `M${x1} ${y1}l${-7 * way} -4v8z`;
        }
      }
      const dash = dashes[arrow.dataset.kind];
      lines.append(make("path", {d: path, fill: "none", stroke: "var(--mute)", "stroke-width": 1.4, ...(dash && {"stroke-dasharray": dash})}));
      lines.append(make("path", {d: tip, fill: "var(--mute)"}));
      if (words) lines.append(words);
    }
    sheet.prepend(lines);
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
