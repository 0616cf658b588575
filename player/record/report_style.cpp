// The style sheet of the report, beyond what all pages share.
#include "record/report_style.h"

namespace slidewell {

std::string_view report_style() {
    return R"(:root { --bar: #1F6F68; --away: #D9532C; --warm: #A63613; }
@media (prefers-color-scheme: dark) { :root { --bar: #6FCFA8; --away: #FF8A5E; --warm: #FF9E76; } }

.figures {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(42%, 9.5rem), 1fr)); gap: 1.5rem 2rem;
  margin-top: clamp(2rem, 5vw, 3.5rem); padding-top: 1.5rem; border-top: 1px solid var(--line);
}
dt { color: var(--muted); font-size: .9375rem; }
dd { margin: 0; font-size: clamp(1.4rem, 1.1rem + 1vw, 1.9rem); font-weight: 650; letter-spacing: -.015em; line-height: 1.25; }
.alarming dd { color: var(--accent); }

section > p { max-width: 60ch; }
section > p + p { margin-top: .35rem; }
svg { display: block; }

.days, .scale { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; padding: 0; list-style: none; }
.days li {
  display: grid; grid-template-rows: auto clamp(6rem, 14vw, 11rem) auto; justify-items: center; text-align: center;
}
.column { width: 58%; height: 100%; margin-top: .5rem; }
.value { fill: var(--bar); }
.amount { font-size: .9375rem; font-weight: 650; }
.day, .scale { color: var(--muted); font-size: .875rem; line-height: 1.25; }
.day { width: 100%; margin-top: .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.many .column { width: calc(100% - 2px); }
.many .amount { display: none; }
.many { grid-auto-columns: minmax(0, 1fr); overflow: hidden; }
.days.many li { grid-template: clamp(6rem, 14vw, 11rem) auto / minmax(0, 1fr); }
.many li { min-width: 0; white-space: nowrap; text-align: left; }
.many li:not(:nth-child(7n + 1)) .day, .scale.many li:not(:nth-child(7n + 1)) { color: transparent; font-size: 0; }

.timeline { width: 100%; height: 3rem; margin-top: 1.25rem; border-radius: .35rem; }
.scale { margin-top: .5rem; text-align: center; }
.ground { fill: var(--card); }
.timeline .ground { fill: var(--bar); fill-opacity: .22; }
.midnight { fill: var(--ground); }
.away { fill: var(--away); }
.restart { fill: var(--ink); }

table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .55rem 0 .55rem 1.25rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: baseline; }
th { color: var(--muted); font-size: .875rem; font-weight: 400; white-space: nowrap; }
td { white-space: nowrap; }
th:first-child, td:first-child { width: 46%; padding-left: 0; text-align: left; white-space: normal; }
td:last-child { color: var(--muted); }
.bar { width: 100%; height: .4rem; margin-top: .4rem; border-radius: .2rem; }
.bar .ground { fill: var(--line); fill-opacity: .45; }

details { margin-top: 1.5rem; color: var(--muted); }
details table { max-width: 44rem; margin-top: .75rem; color: var(--ink); }
.interruptions td:nth-child(2), .interruptions th:nth-child(2) { text-align: left; white-space: normal; }
summary { width: max-content; cursor: pointer; font-size: .9375rem; }

.card.wrong { border-color: transparent; background: var(--tint); }
.body { margin-top: .5rem; }
.body p + p { margin-top: .35rem; }
.place { color: var(--muted); font-size: .9375rem; }

.screens { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2rem; margin-top: 1.5rem; }
.heat { width: 100%; height: auto; max-height: 80vh; border-radius: .5rem; background: var(--card); box-shadow: 0 0 0 1px var(--line); }
figcaption { margin-top: .75rem; font-weight: 650; }
.s0 { fill: var(--warm); fill-opacity: .05; }
.s1 { fill: var(--warm); fill-opacity: .14; }
.s2 { fill: var(--warm); fill-opacity: .26; }
.s3 { fill: var(--warm); fill-opacity: .4; }
.s4 { fill: var(--warm); fill-opacity: .56; }
.s5 { fill: var(--warm); fill-opacity: .76; }
.s6 { fill: var(--warm); fill-opacity: 1; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; margin-top: 1.25rem; padding: 0; list-style: none; color: var(--muted); font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .5rem; }
.legend svg { width: 1.5rem; height: .75rem; border-radius: .15rem; box-shadow: 0 0 0 1px var(--line); }
code { color: var(--ink); font-size: .9375em; }

@media (min-width: 48rem) {
  .card { display: grid; grid-template-columns: 2fr 3fr; gap: 2rem; align-items: start; }
  .body { margin-top: 0; }
}
@media (max-width: 40rem) {
  .fine { display: none; }
  .days:not(.many) .day, .scale:not(.many) { word-spacing: 100vw; }
  .many li:not(:nth-child(14n + 1)) .day, .scale.many li:not(:nth-child(14n + 1)) { color: transparent; font-size: 0; }
  .slide-by-slide thead { position: absolute; clip-path: inset(50%); }
  .slide-by-slide tr { display: grid; grid-template-columns: 1fr 1.4fr 1fr; padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .slide-by-slide td { padding: 0; border: 0; text-align: left; }
  .slide-by-slide td:first-child { grid-column: 1 / -1; width: auto; margin-bottom: .5rem; }
  .slide-by-slide td:last-child { display: none; }
  .slide-by-slide td:not(:first-child)::before { content: attr(data-name); display: block; color: var(--muted); font-size: .875rem; }
}
@media print {
  :root { --bar: #000; --away: #000; --warm: #000; }
  svg, .figures, .days { break-inside: avoid; }
  .card.wrong { border-color: var(--line); }
  details { display: none; }
}
)";
}

}  // namespace slidewell
