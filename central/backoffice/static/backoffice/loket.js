/* Keys, flags and the scan viewer of the back office. Pages work without it, except flagging and zooming. */
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

/* --- Lists: J and K move, Enter opens, "/" finds, "?" tells ------------------------------------------------------ */
function lists() {
  const rows = all("tr[data-open]");
  let at = -1;
  const move = (by) => {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, at + by));
    rows[at].classList.add("at");
    one("a, button", rows[at])?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") { event.preventDefault(); one("#find")?.focus(); }
    else if (event.key === "?") one("#keys")?.showModal();
  });
  for (const row of rows) {
    row.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, input")) location.href = row.dataset.open;
    });
  }
}

/* --- Deeds want Alt and a letter ---------------------------------------------------------------------------------- */
function deeds() {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey) return;
    const button = all("[data-alt]").find((b) => b.dataset.alt === event.key.toLowerCase() && b.offsetParent !== null);
    if (button) { event.preventDefault(); button.click(); }
  });
  for (const opener of all("[data-dialog]")) {
    opener.addEventListener("click", () => one(`#${opener.dataset.dialog}`).showModal());
  }
  for (const closer of all("dialog [data-close]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }
  for (const form of all("form")) {
    form.addEventListener("submit", () => {
      /* A deed is sent once: the second press of an impatient finger finds the button busy. */
      setTimeout(() => all("button[type=submit], button:not([type])", form).forEach((b) => { b.disabled = true; }), 0);
    });
  }
}

/* --- The viewer: zoom, turn, two side by side, whole screen ------------------------------------------------------- */
function viewer() {
  const stage = one(".stage");
  if (!stage) return null;
  const tabs = all(".strip button");
  let zoom = 1, turn = 0, two = false, current = -1;

  const draw = () => {
    for (const image of all("img", stage)) {
      const sideways = turn % 180 !== 0;
      const width = image.naturalWidth || 1, height = image.naturalHeight || 1;
      const room = [stage.clientWidth / (two ? 2 : 1) - 24, stage.clientHeight - 24];
      const fit = Math.min(room[0] / (sideways ? height : width), room[1] / (sideways ? width : height), 2);
      image.style.width = `${Math.round(width * fit * zoom)}px`;
      image.style.transform = `rotate(${turn}deg)`;
      const slack = sideways ? Math.max(0, (width - height) * fit * zoom / 2) : 0;
      image.style.margin = sideways ? `${slack}px ${-slack}px` : "0";
    }
  };
  const show = (index, keep = false) => {
    const tab = tabs[index];
    if (!tab) return;
    if (!keep) { zoom = 1; turn = 0; }
    current = index;
    tabs.forEach((t, i) => t.setAttribute("aria-pressed", String(i === index)));
    one("#paper-name").textContent = tab.dataset.name;
    one("#paper-facts").textContent = tab.dataset.facts;
    const shown = two && tabs.length > 1 ? [index, (index + 1) % tabs.length] : [index];
    stage.replaceChildren(...shown.map((i) => picture(tabs[i])));
    stage.classList.toggle("two", two);
  };
  const picture = (tab) => {
    if (!tab.dataset.src) {
      const words = document.createElement("p");
      words.className = "missing";
      words.textContent = tab.dataset.missing;
      return words;
    }
    const image = new Image();
    image.alt = tab.dataset.name;
    image.draggable = false;
    image.onload = draw;
    image.onerror = () => { image.replaceWith(Object.assign(document.createElement("p"), { className: "missing", textContent: tab.dataset.broken })); };
    image.src = tab.dataset.src;
    return image;
  };
  const tools = {
    in: () => { zoom = Math.min(8, zoom * 1.25); draw(); },
    out: () => { zoom = Math.max(0.2, zoom / 1.25); draw(); },
    turn: () => { turn = (turn + 90) % 360; draw(); },
    two: () => { two = !two; show(current, true); },
    full: () => { document.fullscreenElement ? document.exitFullscreen() : one(".viewer").requestFullscreen(); },
  };
  all("[data-tool]").forEach((button) => button.addEventListener("click", () => tools[button.dataset.tool]()));
  tabs.forEach((tab, index) => tab.addEventListener("click", () => show(index)));
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    (event.deltaY < 0 ? tools.in : tools.out)();
  }, { passive: false });
  drag(stage);
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || typing(event.target)) return;
    const key = { "+": "in", "=": "in", "-": "out", r: "turn", s: "two" }[event.key];
    if (key) tools[key]();
    else if (/^[1-9]$/.test(event.key)) show(Number(event.key) - 1);
  });
  new ResizeObserver(draw).observe(stage);
  show(0);
  return { showPaper: (paper) => { const i = tabs.findIndex((t) => t.dataset.paper.split("/")[0] === paper.split("/")[0]); if (i >= 0 && i !== current) show(i); } };
}

function drag(stage) {
  let from = null;
  stage.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY, stage.scrollLeft, stage.scrollTop]; stage.setPointerCapture(event.pointerId); });
  stage.addEventListener("pointermove", (event) => {
    if (!from) return;
    stage.scrollLeft = from[2] - (event.clientX - from[0]);
    stage.scrollTop = from[3] - (event.clientY - from[1]);
  });
  for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, () => { from = null; });
}

/* --- Flags, and the return that they lead to ---------------------------------------------------------------------- */
function flags(view) {
  const buttons = all(".flag");
  if (!buttons.length) return;
  const flagged = () => buttons.filter((b) => b.getAttribute("aria-pressed") === "true");
  const refresh = () => {
    const count = flagged().length;
    all("[data-flag-count]").forEach((e) => { e.textContent = e.dataset.flagCount.replace("{n}", count); });
    all("[data-when=flagged]").forEach((e) => { e.hidden = count === 0; });
    all("[data-when=clean]").forEach((e) => { e.hidden = count !== 0; });
    all("[data-primary-when]").forEach((e) => e.classList.toggle("primary", (e.dataset.primaryWhen === "flagged") === (count > 0)));
  };
  for (const button of buttons) {
    const fact = button.closest(".fact");
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      one("use", button)?.setAttribute("href", one("use", button).getAttribute("href").replace(/#.*/, on ? "#flag" : "#flag-outline"));
      fact.classList.toggle("flagged", on);
      all(".strip button").forEach((t) => { if (t.dataset.paper === fact.dataset.path) t.classList.toggle("flagged", on); });
      refresh();
    });
    button.addEventListener("focus", () => {
      all(".fact.at").forEach((f) => f.classList.remove("at"));
      fact.classList.add("at");
      if (fact.dataset.paper && view) view.showPaper(fact.dataset.paper);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "f" && !event.altKey && !event.ctrlKey && !typing(event.target)) one(".fact.at .flag")?.click();
  });
  returning(flagged);
  refresh();
}

function returning(flagged) {
  const data = one("#data"), panel = one("#return"), template = one("#reason-card");
  if (!panel) return;
  const open = () => {
    const cards = flagged().map((button) => {
      const fact = button.closest(".fact");
      const card = template.content.cloneNode(true).firstElementChild;
      one("[data-name]", card).textContent = fact.dataset.name;
      const likely = (fact.dataset.likely || "").split(" ").filter(Boolean);
      all(".option", card).forEach((option) => {
        const input = one("input", option);
        input.name = `reason:${fact.dataset.path}`;
        if (likely.includes(input.value)) one(".options", card).prepend(option);
      });
      one("textarea", card).name = `note:${fact.dataset.path}`;
      const wanted = fact.dataset.path.includes("/") ? likely[0] : likely[0] || "";
      const first = all("input", card).find((i) => i.value === wanted);
      if (first) first.checked = true;
      return card;
    });
    one(".cards", panel).replaceChildren(...cards);
    data.hidden = true;
    panel.hidden = false;
    one("input:checked, input", panel)?.focus();
  };
  all("[data-open-return]").forEach((b) => b.addEventListener("click", open));
  all("[data-close-return]").forEach((b) => b.addEventListener("click", () => { panel.hidden = true; data.hidden = false; }));
  panel.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") one("form", panel).requestSubmit();
    if (event.key === "Escape") { panel.hidden = true; data.hidden = false; }
  });
}

/* --- Small things ------------------------------------------------------------------------------------------------- */
function copying() {
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.dataset.words ??= button.textContent;
      button.textContent = "Tersalin";
      setTimeout(() => { button.textContent = button.dataset.words; }, 2000);
    });
  }
  all("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
  all(".toast [data-dismiss]").forEach((b) => b.addEventListener("click", () => b.closest(".toast").remove()));
}

/* Counts of the rail refresh by themselves, as text only; a page in the background asks for nothing. */
function counts() {
  const source = document.body.dataset.counts;
  if (!source) return;
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(source, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      for (const [name, value] of Object.entries(await answer.json())) {
        const target = one(`[data-count="${name}"]`);
        if (target) { target.textContent = value || ""; target.hidden = !value; }
      }
    } catch { /* No network for a moment: the numbers shown stay as they are. */ }
  }, 30000);
}

lists();
deeds();
flags(viewer());
copying();
counts();
