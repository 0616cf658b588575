// What every page is tested with: a browser, what it complains about, and what axe finds.
import { resolve } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

const folder = resolve(process.env.PAGES);
export const widths = [360, 1280];
export const schemes = ['light', 'dark'];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
after(() => browser?.close());

// Opens a page, and collects whatever the browser complains about and asks for.
export async function open(name) {
  const page = await browser.newPage();
  page.said = [];
  page.asked = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(String(error)));
  page.on('dialog', (dialog) => page.said.push(dialog.message()) && dialog.dismiss());
  page.on('request', (request) => page.asked.push(request.url()));
  await page.goto(pathToFileURL(resolve(folder, `${name}.html`)).href);
  return page;
}

// What axe finds wrong, in a form that tells where.
export async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => axe.run());
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

// How many pixels of the page stick out sideways.
export const overhang = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth - document.documentElement.clientWidth);
