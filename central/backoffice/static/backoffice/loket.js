/* Keys, flags and the scan viewer of the back office. Pages work without it, except flagging and zooming. */
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const typing = (target) => target instanceof Element && target.matches("input:not([type=radio], [type=file]), textarea, select");
const plainKey = (event) => !(event.altKey || event.ctrlKey || event.metaKey || typing(event.target) || one("dialog[open]"));

/* --- Rows: J and K move, Enter opens, "/" finds, "?" tells --------------------------------------------------------- */
function rows() {
  const moving = all("tr[data-open], .fact");
  const focusOf = (row) => one(".flag, a.open, [data-copy]", row) || row;
  const move = (by) => {
    const shown = moving.filter((row) => row.offsetParent !== null);
    if (!shown.length) return;
    const now = shown.findIndex((row) => row.classList.contains("at") || row.contains(document.activeElement));
    const next = shown[now < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, now + by))];
    focusOf(next).focus();
    next.scrollIntoView({ block: "nearest" });
  };
  for (const row of moving) {
    row.addEventListener("focusin", () => {
      moving.forEach((other) => other.classList.toggle("at", other === row));
    });
    if (row.dataset.open) row.addEventListener("click", (event) => {
      if (!event.target.closest("a, button, input") && !String(getSelection())) location.href = row.dataset.open;
    });
  }
  document.addEventListener("keydown", (event) => {
    if (!plainKey(event)) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "/") { event.preventDefault(); one("main .search input, #find")?.focus(); }
    else if (event.key === "?") one("#keys")?.showModal();
  });
}

/* --- Deeds want Alt and a letter ------------------------------------------------------------------------------------ */
function deeds() {
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || one("dialog[open]")) return;
    const letter = event.code.replace("Key", "").toLowerCase();
    const button = all("[data-alt]").find((b) => b.dataset.alt === letter && b.offsetParent !== null);
    if (button) { event.preventDefault(); button.click(); }
  });
  for (const opener of all("[data-dialog]")) {
    opener.addEventListener("click", () => one(`#${CSS.escape(opener.dataset.dialog)}`).showModal());
  }
  for (const closer of all("dialog [data-close]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }
  document.addEventListener("click", (event) => {
    all("details.more[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
}

/* --- Forms: sent once, with words of our own where something is missing ---------------------------------------------- */
function forms() {
  for (const form of all("form[method=post]")) {
    form.addEventListener("submit", () => {
      if (form.hasAttribute("data-download")) { form.closest("dialog")?.close(); return; }
      /* The second press of an impatient finger finds the button busy. */
      setTimeout(() => [...form.elements, ...all(`[form="${form.id || "-"}"]`)].forEach((e) => { if (e.matches("button")) e.disabled = true; }), 0);
    });
  }
  /* The page may come back out of the browser's memory: then the buttons work again. */
  addEventListener("pageshow", (event) => { if (event.persisted) all("button:disabled").forEach((b) => { b.disabled = false; }); });
  document.addEventListener("invalid", (event) => {
    const field = event.target;
    if (!field.validity.valueMissing) return;
    field.setCustomValidity({ radio: "Pilih salah satu.", file: "Pilih berkas dahulu." }[field.type] || "Isi bagian ini.");
  }, true);
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      if (!event.target.setCustomValidity) return;
      const group = event.target.name && event.target.form ? [...event.target.form.elements].filter((e) => e.name === event.target.name) : [event.target];
      group.forEach((field) => field.setCustomValidity(""));
    });
  }
  for (const drop of all("[data-drop]")) {
    const input = one("input", drop), name = one("[data-file-name]", drop), asked = name.textContent;
    input.addEventListener("change", () => {
      const file = input.files[0];
      name.textContent = file ? `${file.name} (${Math.max(1, Math.round(file.size / 1000))} KB)` : asked;
      drop.classList.toggle("chosen", Boolean(file));
    });
    for (const kind of ["dragenter", "dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.toggle("over", kind === "dragenter"));
  }
  for (const form of all("[data-preview]")) {
    const reason = one("[data-preview-reason]", form), said = one("[data-preview-note]", form);
    form.addEventListener("input", () => {
      reason.textContent = one("input:checked", form)?.dataset.words || "pilih alasan";
      const note = one("textarea", form).value.trim();
      said.textContent = note && !/[.!?]$/.test(note) ? `${note}.` : note;
    });
  }
}

/* --- The viewer: zoom, turn, two side by side, whole screen ---------------------------------------------------------- */
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
    stage.scrollTo(0, 0);
    tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const picture = (tab) => {
    if (!tab.dataset.src) {
      const words = document.createElement("p");
      words.className = "missing";
      words.textContent = tab.dataset.missing;
      return words;
    }
    if (tab.dataset.mime === "application/pdf") {
      return Object.assign(document.createElement("iframe"), { src: tab.dataset.src, title: tab.dataset.name });
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
    if (!plainKey(event)) return;
    const key = { "+": "in", "=": "in", "-": "out", r: "turn", s: "two" }[event.key];
    if (key) tools[key]();
    else if (/^[1-9]$/.test(event.key)) show(Number(event.key) - 1);
  });
  new ResizeObserver(draw).observe(stage);
  show(0);
  const showPaper = (kinds) => {
    const wanted = kinds.split(" ").map((kind) => tabs.findIndex((t) => t.dataset.paper === kind || t.dataset.paper.split("/")[0] === kind));
    const index = wanted.find((i) => i >= 0);
    if (index !== undefined && index !== current && !wanted.includes(current)) show(index);
  };
  return { showPaper };
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

/* --- Flags, and the return that they lead to -------------------------------------------------------------------------- */
function flags(view) {
  for (const fact of all(".fact[data-paper]")) {
    fact.addEventListener("focusin", () => { if (fact.dataset.paper && view) view.showPaper(fact.dataset.paper); });
    fact.addEventListener("click", (event) => { if (!event.target.closest("a, button")) (one(".flag", fact) || fact).focus({ preventScroll: true }); });
  }
  const buttons = all(".flag[aria-pressed]");
  if (!buttons.length) return;
  const flagged = () => buttons.filter((b) => b.getAttribute("aria-pressed") === "true");
  const refresh = () => {
    const count = flagged().length;
    all("[data-flag-count]").forEach((e) => { e.textContent = e.dataset.flagCount.replace("{n}", count); });
    all("[data-when=flagged]").forEach((e) => { e.hidden = count === 0; });
    all("[data-when=clean]").forEach((e) => { e.hidden = count !== 0; });
    all("[data-primary-when]").forEach((e) => e.classList.toggle("primary", (e.dataset.primaryWhen === "flagged") === (count > 0)));
  };
  const press = (button, on) => {
    const fact = button.closest(".fact"), glyph = one("use", button);
    button.setAttribute("aria-pressed", String(on));
    glyph.setAttribute("href", glyph.getAttribute("href").replace(/#.*/, on ? "#flag" : "#flag-outline"));
    fact.classList.toggle("flagged", on);
    all(".strip button").forEach((t) => { if (t.dataset.paper === fact.dataset.path) t.classList.toggle("flagged", on); });
    refresh();
  };
  buttons.forEach((button) => button.addEventListener("click", () => press(button, button.getAttribute("aria-pressed") !== "true")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "f" && plainKey(event)) one(".fact.at .flag")?.click();
  });
  returning(flagged, press);
  refresh();
}

function reasonCard(template, button, press) {
  const fact = button.closest(".fact"), path = fact.dataset.path;
  const card = template.content.cloneNode(true).firstElementChild;
  one("[data-name]", card).textContent = fact.dataset.name;
  one(".pills", card).setAttribute("aria-label", `Alasan untuk ${fact.dataset.name}`);
  const likely = (fact.dataset.likely || "").split(" ").filter(Boolean);
  const pills = all("label.pill", card), more = one("[data-more]", card), explain = one(".explain", card);
  for (const pill of pills) one("input", pill).name = `reason:${path}`;
  const byCode = (code) => pills.find((pill) => one("input", pill).value === code);
  [...likely].reverse().forEach((code) => { const pill = byCode(code); if (pill) one(".pills", card).prepend(pill); });
  pills.forEach((pill) => { pill.hidden = !likely.includes(one("input", pill).value); });
  more.addEventListener("click", () => { pills.forEach((pill) => { pill.hidden = false; }); more.hidden = true; });
  const first = byCode(likely[0]);
  if (first) one("input", first).checked = true;
  one("input[type=text]", card).name = `note:${path}`;
  card.addEventListener("change", () => { explain.hidden = one("input:checked", card)?.value !== "other"; });
  one("[data-unflag]", card).addEventListener("click", () => {
    press(button, false);
    const cards = card.parentElement;
    card.remove();
    if (cards.children.length) one("input:checked", cards)?.focus();
    else one("#return [data-close-return]").click();
  });
  return card;
}

function returning(flagged, press) {
  const data = one("#data"), panel = one("#return"), template = one("#reason-card");
  if (!panel) return;
  const bars = [one("[data-bar]"), one("[data-return-bar]")];
  const show = (open) => {
    data.hidden = open; panel.hidden = !open;
    bars[0].hidden = open; bars[1].hidden = !open;
  };
  /* What was chosen for a part stays when the panel is closed to flag one more. */
  const cards = new Map();
  const open = () => {
    const shown = flagged().map((button) => {
      if (!cards.has(button)) cards.set(button, reasonCard(template, button, (b, on) => { cards.delete(b); press(b, on); }));
      return cards.get(button);
    });
    for (const button of cards.keys()) if (!flagged().includes(button)) cards.delete(button);
    one(".cards", panel).replaceChildren(...shown);
    show(true);
    panel.scrollTo(0, 0);
    one("input:checked, input[type=radio]", panel)?.focus();
  };
  const close = () => { show(false); flagged()[0]?.focus(); };
  all("[data-open-return]").forEach((b) => b.addEventListener("click", open));
  all("[data-close-return]").forEach((b) => b.addEventListener("click", close));
  document.addEventListener("keydown", (event) => {
    if (panel.hidden || one("dialog[open]")) return;
    if (event.ctrlKey && event.key === "Enter") { event.preventDefault(); one("[data-send-return]").click(); }
    if (event.key === "Escape") close();
  });
}

/* --- Small things ------------------------------------------------------------------------------------------------- */
function copying() {
  const buttons = all("[data-copy]");
  buttons.forEach((button, index) => {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.closest(".fact").classList.add("done");
      one("span", button).textContent = "Tersalin";
      const next = buttons[index + 1];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    });
  });
  buttons[0]?.focus();
}

/* A toast goes by itself after eight seconds, unless somebody is on it; a notice of something refused gets the focus. */
function telling() {
  all("[data-print]").forEach((b) => b.addEventListener("click", () => window.print()));
  for (const toast of all("[data-toast]")) {
    one("[data-dismiss]", toast).addEventListener("click", () => toast.remove());
    const leave = () => { toast.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : toast.remove(); };
    setTimeout(leave, 8000);
  }
  one("[data-notice]")?.focus();
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

rows();
deeds();
forms();
flags(viewer());
copying();
telling();
counts();
