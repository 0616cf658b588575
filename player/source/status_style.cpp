// The style sheet of STATUS.html. Contrast is at least 4.5:1 for every word, light and dark (WCAG 2.2).
#include "source/status_html.h"

namespace slidewell {

std::string_view status_style() {
    return R"(:root {
  --ground: #F7F4EF; --card: #FFFDFA; --line: #DDD4C6; --ink: #12383B; --muted: #4B6667;
  --accent: #A63613; --tint: #FBEDE4; --well: #2E8B6A;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0B2729; --card: #123537; --line: #2A4F50; --ink: #F7F4EF; --muted: #B4CBC6;
    --accent: #FFB59B; --tint: #3A2E2A; --well: #6FCFA8;
  }
}
* { box-sizing: border-box; margin: 0; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  max-width: 88rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 4.5rem);
  background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere; font-variant-numeric: tabular-nums;
}
h1, h2, h3 { text-wrap: balance; }
section { margin-top: clamp(2.5rem, 6vw, 4.5rem); }

.tv { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; font-weight: 650; }
.tv .name::before {
  content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .6em; border-radius: 50%;
  background: var(--accent);
}
.well .tv .name::before { background: var(--well); }
.source { color: var(--muted); font-weight: 400; }
h1 {
  max-width: 20ch; margin-top: clamp(1rem, 3vw, 2rem);
  font-size: clamp(2.1rem, 1.1rem + 4.6vw, 4.5rem); font-weight: 750; line-height: 1.06; letter-spacing: -.025em;
}
.more { max-width: 36ch; margin-top: .6em; font-size: clamp(1.2rem, 1rem + 1vw, 1.6rem); line-height: 1.35; }
.date { margin-top: 1.25rem; color: var(--muted); }

h2 { margin-bottom: 1.25rem; font-size: clamp(1.3rem, 1.1rem + .8vw, 1.75rem); line-height: 1.2; letter-spacing: -.01em; }
.help h2 { color: var(--accent); }
.card {
  max-width: 64rem; padding: 1.25rem 1.5rem 1.4rem; border: 1px solid var(--line); border-radius: .75rem;
  background: var(--card);
}
.card + .card { margin-top: .75rem; }
.help .card { border-color: transparent; background: var(--tint); }
h3 { font-size: 1.125rem; line-height: 1.3; }
.body { margin-top: .5rem; }
.body p + p, .body p + ul, .points li > * + * { margin-top: .35rem; }
@media (min-width: 48rem) {
  .card { display: grid; grid-template-columns: 2fr 3fr; gap: 2rem; align-items: start; }
  .body { margin-top: 0; }
}
.place { color: var(--muted); font-size: .9375rem; }
.todo .label { color: var(--accent); font-weight: 650; }
.points { padding: 0; list-style: none; }
.points li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }

.slides {
  display: grid; gap: 2.25rem 1.5rem; padding: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
}
.slides.upright { grid-template-columns: repeat(auto-fill, minmax(min(42%, 12.5rem), 1fr)); }
.picture {
  display: block; width: 100%; height: auto; border-radius: .5rem; background: var(--card);
  box-shadow: 0 0 0 1px var(--line), 0 .75rem 1.5rem -1rem rgb(0 0 0 / .35);
}
.picture.none { display: grid; place-items: center; aspect-ratio: 16 / 9; color: var(--muted); }
.upright .picture.none { aspect-ratio: 9 / 16; }
figcaption { position: relative; margin-top: .9rem; padding-left: 2.1rem; }
.number { position: absolute; left: 0; color: var(--muted); line-height: 1.46; }
figcaption p { margin-top: .15rem; color: var(--muted); font-size: .9375rem; }
.upright figcaption { padding-left: 0; }
.upright .number { position: static; }
figcaption .older { color: var(--accent); font-weight: 650; }

footer {
  max-width: 44rem; margin-top: clamp(3rem, 7vw, 5.5rem); padding-top: 1.5rem; border-top: 1px solid var(--line);
  color: var(--muted); font-size: .9375rem;
}
footer p + p { margin-top: .5rem; }
footer .file { color: var(--ink); font-weight: 650; }

@media print {
  :root {
    color-scheme: light; font-size: 9.5pt;
    --ground: #FFF; --card: #FFF; --line: #999; --ink: #000; --muted: #000; --accent: #000; --tint: #FFF;
  }
  @page { margin: 15mm 14mm; }
  body { max-width: none; padding: 0; font-size: 1rem; }
  .tv .name::before { display: none; }
  h1 { max-width: none; margin-top: .5rem; font-size: 2.6rem; }
  h2 { break-after: avoid; }
  section, footer { margin-top: 2.25rem; }
  .help .card { border-color: var(--line); }
  .picture { box-shadow: none; border: .5pt solid var(--line); }
  .slides { grid-template-columns: repeat(3, 1fr); gap: 1.5rem 1.25rem; }
  .slides.upright { grid-template-columns: repeat(5, 1fr); }
  .card, .slides li, figure, footer { break-inside: avoid; }
}
)";
}

}  // namespace slidewell
