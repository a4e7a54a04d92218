/// The script of the entry sheet: copying, ticks, tabs, language and theme. It talks to nobody.
///
/// A sheet may hold ten thousand steps: what they have in common is listened for at the top of the page, what a tab needs is made when
/// it is first shown, and a tick touches only its own step.
enum SheetScript {
    static let text = #"""
        (() => {
          "use strict";
          const root = document.documentElement;
          const all = (selector, from = document) => [...from.querySelectorAll(selector)];
          const name = (what) => `kessai/${what}`;
          const read = (key, otherwise) => {
            try { return JSON.parse(localStorage.getItem(name(key))) ?? otherwise; } catch { return otherwise; }
          };
          const say = (element) => {
            document.getElementById("said").textContent = element.getAttribute(`data-${root.dataset.lang}`);
          };
          // Where the browser stores nothing, the page says so.
          const unkept = document.getElementById("unkept");
          const tellUnkept = () => {
            document.getElementById("kept").hidden = true;
            unkept.hidden = false;
          };
          try { localStorage.length; } catch { tellUnkept(); }
          const write = (key, value) => {
            try {
              localStorage.setItem(name(key), JSON.stringify(value));
            } catch {
              tellUnkept();
              say(unkept);
            }
          };

          const words = {
            ja: {
              done: (title, of) => `完了: ${of}${title}`, copy: (label, place, of) => `${of}「${label}」${place}をコピー`,
              place: (n, of) => `(${n}/${of})`, of: (product) => `${product}、`,
            },
            en: {
              done: (title, of) => `Done: ${of}${title}`, copy: (label, place, of) => `${of}Copy “${label}”${place}`,
              place: (n, of) => ` (${n} of ${of})`, of: (product) => `${product}: `,
            },
          };
          const spoken = (element) => {
            const own = [...element.children].find((child) => child.lang === root.dataset.lang);
            return (own ?? (element.matches("i") ? element : element.firstChild)).textContent;
          };

          // Names for screen readers, of what has been shown: the product is in each, as many have the same steps. Several values of one label
          // are told apart by their numbers.
          const nameParts = (panel) => {
            const { done, copy, place, of } = words[root.dataset.lang];
            const name = (element, label) => {
              element.setAttribute("aria-label", label);
              element.lang = root.dataset.lang;
            };
            for (const step of panel.querySelectorAll("article")) {
              const product = step.querySelector(".place i");
              const whose = product ? of(spoken(product)) : "";
              name(step.querySelector("input"), done(spoken(step.querySelector("h3")), whose));
              const buttons = new Map();
              for (const button of step.querySelectorAll(".copy")) {
                const label = spoken(button.closest("div").firstChild);
                buttons.set(label, [...(buttons.get(label) ?? []), button]);
              }
              for (const [label, same] of buttons) {
                same.forEach((button, index) => {
                  name(button, copy(label, same.length > 1 ? place(index + 1, same.length) : "", whose));
                });
              }
            }
          };

          // The list of steps, in which the one that is read is marked and kept in sight, and a button beside each value to enter.
          const links = new Map();
          const isWide = matchMedia("(min-width: 901px)");
          const reader = new IntersectionObserver((seen) => {
            const step = seen.filter((entry) => entry.isIntersecting).at(-1)?.target;
            if (!step) return;
            all(".nav [aria-current]").forEach((other) => other.removeAttribute("aria-current"));
            const link = links.get(step.id);
            link.setAttribute("aria-current", "step");
            const list = link.closest(".nav");
            const top = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
            const isSeen = top >= 0 && top + link.offsetHeight <= list.clientHeight;
            if (isWide.matches && !isSeen) list.scrollTop += top - list.clientHeight / 3;
          }, { rootMargin: "-30% 0px -69% 0px" });
          const complete = (panel) => {
            const nav = panel.querySelector(".nav > details");
            for (const part of panel.querySelectorAll(".part")) {
              const list = document.createElement("ul");
              if (part.parentElement.querySelector(".part") === part) {
                nav.append(document.createElement("p"));
                nav.lastChild.append(...part.parentElement.firstChild.cloneNode(true).childNodes);
              }
              for (const step of part.querySelectorAll("article")) {
                const link = document.createElement("a");
                link.href = `#${step.id}`;
                link.className = step.className;
                link.append(document.createElement("span"));
                link.firstChild.append(...step.querySelector("h3").cloneNode(true).childNodes);
                list.append(document.createElement("li"));
                list.lastChild.append(link);
                links.set(step.id, link);
                reader.observe(step);
              }
              nav.append(list);
            }
            for (const value of panel.querySelectorAll("dt + dd > bdi")) {
              const cell = value.parentElement;
              if (cell.nextElementSibling?.className === "same") continue;
              const button = document.createElement("button");
              button.className = "copy";
              cell.after(document.createElement("dd"));
              cell.nextElementSibling.append(button);
            }
            panel.dataset.complete = "";
            nameParts(panel);
          };

          // Language and theme, remembered for every sheet.
          const setLanguage = (language) => {
            root.dataset.lang = root.lang = language;
            document.title = root.getAttribute(`data-title-${language}`);
            for (const element of all("[data-label-ja]")) {
              element.setAttribute("aria-label", element.getAttribute(`data-label-${language}`));
            }
            all("[data-complete]").forEach(nameParts);
          };
          const language = read("language", root.dataset.lang);
          setLanguage(language in words ? language : root.dataset.lang);
          document.getElementById("language").addEventListener("click", () => {
            setLanguage(root.dataset.lang === "ja" ? "en" : "ja");
            write("language", root.dataset.lang);
          });
          const theme = read("theme", null);
          if (theme) root.dataset.theme = theme;
          document.getElementById("theme").addEventListener("click", () => {
            const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
            root.dataset.theme = isDark ? "light" : "dark";
            write("theme", root.dataset.theme);
          });
          document.getElementById("print").addEventListener("click", () => print());

          // Ticks, remembered for the site: each as long as its step says the same, and what is marked in it as changed since the record
          // was so when it was ticked: an earlier round of the same values is over. What is ticked without a record was new then.
          const tabs = all('[role="tab"]');
          const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
          const key = `done/${root.dataset.site}`;
          const ticks = () => new Map(Object.entries(read(key, {})));
          const remember = (done) => write(key, Object.fromEntries(done));
          const hash = (text) => {
            let hash = 0x811c9dc5;
            for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
            return (hash >>> 0).toString(36);
          };
          const textWithout = (element, parts) => {
            const copy = element.cloneNode(true);
            copy.querySelectorAll(parts).forEach((part) => part.remove());
            // Stamps have always had what cannot be seen by its code point.
            const code = (letter) => `U+${letter.codePointAt(0).toString(16).toUpperCase()}`;
            copy.querySelectorAll(".char").forEach((mark) => { mark.textContent = mark.dataset.code; });
            return copy.textContent.replace(/[\u200d\u{e0020}-\u{e007f}]/gu, code);
          };
          const hasRecord = "record" in root.dataset;
          const isNew = (row) => !hasRecord && !row.querySelector(".same");
          const marksOf = (step) => all("dl > div", step).flatMap((row) => {
            const label = textWithout(row.querySelector("dt"), ".flag");
            const old = row.querySelector(".old");
            return old ? hash(`${label}\n${old.textContent}`) : row.querySelector(".flag") || isNew(row) ? hash(label) : [];
          }).concat(step.dataset.before?.split(" ") ?? []);
          // An environment is chosen for all of its steps in Seller Central: when one of them is over, so is the choice.
          const partsOf = (step) => /^[^/]+\/environment$/.test(step.id)
            ? all("article", step.closest(".section")).filter((other) => other.querySelector(".seller-central")) : [step];
          const stamp = (step) => {
            const parts = partsOf(step);
            const said = parts.map((part) => textWithout(part, "label, i, .way, .flag, .old") + (part.dataset.about ?? "")).join("\n");
            return [hash(said), ...parts.flatMap(marksOf)].join(" ");
          };
          const agree = (then, now) => {
            const [said, ...marks] = String(then).split(" ");
            const [says, ...left] = now.split(" ");
            return said === says && (!hasRecord || left.every((mark) => marks.includes(mark)));
          };
          const mark = (box) => {
            const step = box.closest("article");
            step.classList.toggle("done", box.checked);
            links.get(step.id)?.classList.toggle("done", box.checked);
          };
          const count = (element, boxes, ticked) => {
            element.textContent = `${ticked} / ${boxes}`;
            element.classList.toggle("full", boxes > 0 && ticked === boxes);
          };
          const update = () => {
            let [boxes, ticked] = [0, 0];
            for (const tab of tabs) {
              const own = [panelOf(tab).getElementsByTagName("input").length, all("input:checked", panelOf(tab)).length];
              count(tab.querySelector(".count"), ...own);
              boxes += own[0];
              ticked += own[1];
            }
            count(document.getElementById("total"), boxes, ticked);
            const share = boxes ? ticked / boxes : 0;
            const track = document.getElementById("track");
            track.firstElementChild.style.transform = `scaleX(${share})`;
            track.classList.toggle("full", share === 1);
            track.setAttribute("aria-valuenow", Math.round(share * 100));
          };
          // What was recorded and is no more would have to be done again. What this project never had may be of another one of the site.
          const over = new Set(document.getElementById("main").dataset.over?.split(" "));
          const done = ticks();
          let isStale = false;
          for (const [id, then] of done) {
            const step = document.getElementById(id);
            if (!step?.matches("article")) {
              if (over.has(id)) isStale = done.delete(id);
              continue;
            }
            const now = stamp(step);
            if (!agree(then, now)) {
              done.delete(id);
              isStale = true;
              continue;
            }
            if (hasRecord && then !== now) {
              // What was recorded meanwhile is over, too.
              done.set(id, now);
              isStale = true;
            }
            const box = step.querySelector("input");
            box.checked = true;
            mark(box);
          }
          if (isStale) remember(done);
          update();
          // The sheet may be open twice, and another one of the site: only this tick is changed among those that are remembered by now.
          document.getElementById("main").addEventListener("change", ({ target: box }) => {
            const step = box.closest("article");
            const done = ticks();
            box.checked ? done.set(step.id, stamp(step)) : done.delete(step.id);
            remember(done);
            mark(box);
            update();
          });
          addEventListener("storage", (event) => {
            if (event.key !== name(key)) return;
            const done = ticks();
            for (const box of all("article input")) {
              const step = box.closest("article");
              box.checked = done.has(step.id) && agree(done.get(step.id), stamp(step));
              mark(box);
            }
            update();
          });

          // The list of steps is folded where there is no room beside the steps.
          const fold = () => all(".nav > details").forEach((list) => { list.open = isWide.matches; });
          isWide.addEventListener("change", fold);
          fold();
          addEventListener("beforeprint", () => all(".notice details").forEach((more) => { more.open = true; }));
          document.querySelector(".skip").addEventListener("click", (event) => {
            const panel = document.querySelector(".panel:not([hidden])");
            const target = panel?.querySelector("article") ?? panel;
            if (!target) return;
            event.preventDefault();
            target.tabIndex = -1;
            target.focus();
          });

          // Tabs, with the arrow keys as usual for tabs.
          const select = (tab, focus) => {
            if (!("complete" in panelOf(tab).dataset)) complete(panelOf(tab));
            for (const other of tabs) {
              const isChosen = other === tab;
              other.setAttribute("aria-selected", isChosen);
              other.tabIndex = isChosen ? 0 : -1;
              panelOf(other).hidden = !isChosen;
            }
            const bar = tab.parentElement;
            bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
            if (focus) tab.focus();
          };
          tabs.forEach((tab, index) => {
            tab.addEventListener("click", () => { select(tab); scrollTo(0, 0); });
            tab.addEventListener("keydown", (event) => {
              const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
              if (next === undefined) return;
              event.preventDefault();
              select(tabs.at(next % tabs.length), true);
            });
          });
          const show = () => {
            let name = location.hash.slice(1);
            try { name = decodeURIComponent(name); } catch { /* no link of ours */ }
            const target = name && document.getElementById(name);
            const panel = target && target.closest('[role="tabpanel"]');
            if (!panel) return false;
            select(document.getElementById(panel.getAttribute("aria-labelledby")));
            if (!isWide.matches) fold();
            target.scrollIntoView();
            return true;
          };
          addEventListener("hashchange", show);
          if (!show() && tabs.length) select(tabs.find((tab) => tab.getAttribute("aria-selected") === "true") ?? tabs[0]);

          // Copying: exactly the value. What is shown is the value, unless a character of it is shown by its code point.
          const valueOf = (shown) => {
            if (shown.dataset.copy) return JSON.parse(shown.dataset.copy);
            return (shown.querySelector('[lang="ja"]') ?? shown).textContent;
          };
          const copyOldWay = (text) => {
            const area = document.createElement("textarea");
            area.value = text;
            area.className = "sr";
            document.body.append(area);
            area.select();
            const isCopied = document.execCommand("copy");
            area.remove();
            return isCopied;
          };
          // What is selected by hand is the value as well, also where a browser would change a blank of it or drop the last line break.
          addEventListener("copy", (event) => {
            const selection = getSelection();
            if (selection.rangeCount !== 1) return;
            const range = selection.getRangeAt(0);
            const node = range.commonAncestorContainer;
            const place = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
            const shown = place?.closest("bdi") ?? place?.querySelector("dt + dd > bdi");
            if (!shown?.matches("dt + dd > bdi") || range.toString() !== shown.textContent) return;
            event.preventDefault();
            event.clipboardData.setData("text/plain", valueOf(shown));
          });
          document.getElementById("main").addEventListener("click", async ({ target: button }) => {
            if (!button.matches(".copy")) return;
            const shown = button.closest("div").querySelector("dt + dd > bdi");
            const text = valueOf(shown);
            let isCopied = true;
            try { await navigator.clipboard.writeText(text); } catch { isCopied = copyOldWay(text); button.focus(); }
            if (!isCopied) getSelection().selectAllChildren(shown);
            const outcome = isCopied ? "copied" : "uncopied";
            button.classList.add(outcome);
            say(document.getElementById(outcome));
            setTimeout(() => button.classList.remove(outcome), isCopied ? 1600 : 6000);
          });
        })();
        """#
}
