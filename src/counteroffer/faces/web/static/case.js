// What the pages of a case do by themselves: sliders beside their numbers, words that are checked as one types, copying.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button.copy[hidden]")) button.hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) {
    for (const one of document.querySelectorAll("details[data-closed-when-narrow]")) one.open = false;
  }
  for (const area of document.querySelectorAll(".editor textarea")) bringBack(area);
});

// --- sliders: the number beside one is what counts ---

document.addEventListener("input", (event) => {
  const input = event.target;
  if (input.dataset.sets !== undefined) {
    document.getElementById(input.dataset.sets).value = input.value + input.dataset.unit;
  } else if (input.dataset.slider !== undefined) {
    const number = parseFloat(input.value.replace(",", "."));
    if (!Number.isNaN(number)) document.getElementById(input.dataset.slider).value = number;
  }
  if (input.dataset.says !== undefined) document.getElementById(input.dataset.says).textContent = input.value;
  if (input.closest("#assumptions") !== null) showChanged();
  if (input.closest("#said") !== null) document.getElementById("understood").replaceChildren(); // it is of other words now
});

function showChanged() {
  let isAny = false;
  for (const input of document.querySelectorAll("#assumptions [data-ours]")) {
    const isOther = input.value.trim() !== input.dataset.ours;
    input.classList.toggle("changed", isOther);
    isAny = isAny || isOther;
  }
  document.getElementById("keep-them").hidden = !isAny;
}

function putBack() {
  for (const input of document.querySelectorAll("#assumptions [data-ours]")) {
    input.value = input.dataset.ours;
    document.getElementById(input.dataset.slider).value = parseFloat(input.dataset.ours);
  }
  showChanged();
  document.getElementById("assumptions").dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-sends-itself]");
  if (form !== null) form.submit();
  if (event.target.id === "whose") event.target.form.submit();
});

// --- buttons ---

document.addEventListener("click", async (event) => {
  const asked = event.target.closest("[data-back], [data-print], [data-copy-from], [data-put-back], [data-source]");
  if (asked === null) return;
  if (asked.dataset.back !== undefined) putBack();
  else if (asked.dataset.print !== undefined) print();
  else if (asked.dataset.copyFrom !== undefined) await copyText(document.getElementById(asked.dataset.copyFrom).value, asked);
  else if (asked.dataset.putBack !== undefined) {
    const area = document.getElementById(asked.dataset.putBack);
    area.value = area.dataset.own;
    forget(area);
    check(area);
  } else if (!event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    await showSource(asked);
  }
});

// --- the text that a number comes from, below the step of the trace that names it ---

async function showSource(link) {
  const open = link.parentElement.querySelector(".source-lines");
  if (open !== null) {
    open.remove();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await fetch(link.href);
  if (!answer.ok) {
    say(await reason(answer));
    return;
  }
  const made = document.createElement("div");
  made.innerHTML = await answer.text(); // from our own templates, which escape what they are given
  link.after(made.firstElementChild);
  link.setAttribute("aria-expanded", "true");
}

// --- words that are checked as one types ---

const checks = new WeakMap();

document.addEventListener("input", (event) => {
  const area = event.target;
  if (area.closest(".editor") === null) return;
  sessionStorage.setItem(area.dataset.key, area.value); // of this tab alone: gone when it is closed
  clearTimeout(checks.get(area));
  checks.set(area, setTimeout(() => check(area), 120));
});

document.addEventListener("toggle", (event) => {
  if (event.target.classList.contains("edit") && event.target.open) {
    for (const area of event.target.querySelectorAll("textarea")) check(area);
  }
}, true);

document.addEventListener("scroll", (event) => {
  const marks = event.target.previousElementSibling;
  if (marks !== null && marks !== undefined && marks.classList.contains("lit-words")) marks.scrollTop = event.target.scrollTop;
}, true);

function bringBack(area) {
  const kept = sessionStorage.getItem(area.dataset.key);
  if (kept !== null) area.value = kept;
}

function forget(area) {
  sessionStorage.removeItem(area.dataset.key);
}

async function check(area) {
  const editor = area.closest(".editor");
  const text = area.value;
  const answer = await send("POST", area.closest("[data-audit]").dataset.audit, text);
  if (area.value !== text) return; // it is checked again as it is now
  const state = editor.querySelector(".state");
  if (!answer.ok) {
    state.textContent = await reason(answer);
    return;
  }
  const found = await answer.json();
  const lit = editor.querySelector(".lit-words");
  mark(lit, text, found);
  lit.scrollTop = area.scrollTop;
  editor.querySelector(".findings").replaceChildren(...found.map(findingLine));
  state.textContent = found.length === 0
    ? "Everything in it is backed by your case."
    : `${found.length === 1 ? "One thing" : `${found.length} things`} in it that your case does not back:`;
  state.classList.toggle("wrong", found.length > 0);
}

function findingLine(finding) {
  const line = document.createElement("li");
  line.className = finding.severity;
  const place = document.createElement("span");
  place.className = "about";
  place.textContent = `Line ${finding.line}: `;
  const help = document.createElement("span");
  help.className = "about";
  help.textContent = ` ${finding.help}`;
  line.append(place, finding.message, help);
  return line;
}

function mark(marks, text, found) {
  const lines = text.split("\n");
  const parts = [];
  lines.forEach((line, index) => {
    const signs = Array.from(line); // places count characters, not the halves that some are stored in
    let reached = 0;
    const here = found.filter((one) => one.line === index + 1).sort((one, other) => one.column - other.column);
    for (const one of here) {
      if (one.column - 1 < reached) continue;
      parts.push(signs.slice(reached, one.column - 1).join(""));
      const lit = document.createElement("mark");
      lit.className = one.severity;
      lit.textContent = signs.slice(one.column - 1, one.end - 1).join("");
      parts.push(lit);
      reached = one.end - 1;
    }
    parts.push(`${signs.slice(reached).join("")}\n`);
  });
  marks.replaceChildren(...parts);
}

// --- what a part of a page is doing, and what it could not do ---

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "assumptions") document.getElementById("worth-state").textContent = "Working it out …";
  if (event.target.id === "said") document.getElementById("understood").textContent = "Reading it, and planning from there …";
});

document.addEventListener("htmx:responseError", (event) => {
  const words = reasonOf(event.detail.xhr.responseText);
  const again = event.detail.xhr.status === 409 && event.target.closest("#said") !== null;
  tellWrong(event.target, again ? `${words}. Read yours back again: it is held against what is there now.` : words);
});

document.addEventListener("htmx:sendError", (event) => tellWrong(event.target, "The app does not answer. Is it still running?"));

function tellWrong(target, words) {
  const form = target.closest("form");
  const place = form && (form.querySelector(".state") || form.querySelector("#understood"));
  if (place) place.textContent = words;
  say(words);
}
