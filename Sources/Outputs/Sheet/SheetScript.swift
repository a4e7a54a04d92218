/// The script of the entry sheet: copying, ticks, tabs, language and theme. It talks to nobody.
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
          const write = (key, value) => {
            try { localStorage.setItem(name(key), JSON.stringify(value)); } catch { /* private windows keep nothing */ }
          };
          const say = (element) => {
            document.getElementById("said").textContent = element.getAttribute(`data-${root.dataset.lang}`);
          };

          // Language and theme, remembered for every sheet.
          const setLanguage = (language) => {
            root.dataset.lang = root.lang = language;
            document.title = root.getAttribute(`data-title-${language}`);
            for (const element of all("[data-label-ja]")) {
              element.setAttribute("aria-label", element.getAttribute(`data-label-${language}`));
            }
          };
          setLanguage(read("language", root.dataset.lang));
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

          // Tabs, with the arrow keys as usual for tabs.
          const tabs = all('[role="tab"]');
          const select = (tab, focus) => {
            for (const other of tabs) {
              const isChosen = other === tab;
              other.setAttribute("aria-selected", isChosen);
              other.tabIndex = isChosen ? 0 : -1;
              document.getElementById(other.getAttribute("aria-controls")).hidden = !isChosen;
            }
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
            const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
            const panel = target && target.closest('[role="tabpanel"]');
            if (!panel) return false;
            select(document.getElementById(panel.getAttribute("aria-labelledby")));
            target.scrollIntoView();
            return true;
          };
          addEventListener("hashchange", show);
          if (!show() && tabs.length) select(tabs[0]);

          // Ticks, remembered for what this sheet asks to enter.
          const key = `done/${root.dataset.digest}`;
          const done = new Set(read(key, []));
          const boxes = all("input[data-step]");
          const count = (element, some) => {
            const ticked = some.filter((box) => box.checked).length;
            element.textContent = `${ticked} / ${some.length}`;
            element.classList.toggle("full", some.length > 0 && ticked === some.length);
            return some.length ? ticked / some.length : 0;
          };
          const update = () => {
            for (const box of boxes) {
              const id = box.dataset.step;
              document.getElementById(id).classList.toggle("done", box.checked);
              for (const link of all(".nav a")) {
                if (link.hash === `#${id}`) link.classList.toggle("done", box.checked);
              }
            }
            for (const tab of tabs) {
              const panel = document.getElementById(tab.getAttribute("aria-controls"));
              count(tab.querySelector(".count"), all("input[data-step]", panel));
            }
            const share = count(document.getElementById("total"), boxes);
            const track = document.getElementById("track");
            track.firstElementChild.style.transform = `scaleX(${share})`;
            track.classList.toggle("full", share === 1);
            track.setAttribute("aria-valuenow", Math.round(share * 100));
          };
          for (const box of boxes) {
            box.checked = done.has(box.dataset.step);
            box.addEventListener("change", () => {
              box.checked ? done.add(box.dataset.step) : done.delete(box.dataset.step);
              write(key, [...done].sort());
              update();
            });
          }
          update();

          // Copying: exactly the value, whatever is shown.
          const copyOldWay = (text) => {
            const area = document.createElement("textarea");
            area.value = text;
            area.className = "sr";
            document.body.append(area);
            area.select();
            document.execCommand("copy");
            area.remove();
          };
          for (const button of all("[data-copy]")) {
            button.addEventListener("click", async () => {
              const text = JSON.parse(button.dataset.copy);
              try { await navigator.clipboard.writeText(text); } catch { copyOldWay(text); button.focus(); }
              button.classList.add("copied");
              say(document.getElementById("copied"));
              setTimeout(() => button.classList.remove("copied"), 1600);
            });
          }
        })();
        """#
}
