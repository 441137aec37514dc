/// How the report looks: light or dark as the reader's system is, side by side where there is room.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1c1e21; --faint: #5c6370; --line: #d9dce1;
      --del: #ffd7d5; --ins: #ccf2d4; --left: #fff0b3; --panel: #f4f5f7; --link: #0b57d0; --heat: 190, 60, 20; }
    @media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e6e7ea; --faint: #9aa1ad;
      --line: #353941; --del: #6b2523; --ins: #1d5230; --left: #5b4a00; --panel: #22252b; --link: #8ab4f8;
      --heat: 255, 140, 80; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 100rem; padding: 1rem; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, sans-serif; }
    h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
    summary h2 { display: inline; overflow-wrap: anywhere; } summary { cursor: pointer; }
    a { color: var(--link); } .faint, header p { color: var(--faint); } code { font-family: ui-monospace, monospace; }
    #left-alone li { margin: .25rem 0; overflow-wrap: anywhere; }
    q { background: var(--left); border-radius: .2rem; padding: 0 .15rem; quotes: none; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: right; }
    th:first-child { text-align: left; font-weight: 400; min-width: 8rem; overflow-wrap: anywhere; }
    .file { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; }
    .heat { display: flex; height: 1.1rem; margin: .75rem 0; background: var(--panel); border-radius: .3rem;
      overflow: hidden; }
    .heat > * { flex: 1; } .heat a { background: rgba(var(--heat), .3); }
    .heat .h2 { background: rgba(var(--heat), .48); } .heat .h3 { background: rgba(var(--heat), .65); }
    .heat .h4 { background: rgba(var(--heat), .82); } .heat .h5 { background: rgb(var(--heat)); }
    .lines > div { display: grid; grid-template-columns: 4rem 1fr 1fr; gap: 0 1rem; padding: .25rem 0;
      border-bottom: 1px solid var(--line); scroll-margin: 4rem; }
    .lines .head { color: var(--faint); } .head :first-child { text-align: right; } [role=rowheader] { color: var(--faint); text-align: right; }
    .lines > div:target { background: var(--panel); }
    [role=cell] { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 0; }
    .del, .ins, .left { border-radius: .2rem; cursor: help; }
    .del { background: var(--del); } .ins { background: var(--ins); } .left { background: var(--left); }
    .del:focus, .ins:focus, .left:focus, a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); }
    .cut { color: var(--faint); font-style: normal; }
    .tip { display: none; position: fixed; z-index: 1; left: 1rem; right: 1rem; bottom: 1rem; margin: 0 auto;
      max-width: 50rem; padding: .75rem 1rem; background: var(--panel); color: var(--ink);
      border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .25rem 1rem rgba(0, 0, 0, .25);
      white-space: normal; max-height: 40vh; overflow: auto; }
    :is(.del, .ins, .left):hover > .tip, :is(.del, .ins, .left):focus > .tip { display: block; }
    @media (max-width: 45rem) {
      .lines > div { grid-template-columns: 1fr; } .lines .head { display: none; }
      [role=rowheader] { text-align: left; } [role=rowheader]::before { content: "line "; }
      .before { border-left: .25rem solid var(--del); padding-left: .5rem; }
      .after { border-left: .25rem solid var(--ins); padding-left: .5rem; margin-top: .25rem; } }
    """
}
