// The style sheet of STATUS.html, beyond what all pages share.
#include "source/status_html.h"

namespace slidewell {

std::string_view status_style() {
    return R"(.help h2 { color: var(--accent); }
.help .card { border-color: transparent; background: var(--tint); }
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

footer .file { color: var(--ink); font-weight: 650; }

@media print {
  .help .card { border-color: var(--line); }
  .picture { box-shadow: none; border: .5pt solid var(--line); }
  .slides { grid-template-columns: repeat(3, 1fr); gap: 1.5rem 1.25rem; }
  .slides.upright { grid-template-columns: repeat(5, 1fr); }
  .slides li, figure { break-inside: avoid; }
}
)";
}

}  // namespace slidewell
