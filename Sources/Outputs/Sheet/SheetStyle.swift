/// The style sheet of the entry sheet: light, dark, narrow and printed.
enum SheetStyle {
    private static let light = """
        --page: #f6f8fb; --card: #ffffff; --sunken: #f6f8fb; --line: #e3e8ee; --line-strong: #c9d1dc; --edge: #7f8a9c;
        --ink: #1a1f36; --soft: #4f566b; --faint: #687385;
        --accent: #5851df; --accent-soft: #eeedff; --accent-ink: #ffffff;
        --done: #0e7c56; --done-soft: #e3f6ee; --change: #9a5300; --change-soft: #fff4e0; --change-line: #f2c987;
        --seller: #93500a; --seller-soft: #fdf0e0; --myasp: #1c5bb8; --myasp-soft: #e6f0fd; --shop: #5b4a9c; --shop-soft: #f0ecfb;
        --shadow: 0 1px 2px rgb(26 31 54 / 5%), 0 4px 16px rgb(26 31 54 / 4%);
        color-scheme: light;
        """
    private static let dark = """
        --page: #0e1220; --card: #161b2c; --sunken: #101526; --line: #262d43; --line-strong: #3a4361; --edge: #717c9c;
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
        html { scroll-padding-top: 7.5rem; -webkit-text-size-adjust: 100%; }
        html[data-lang="ja"] :is(span, small)[lang="en"], html[data-lang="en"] span[lang="ja"] { display: none; }
        body { margin: 0; overflow-wrap: anywhere; background: var(--page); color: var(--ink); font: 400 15px/1.65 Inter, -apple-system, "Segoe UI", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; -webkit-font-smoothing: antialiased; }
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
        .brand { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; min-width: 0; }
        .brand b { font-weight: 700; letter-spacing: -.03em; font-size: 1.1rem; }
        .brand h1 { font-size: .95rem; font-weight: 500; color: var(--soft); }
        .site { font-size: .85rem; color: var(--ink); }
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
        .changes { font-size: .72rem; font-weight: 650; padding: 0 .45rem; border-radius: 99px; line-height: 1.35rem; color: var(--change); background: var(--change-soft); border: 1px solid var(--change-line); font-variant-numeric: tabular-nums; }
        .count.full { background: var(--done-soft); color: var(--done); border-color: transparent; }
        .panel { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; padding-top: 2rem; padding-bottom: 4rem; align-items: start; }
        .panel[hidden] { display: none; }
        .nav { position: sticky; top: 8.2rem; max-height: calc(100vh - 9.5rem); overflow-y: auto; font-size: .84rem; scrollbar-width: thin; }
        .nav p { font-size: .74rem; line-height: 1.35; font-weight: 600; color: var(--faint); padding: .9rem .6rem .3rem; letter-spacing: .02em; }
        .nav summary { display: none; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); font-weight: 550; cursor: pointer; }
        .nav summary + p { padding-top: 0; }
        .panel:not([data-complete]) .nav { visibility: hidden; }
        .nav a { display: flex; gap: .6rem; padding: .32rem .6rem; border-radius: 7px; color: var(--soft); line-height: 1.45; }
        .nav a span { min-width: 0; }
        .nav a:hover { background: var(--line); text-decoration: none; color: var(--ink); }
        .nav a[aria-current] { background: var(--accent-soft); color: var(--ink); }
        .nav a::before { content: ""; flex: none; width: 9px; height: 9px; margin-top: 6px; border-radius: 3px; border: 1.5px solid var(--edge); }
        .nav a.done { color: var(--faint); }
        .nav a.done::before { background: var(--done); border-color: var(--done); }
        .nav ul { content-visibility: auto; contain-intrinsic-size: auto 9rem; }
        """

    private static let parts = """
        .section + .section { margin-top: 2.75rem; }
        .hints { padding-top: 1.1rem; color: var(--soft); font-size: .8rem; }
        .printed { display: none; }
        .section > h2 { font-size: 1.4rem; margin-bottom: 1rem; }
        .part { margin: 0 -1rem; padding: 0 1rem; content-visibility: auto; contain-intrinsic-size: auto 70rem; }
        .lead { color: var(--soft); margin: -.6rem 0 1.2rem; font-size: .93rem; }
        .notice { background: var(--change-soft); border: 1px solid var(--change-line); border-radius: 12px; padding: .95rem 1.2rem; margin-bottom: 1.5rem; font-size: .9rem; }
        .unchanged { color: var(--soft); border: 1px solid var(--line); border-radius: 12px; padding: .7rem 1.2rem; margin-bottom: 1.5rem; font-size: .9rem; }
        .notice h3 { font-size: .92rem; color: var(--change); display: flex; align-items: center; gap: .45rem; }
        .notice p { margin-top: .3rem; font-size: .85rem; color: var(--soft); }
        .notice ul { margin-top: .7rem; display: grid; gap: .65rem; }
        .notice li, .notice summary { font-weight: 550; }
        .notice a { text-decoration: underline; text-underline-offset: .15em; }
        .notice summary { margin-top: .7rem; cursor: pointer; }
        .delta { font-weight: 400; font-size: .85rem; color: var(--soft); }
        .delta del { color: var(--change); text-decoration-thickness: 1px; }
        .delta ins, .old ins { color: var(--ink); text-decoration: none; font-weight: 550; }
        .notice .quote { color: var(--change); font-weight: 550; font-size: .85rem; }
        article { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 1rem; padding: 1.15rem 1.35rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); margin-bottom: 1rem; }
        article.marked { border-color: var(--change-line); }
        html[data-record] article:not(.marked) { background: none; box-shadow: none; }
        article > * { grid-column: 2; }
        article h3 { font-size: 1.02rem; min-width: 0; }
        article > label { grid-column: 1; grid-row: 1 / span 2; position: relative; min-width: 1.75rem; height: 1.75rem; cursor: pointer; }
        article input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
        label b { position: relative; display: grid; place-items: center; height: 100%; padding: 0 .25rem; border-radius: 6px; border: 1.5px solid var(--edge); font-size: .8rem; font-weight: 600; color: var(--faint); font-variant-numeric: tabular-nums; transition: background .15s, border-color .15s; print-color-adjust: exact; -webkit-print-color-adjust: exact; pointer-events: none; }
        label:hover b { border-color: var(--accent); color: var(--accent); }
        input:checked + b { background: var(--done); border-color: var(--done); color: transparent; }
        input:checked + b::after { content: ""; position: absolute; left: 50%; top: 46%; width: .42rem; height: .78rem; border: solid var(--card); border-width: 0 2px 2px 0; transform: translate(-50%, -50%) rotate(45deg); }
        input:focus-visible + b { outline: 2px solid var(--accent); outline-offset: 2px; }
        article.done { box-shadow: none; }
        article.done h3 { color: var(--faint); }
        .place { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .4rem; margin-top: .4rem; font-size: .8rem; color: var(--soft); }
        .place b { font-size: .72rem; font-weight: 600; border-radius: 6px; padding: .05rem .5rem; }
        .place i { font-style: normal; font-weight: 650; font-size: .84rem; color: var(--ink); margin-right: .4rem; }
        .place > span + span::before { content: ""; display: inline-block; width: .32rem; height: .32rem; margin: 0 .6rem .12rem .1rem; border: solid var(--faint); border-width: 1.25px 1.25px 0 0; transform: rotate(45deg); }
        .seller-central { color: var(--seller); background: var(--seller-soft); }
        .myasp { color: var(--myasp); background: var(--myasp-soft); }
        .shop, .settings { color: var(--shop); background: var(--shop-soft); }
        article > ul { margin-top: .8rem; display: grid; gap: .3rem; color: var(--soft); font-size: .91rem; }
        article > ul code { font: .95em ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; user-select: all; -webkit-user-select: all; }
        .finish { margin-top: .6rem; font-size: .9rem; font-weight: 600; }
        .finish::before { content: "→ "; color: var(--accent); }
        """

    private static let values = """
        dl { margin-top: .75rem; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
        dl > div { display: grid; grid-template-columns: 11.5rem minmax(0, 1fr) auto; gap: .25rem .9rem; align-items: center; padding: .5rem .55rem .5rem .95rem; min-height: 3rem; }
        dl > div + div { border-top: 1px solid var(--line); }
        dt { font-size: .84rem; color: var(--soft); line-height: 1.4; }
        dt small { display: block; color: var(--faint); font-size: .76rem; }
        dt + dd { min-width: 0; }
        dd bdi { font: 500 .87rem/1.55 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "Noto Sans JP", "Hiragino Sans", monospace; user-select: all; -webkit-user-select: all; }
        dd bdi, .delta bdi { white-space: pre-wrap; }
        .words bdi { font: inherit; font-size: .9rem; user-select: auto; }
        dd small { color: var(--faint); font-size: .8rem; margin-left: .5rem; }
        .on, .off { display: flex; align-items: center; gap: .5rem; font-size: .88rem; }
        .on { font-weight: 600; }
        .on::before { content: ""; flex: none; width: .42rem; height: .78rem; margin: 0 .25rem .2rem .2rem; border: solid var(--accent); border-width: 0 2px 2px 0; transform: rotate(45deg); }
        .off::before { content: ""; flex: none; width: .87rem; border-top: 2px solid var(--edge); }
        .long { grid-template-columns: minmax(0, 1fr) auto; }
        .long dt + dd { grid-column: 1 / -1; grid-row: 2; }
        .long dt + dd bdi { display: block; background: var(--sunken); border-radius: 8px; padding: .8rem .95rem; margin: 0 .4rem .35rem 0; max-height: 22rem; overflow: auto; font-size: .83rem; }
        .copy { border: 1px solid var(--line); background: var(--card); border-radius: 8px; padding: 0 .65rem; min-height: 2rem; font-size: .8rem; font-weight: 550; color: var(--soft); cursor: pointer; display: inline-flex; align-items: center; gap: .5rem; white-space: nowrap; }
        .copy:hover { border-color: var(--accent); color: var(--accent); }
        .copy::before { content: ""; box-sizing: border-box; width: .62rem; height: .62rem; margin: .2rem .2rem 0 0; border: 1.5px solid; border-radius: 2px; box-shadow: .2rem -.2rem 0 -1.5px var(--card), .2rem -.2rem 0 0 currentColor; background: var(--card); }
        .copy::after { content: "コピー"; }
        html[data-lang="en"] .copy::after { content: "Copy"; }
        .copied { background: var(--done-soft); border-color: transparent; color: var(--done); }
        .copied::before { width: .38rem; height: .7rem; margin: 0 .25rem .15rem .15rem; border-width: 0 2px 2px 0; border-radius: 0; box-shadow: none; background: none; transform: rotate(45deg); }
        .copied::after { content: "コピー済み"; }
        html[data-lang="en"] .copied::after { content: "Copied"; }
        .uncopied::after { content: "コピーできません。選択しました"; }
        html[data-lang="en"] .uncopied::after { content: "Not copied, but selected"; }
        .same { font-size: .76rem; color: var(--faint); padding-right: .45rem; white-space: nowrap; }
        .changed { background: var(--change-soft); }
        .changed small, .changed .same { color: var(--soft); }
        .changed .old { grid-column: 2; font-size: .8rem; color: var(--change); }
        .long.changed .old { grid-column: 1 / -1; }
        .old del { text-decoration-thickness: 1px; }
        .flag { display: inline-block; font-size: .7rem; font-weight: 650; color: var(--change); border: 1px solid var(--change-line); border-radius: 5px; padding: 0 .35rem; line-height: 1.25rem; margin-left: .35rem; vertical-align: .05em; }
        .unseen { font-size: .72em; font-weight: 650; color: var(--change); background: var(--change-soft); border: 1px solid var(--change-line); border-radius: 4px; padding: 0 .25em; margin: 0 .1em; }
        .unseen[data-code]::before { content: attr(data-code); }
        .char { display: inline-block; }
        footer { border-top: 1px solid var(--line); color: var(--faint); font-size: .78rem; padding: 1.2rem 0 2.5rem; }
        footer code { font: .95em ui-monospace, Menlo, Consolas, monospace; }
        footer b { color: var(--change); }
        """

    private static let media = """
        @media (max-width: 900px) {
          .panel { grid-template-columns: minmax(0, 1fr); gap: 1.2rem; padding-top: 1.2rem; }
          .nav { position: static; max-height: none; }
          .nav summary { display: list-item; list-style-position: inside; }
          .nav details[open] { max-height: 70vh; overflow-y: auto; }
          .nav summary + p { padding-top: .9rem; }
        }
        @media (max-width: 680px) {
          html { scroll-padding-top: 10rem; }
          .wide { padding-inline: 1rem; }
          .brand { flex: 1; }
          .site { flex-basis: 100%; font-size: .76rem; line-height: 1.3; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
          dd:has(> .uncopied) { grid-column: 1 / -1; }
          .bar { flex-wrap: wrap; }
          .meter { order: 3; width: 100%; margin: 0; }
          .track { flex: 1; }
          .tools { margin-left: auto; }
          article { padding: 1rem 1.1rem; }
          article > ul, article > dl, article > .finish { grid-column: 1 / -1; }
          dl > div { grid-template-columns: minmax(0, 1fr) auto; padding-left: .8rem; }
          dt, .changed .old { grid-column: 1 / -1; }
        }
        @media (max-height: 540px) {
          html { scroll-padding-top: 1rem; }
          .top { position: static; }
          .nav { top: 1rem; max-height: calc(100vh - 2rem); }
        }
        @media (forced-colors: active) {
          .tab { border-color: Canvas; }
          .tab[aria-selected="true"] { border-bottom: 4px solid Highlight; padding-bottom: calc(.75rem - 2px); }
          .track { height: 10px; border: 1px solid CanvasText; }
          .track i, .track.full i, .nav a.done::before { forced-color-adjust: none; background: Highlight; border-color: Highlight; }
          input:checked + b { forced-color-adjust: none; background: Highlight; border-color: Highlight; }
          input:checked + b::after { border-color: HighlightText; }
          .nav a[aria-current] { outline: 1px solid Highlight; outline-offset: -1px; }
          .notice, article.marked { border-width: 2px; }
        }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
        @media print {
          :root, :root[data-theme] { \(light) }
          @page { margin: 14mm; }
          body { background: #fff; font-size: 10.5pt; }
          .top { position: static; background: none; border: 0; backdrop-filter: none; }
          .tools, .tabs, .nav, .copy, .skip, .meter { display: none; }
          .site { white-space: normal; }
          .wide { max-width: none; padding: 0; }
          .panel, .panel[hidden] { display: block; padding: 0; }
          .panel + .panel { break-before: page; }
          .printed { display: block; font-size: 1.4rem; font-weight: 650; margin-top: .6rem; break-after: avoid; }
          .notice { break-inside: avoid; margin-top: .6rem; }
          .hints { padding: .5rem 0 0; }
          .section { margin-top: 1.5rem; }
          .section > h2, .section > .lead { break-after: avoid; break-inside: avoid; }
          .section { padding-right: 1px; }
          article { box-shadow: none; break-inside: avoid; border-radius: 6px; }
          .part { content-visibility: visible; margin: 0; padding: 0; }
          .long dt + dd bdi { max-height: none; }
          label b { border-radius: 4px; }
        }
        """
}
