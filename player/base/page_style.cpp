// The head and the style sheet that all pages share. Contrast is at least 4.5:1 for every word, light and
// dark (WCAG 2.2).
#include "base/html.h"

namespace slidewell {

std::string_view page_head() {
    return R"(<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
)";
}

std::string_view page_style() {
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
h3 { font-size: 1.125rem; line-height: 1.3; }
.card {
  max-width: 64rem; padding: 1.25rem 1.5rem 1.4rem; border: 1px solid var(--line); border-radius: .75rem;
  background: var(--card);
}
.card + .card { margin-top: .75rem; }
footer {
  max-width: 44rem; margin-top: clamp(3rem, 7vw, 5.5rem); padding-top: 1.5rem; border-top: 1px solid var(--line);
  color: var(--muted); font-size: .9375rem;
}
footer p + p { margin-top: .5rem; }

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
  .card, footer { break-inside: avoid; }
}
)";
}

}  // namespace slidewell
