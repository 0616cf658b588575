// The receipt in a real browser: it renders, it shows the slides, everybody can read it, and names from files
// stay names. tests/browser/run draws the pages that this opens, and calls it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { open, overhang, schemes, violations, widths } from './page.mjs';

const thumbnails = resolve(process.env.THUMBNAILS);
const pages = ['well', 'trouble', 'hostile', 'empty'];

for (const name of pages) {
  describe(`the receipt "${name}"`, () => {
    let page;
    before(async () => { page = await open(name); });
    after(() => page.close());

    test('renders with a headline, without a script, and asks for nothing outside itself', async () => {
      assert.match(await page.title(), /\bon air\b/);
      assert.equal(await page.locator('h1').count(), 1);
      assert.ok(await page.locator('h1').isVisible());
      assert.equal(await page.evaluate(() => document.scripts.length), 0);
      assert.deepEqual(page.said, []);
      assert.deepEqual(page.asked.filter((url) => url !== page.url() && !url.startsWith('data:')), []);
    });

    for (const width of widths) {
      for (const scheme of schemes) {
        test(`can be read by everybody at ${width} pixels, ${scheme}`, async () => {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: scheme });
          assert.deepEqual(await violations(page), []);
          assert.equal(await overhang(page), 0);
        });
      }
    }
  });
}

test('light and dark differ', async () => {
  const page = await open('well');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await ground(), light);
  await page.close();
});

test('the thumbnails are the slides, whole and in proportion', async () => {
  const page = await open('well');
  const shown = await page.locator('figure').evaluateAll((figures) => figures.map((figure) => {
    const image = figure.querySelector('img');
    const box = image.getBoundingClientRect();
    return {
      file: [...figure.querySelectorAll('.file, h3')].pop().textContent,
      bytes: image.src.replace('data:image/png;base64,', ''),
      natural: [image.naturalWidth, image.naturalHeight],
      stretched: Math.abs(box.width / box.height - 16 / 9),
      width: box.width,
    };
  }));
  assert.ok(shown.length >= 8);
  for (const { file, bytes, natural, stretched, width } of shown) {
    assert.deepEqual(natural, [480, 270], file);
    assert.ok(stretched < 0.02, `${file} is stretched`);
    assert.ok(width > 200, `${file} is ${width} pixels wide`);
    const drawn = readFileSync(resolve(thumbnails, `${basename(file, '.xml')}.png`));
    assert.ok(Buffer.from(bytes, 'base64').equals(drawn), `${file} is not what was drawn`);
  }
  await page.close();
});

test('what needs help stands before what is on air', async () => {
  const page = await open('trouble');
  const headings = await page.locator('h2').allTextContents();
  assert.deepEqual(headings,
    ['What needs your help', 'Good to know', 'On air, in this order', 'On air, and could be better']);
  await page.close();
});

test('a name that tries to be HTML stays a name', async () => {
  const page = await open('hostile');
  assert.equal(await page.locator('script, img[src="x"], [onerror]').count(), 0);
  assert.doesNotMatch(await page.title(), /^caught$/);
  const name = `<script>document.title='caught'</script>"'><img src=x onerror=alert(1)>&amp;`;
  const texts = await page.locator('h3').allTextContents();
  assert.ok(texts.some((text) => text.startsWith(name)), texts.join('\n'));
  await page.close();
});

test('on paper it is black on white, and no slide is cut by a page', async () => {
  const page = await open('trouble');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const look = await page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector));
    return [of('body').backgroundColor, of('body').color, of('.help .card').backgroundColor,
      of('.todo .label').color, of('figure').breakInside, of('.card').breakInside];
  });
  const [white, black] = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];
  assert.deepEqual(look, [white, black, white, black, 'avoid', 'avoid']);
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  await page.close();
});
