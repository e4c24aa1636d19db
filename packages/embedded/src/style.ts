/** The one style sheet of the embedded servers: Slipway's colours, light and dark, system fonts. */
export const style = `
:root { color-scheme: light dark; --ink: #14202E; --ground: #FFFFFF; --panel: #F4F7FA; --line: #D5DEE8; --primary: #0F5E8C; --quiet: #556270; --better: #00734F; --worse: #B3261E; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #E6EDF3; --ground: #121A24; --panel: #1B2635; --line: #31425A; --primary: #6FB7E3; --quiet: #A3B1C2; --better: #4CC38A; --worse: #FF7B72; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { background: #0B2239; color: #FFFFFF; padding: 12px 24px; }
header a.brand { color: #FFFFFF; text-decoration: none; width: fit-content; }
main { max-width: 1080px; margin: 0 auto; padding: 24px; }
a { color: var(--primary); text-underline-offset: 2px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 24px 0 8px; }
p { margin: 0 0 16px; }
.quiet { color: var(--quiet); }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 16px; overflow: auto; tab-size: 4; margin: 0; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; }
th, td { padding: 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
ins { color: var(--better); text-decoration: none; }
del { color: var(--worse); text-decoration: none; }
.card { min-height: 100vh; display: grid; place-items: start center; background: var(--panel); }
.card main { width: min(440px, 100%); margin: 32px 0; padding: 32px; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 600; font-size: 18px; color: var(--primary); }
.failure { color: var(--worse); font-weight: 600; }
label { display: block; font-weight: 600; margin: 16px 0 8px; }
input + p { margin-top: 8px; }
input { width: 100%; padding: 8px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 6px; }
input:focus-visible, button:focus-visible { outline: 2px solid var(--primary); outline-offset: 2px; }
.choices { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
.choices button { width: 100%; padding: 8px 16px; font: inherit; text-align: left; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
.choices button:hover { border-color: var(--primary); }
.choices span { display: block; color: var(--quiet); }
`;
