import { type Page } from 'playwright-core';

/** Pictures are looked at this small: texts blur, layout and colours stay. */
const SIZE = { width: 64, height: 40 };

/** As text: it runs in the browser, whose types these tests do not have. */
const COMPARE = `async ([one, other], { width, height }) => {
  const pixelsOf = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const [a, b] = await Promise.all([one, other].map(pixelsOf));
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]), 0) / a.length / 255;
}`;

/**
 * How far two pictures are apart: 0 for the same, 1 for black and white.
 *
 * @param page of any browser; another page of it is used
 */
export async function distance(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const blank = await page.context().newPage();
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`);
  const script = `(${COMPARE})(${JSON.stringify(urls)}, ${JSON.stringify(SIZE)})`;
  try {
    return await blank.evaluate<number>(script);
  } finally {
    await blank.close();
  }
}
