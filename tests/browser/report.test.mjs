// The report in a real browser: everybody can read it, its plots show what the numbers say, and names stay names.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, overhang, schemes, violations, widths } from './page.mjs';

const pages = ['report-well', 'report-trouble', 'report-hostile', 'report-long', 'report-empty'];

for (const name of pages) {
  describe(`the page "${name}"`, () => {
    let page;
    before(async () => { page = await open(name); });
    after(() => page.close());

    test('renders with a headline, without a script, and asks for nothing outside itself', async () => {
      assert.match(await page.locator('h1').innerText(), /days/);
      assert.equal(await page.evaluate(() => document.scripts.length), 0);
      assert.deepEqual(page.said, []);
      assert.deepEqual(page.asked.filter((url) => url !== page.url()), []);
    });

    for (const width of widths) {
      for (const scheme of schemes) {
        test(`can be read by everybody at ${width} pixels, ${scheme}`, async () => {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: scheme });
          await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
          assert.deepEqual(await violations(page), []);
          assert.equal(await overhang(page), 0);
        });
      }
    }
  });
}

test('the days\' columns are as high as their numbers', async () => {
  const page = await open('report-well');
  const columns = await page.locator('.days .value').evaluateAll((bars) =>
    bars.map((bar) => bar.getBoundingClientRect().height));
  assert.equal(columns.length, 7);
  assert.ok(columns[0] > 80);
  assert.ok(Math.abs(columns[5] / columns[0] - 302 / 631) < 0.02, String(columns));
  assert.equal(columns[6], 0);
  await page.close();
});

test('the heat map has the screen\'s proportions and shows where something stood longest', async () => {
  const page = await open('report-well');
  const look = await page.locator('.heat').first().evaluate((plot) => {
    const whole = plot.getBoundingClientRect();
    const hottest = plot.querySelector('.s5').getBoundingClientRect();
    return { ratio: whole.width / whole.height, down: (hottest.top - whole.top) / whole.height };
  });
  assert.ok(Math.abs(look.ratio - 16 / 9) < 0.02);
  assert.ok(look.down > 0.8);
  await page.close();
});

test('a name that tries to be HTML stays a name', async () => {
  const page = await open('report-hostile');
  assert.equal(await page.locator('script, img, [onerror]').count(), 0);
  assert.doesNotMatch(await page.title(), /^caught$/);
  await page.close();
});

test('on paper it is black on white', async () => {
  const page = await open('report-trouble');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const look = await page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    return [of('body').backgroundColor, of('body').color, of('.card').backgroundColor];
  });
  assert.deepEqual(look, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await page.close();
});
