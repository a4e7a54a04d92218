/// The style sheet of the entry sheet: light, dark, narrow and printed.
enum SheetStyle {
    private static let light = """
        --page: #f6f8fb; --card: #ffffff; --sunken: #f6f8fb; --line: #e3e8ee; --line-strong: #c9d1dc;
        --ink: #1a1f36; --soft: #4f566b; --faint: #687385;
        --accent: #5851df; --accent-soft: #eeedff; --accent-ink: #ffffff;
        --done: #0e7c56; --done-soft: #e3f6ee; --change: #9a5300; --change-soft: #fff4e0; --change-line: #f2c987;
        --seller: #93500a; --seller-soft: #fdf0e0; --myasp: #1c5bb8; --myasp-soft: #e6f0fd; --shop: #5b4a9c; --shop-soft: #f0ecfb;
        --shadow: 0 1px 2px rgb(26 31 54 / 5%), 0 4px 16px rgb(26 31 54 / 4%);
        color-scheme: light;
        """
    private static let dark = """
        --page: #0e1220; --card: #161b2c; --sunken: #101526; --line: #262d43; --line-strong: #3a4361;
        --ink: #e8ebf4; --soft: #b4bbcf; --faint: #8d96ae;
        --accent: #9b95ff; --accent-soft: #24234a; --accent-ink: #0e1220;
        --done: #4cc99a; --done-soft: #12312a; --change: #f0b45c; --change-soft: #33260f; --change-line: #6b4d1a;
        --seller: #f0b272; --seller-soft: #35240f; --myasp: #86b8ff; --myasp-soft: #142a4a; --shop: #bfb0f5; --shop-soft: #272041;
        --shadow: 0 1px 2px rgb(0 0 0 / 30%);
        color-scheme: dark;
        """

    static let text = """
        :root { \(light) }
        @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { \(dark) } }
        :root[data-theme="dark"] { \(dark) }
        \(layout)
        \(parts)
        \(values)
        \(media)
        """

    private static let layout = """
        *, *::before, *::after { box-sizing: border-box; }
        html { scroll-padding-top: 8.5rem; -webkit-text-size-adjust: 100%; }
        html[data-lang="ja"] [lang="en"], html[data-lang="en"] [lang="ja"] { display: none; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 400 15px/1.65 Inter, -apple-system, "Segoe UI", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; -webkit-font-smoothing: antialiased; }
        h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
        h1, h2, h3 { line-height: 1.35; font-weight: 650; text-wrap: balance; word-break: auto-phrase; letter-spacing: -.005em; }
        ul, ol { list-style: none; }
        button, input { font: inherit; color: inherit; }
        a { color: var(--accent); text-decoration: none; }
        a:hover { text-decoration: underline; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
        svg { width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
        .skip { position: absolute; left: -999px; }
        .skip:focus { left: 1rem; top: 1rem; z-index: 3; background: var(--card); padding: .5rem 1rem; }
        .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .wide { max-width: 1160px; margin: 0 auto; padding: 0 1.5rem; }
        .top { position: sticky; top: 0; z-index: 2; background: color-mix(in srgb, var(--card) 94%, transparent); backdrop-filter: saturate(1.6) blur(12px); border-bottom: 1px solid var(--line); }
        .bar { display: flex; align-items: center; gap: 1rem; padding-top: .8rem; }
        .brand { display: flex; align-items: baseline; gap: .6rem; min-width: 0; }
        .brand b { font-weight: 700; letter-spacing: -.03em; font-size: 1.1rem; }
        .brand h1 { font-size: .95rem; font-weight: 500; color: var(--soft); }
        .meter { margin-left: auto; display: flex; align-items: center; gap: .7rem; font-size: .82rem; color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
        .track { width: 9rem; height: 6px; border-radius: 3px; background: var(--line); overflow: hidden; }
        .track i { display: block; height: 100%; width: 100%; border-radius: 3px; background: var(--accent); transform: scaleX(0); transform-origin: left; transition: transform .3s; }
        .track.full i { background: var(--done); }
        .tools { display: flex; gap: .4rem; }
        .tool { border: 1px solid var(--line); background: var(--card); border-radius: 8px; min-height: 2.1rem; padding: 0 .65rem; font-size: .8rem; color: var(--soft); cursor: pointer; display: inline-flex; align-items: center; gap: .35rem; }
        .tool:hover { border-color: var(--line-strong); color: var(--ink); }
        .tool svg { font-size: 1rem; }
        .tabs { display: flex; gap: 1.6rem; padding-top: .55rem; overflow-x: auto; scrollbar-width: none; }
        .tab { border: 0; background: none; padding: .55rem 0 .75rem; cursor: pointer; color: var(--faint); font-weight: 550; font-size: .92rem; border-bottom: 2px solid transparent; white-space: nowrap; display: flex; gap: .45rem; align-items: center; }
        .tab:hover { color: var(--ink); }
        .tab[aria-selected="true"] { color: var(--accent); border-color: var(--accent); }
        .count { font-size: .72rem; font-weight: 600; padding: 0 .45rem; border-radius: 99px; line-height: 1.35rem; background: var(--sunken); border: 1px solid var(--line); color: var(--faint); font-variant-numeric: tabular-nums; }
        .count.full { background: var(--done-soft); color: var(--done); border-color: transparent; }
        .panel { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; padding-top: 2rem; padding-bottom: 4rem; align-items: start; }
        .panel[hidden] { display: none; }
        .nav { position: sticky; top: 8.2rem; max-height: calc(100vh - 9.5rem); overflow-y: auto; font-size: .84rem; scrollbar-width: thin; }
        .nav h2 { font-size: .74rem; font-weight: 600; color: var(--faint); padding: .9rem .6rem .3rem; letter-spacing: .02em; }
        .nav h2:first-child { padding-top: 0; }
        .nav a { display: flex; gap: .6rem; padding: .32rem .6rem; border-radius: 7px; color: var(--soft); line-height: 1.45; }
        .nav a span { min-width: 0; overflow-wrap: anywhere; }
        .nav a:hover { background: var(--line); text-decoration: none; color: var(--ink); }
        .nav a::before { content: ""; flex: none; width: 9px; height: 9px; margin-top: 6px; border-radius: 50%; border: 1.5px solid var(--line-strong); }
        .nav a.done { color: var(--faint); }
        .nav a.done::before { background: var(--done); border-color: var(--done); }
        """

    private static let parts = """
        .section + .section { margin-top: 2.75rem; }
        .section > h2 { font-size: 1.4rem; margin-bottom: 1rem; }
        .lead { color: var(--soft); margin: -.6rem 0 1.2rem; font-size: .93rem; }
        .notice { background: var(--change-soft); border: 1px solid var(--change-line); border-radius: 12px; padding: .95rem 1.2rem; margin-bottom: 1.5rem; font-size: .9rem; }
        .notice h3 { font-size: .92rem; color: var(--change); display: flex; align-items: center; gap: .45rem; }
        .notice ul { margin-top: .7rem; display: grid; gap: .65rem; }
        .notice a, .notice li { color: var(--ink); font-weight: 550; }
        .delta { font-weight: 400; font-size: .85rem; color: var(--soft); overflow-wrap: anywhere; }
        .delta del { color: var(--change); text-decoration-thickness: 1px; }
        .delta ins { color: var(--ink); text-decoration: none; font-weight: 550; }
        .notice .quote { color: var(--change); font-weight: 550; font-size: .85rem; }
        .step { background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); margin-bottom: 1rem; scroll-margin-top: 8.5rem; }
        .step > header { display: flex; gap: 1rem; padding: 1.15rem 1.35rem .35rem; align-items: flex-start; }
        .step h3 { font-size: 1.02rem; }
        .step .what { flex: 1; min-width: 0; }
        .tick { position: relative; flex: none; display: block; width: 1.75rem; height: 1.75rem; cursor: pointer; }
        .tick input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
        .tick span { display: grid; place-items: center; width: 100%; height: 100%; border-radius: 50%; border: 1.5px solid var(--line-strong); font-size: .8rem; font-weight: 600; color: var(--faint); font-variant-numeric: tabular-nums; transition: background .15s, border-color .15s; }
        .tick:hover span { border-color: var(--accent); color: var(--accent); }
        .tick svg { display: none; font-size: 1rem; stroke-width: 2.5; }
        .tick input:checked + span { background: var(--done); border-color: var(--done); color: var(--card); }
        .tick input:checked + span b { display: none; }
        .tick input:checked + span svg { display: block; }
        .tick b { font-weight: 600; }
        .tick input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 2px; }
        .step.done { box-shadow: none; }
        .step.done h3 { color: var(--faint); }
        .place { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .4rem; margin-top: .4rem; font-size: .8rem; color: var(--soft); }
        .badge { font-size: .72rem; font-weight: 600; border-radius: 6px; padding: .05rem .5rem; }
        .seller-central { color: var(--seller); background: var(--seller-soft); }
        .myasp { color: var(--myasp); background: var(--myasp-soft); }
        .shop { color: var(--shop); background: var(--shop-soft); }
        .place svg { color: var(--faint); font-size: .75rem; }
        .lines { padding: .55rem 1.35rem .2rem 4.1rem; display: grid; gap: .3rem; color: var(--soft); font-size: .91rem; }
        .finish { margin: .4rem 1.35rem 0 4.1rem; display: flex; gap: .5rem; align-items: center; font-size: .9rem; font-weight: 600; }
        .finish svg { color: var(--accent); }
        .step > :last-child { margin-bottom: 1.2rem; }
        """

    private static let values = """
        .rows { margin: .6rem 1.35rem 0 4.1rem; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
        .row { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr) auto; gap: .25rem .9rem; align-items: center; padding: .5rem .55rem .5rem .95rem; min-height: 3rem; }
        .row + .row { border-top: 1px solid var(--line); }
        .row dt { font-size: .84rem; color: var(--soft); line-height: 1.4; }
        .row dt small { display: block; color: var(--faint); font-size: .76rem; }
        .row .value { min-width: 0; overflow-wrap: anywhere; }
        .value bdi { font: 500 .87rem/1.55 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "Noto Sans JP", "Hiragino Sans", monospace; user-select: all; -webkit-user-select: all; }
        .value.words bdi { font: inherit; font-size: .9rem; user-select: auto; }
        .value .also { color: var(--faint); font-size: .8rem; margin-left: .5rem; }
        .state { display: inline-flex; align-items: center; gap: .5rem; font-size: .88rem; }
        .state i { display: grid; place-items: center; width: 1.05rem; height: 1.05rem; border-radius: 4px; border: 1.5px solid var(--line-strong); color: transparent; font-size: .8rem; }
        .state svg { stroke-width: 3; }
        .state.on { font-weight: 600; }
        .state.on i { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
        .row.long { grid-template-columns: minmax(0, 1fr) auto; }
        .row.long .value { grid-column: 1 / -1; grid-row: 2; }
        .row.long bdi { display: block; white-space: pre-wrap; background: var(--sunken); border-radius: 8px; padding: .8rem .95rem; margin: 0 .4rem .35rem 0; max-height: 22rem; overflow: auto; font-size: .83rem; }
        .copy { border: 1px solid var(--line); background: var(--card); border-radius: 8px; padding: 0 .65rem; min-height: 2rem; font-size: .8rem; font-weight: 550; color: var(--soft); cursor: pointer; display: inline-flex; align-items: center; gap: .35rem; white-space: nowrap; }
        .copy:hover { border-color: var(--accent); color: var(--accent); }
        .copy .after { display: none; align-items: center; gap: .35rem; }
        .copy .before { display: inline-flex; align-items: center; gap: .35rem; }
        .copy.copied { background: var(--done-soft); border-color: transparent; color: var(--done); }
        .copy.copied .after { display: inline-flex; }
        .copy.copied .before { display: none; }
        .compare { font-size: .76rem; color: var(--faint); padding-right: .45rem; white-space: nowrap; }
        .changed { background: var(--change-soft); }
        .changed .old { grid-column: 2; font-size: .8rem; color: var(--change); overflow-wrap: anywhere; }
        .row.long.changed .old { grid-column: 1 / -1; }
        .old del { text-decoration-thickness: 1px; }
        .flag { display: inline-block; font-size: .7rem; font-weight: 650; color: var(--change); border: 1px solid var(--change-line); border-radius: 5px; padding: 0 .35rem; line-height: 1.25rem; margin-left: .35rem; vertical-align: .05em; }
        .unseen { font-size: .72em; font-weight: 650; color: var(--change); background: var(--change-soft); border: 1px solid var(--change-line); border-radius: 4px; padding: 0 .25em; margin: 0 .1em; }
        footer { border-top: 1px solid var(--line); color: var(--faint); font-size: .78rem; padding: 1.2rem 0 2.5rem; }
        footer code { font: .95em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        """

    private static let media = """
        @media (max-width: 900px) {
          .panel { grid-template-columns: minmax(0, 1fr); }
          .nav { display: none; }
        }
        @media (max-width: 680px) {
          .wide { padding: 0 1rem; }
          .bar { flex-wrap: wrap; }
          .meter { order: 3; width: 100%; margin: 0; }
          .track { flex: 1; }
          .tools { margin-left: auto; }
          .lines, .finish { padding-left: 0; margin-left: 1.1rem; }
          .rows { margin-left: 1.1rem; margin-right: 1.1rem; }
          .step > header { padding: 1rem 1.1rem .2rem; }
          .row { grid-template-columns: minmax(0, 1fr) auto; padding-left: .8rem; }
          .row dt { grid-column: 1 / -1; }
          .changed .old { grid-column: 1 / -1; }
        }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
        @media print {
          :root, :root[data-theme] { \(light) }
          @page { margin: 14mm; }
          body { background: #fff; font-size: 10.5pt; }
          .top { position: static; background: none; border: 0; backdrop-filter: none; }
          .tools, .tabs, .nav, .copy, .skip, .meter { display: none; }
          .wide { max-width: none; padding: 0; }
          .panel, .panel[hidden] { display: block; padding: 0; break-before: auto; }
          .section { margin-top: 1.5rem; }
          .section > h2 { break-after: avoid; }
          .step { box-shadow: none; break-inside: avoid; border-radius: 6px; }
          .row.long bdi { max-height: none; }
          .tick span { border-radius: 4px; }
        }
        """
}
