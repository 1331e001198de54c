// The peer: sharp, with the recipes of benchmarks/export.py. One line of JSON in is one round, one line out its seconds.
// Two pictures at a time with two threads each was its fastest setting on two cores; the watermark is drawn once.
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';

const sharp = createRequire(path.join(process.argv[2], 'peer.cjs'))('sharp');
sharp.cache(false);
sharp.concurrency(2);

const sizes = [[2048, 82], [1024, 82], [400, 80]];
const svg = '<svg width="420" height="70"><text x="50%" y="75%" text-anchor="middle" font-size="50" fill="#fff" fill-opacity="0.5">© Anna Studio</text></svg>';
const mark = [{ input: await sharp(Buffer.from(svg)).png().toBuffer(), gravity: 'south' }];
const within = (px) => ({ width: px, height: px, fit: 'inside', withoutEnlargement: true });

const recipes = {
  async shared(file, out) {
    const { data, info } = await sharp(file).rotate().resize(within(2048)).raw().toBuffer({ resolveWithObject: true });
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
    await Promise.all(sizes.map(([px, quality]) => {
      const sized = px === 2048 ? sharp(data, raw).composite(mark) : sharp(data, raw).resize(within(px));
      return sized.jpeg({ quality }).toFile(`${out}-${px}.jpg`);
    }));
  },
  async perSize(file, out) {
    for (const [px, quality] of sizes) {
      const sized = sharp(file).rotate().resize(within(px));
      await (px === 2048 ? sized.composite(mark) : sized).jpeg({ quality }).toFile(`${out}-${px}.jpg`);
    }
  },
  async gallery(file, out) {
    await sharp(file).rotate().resize(within(2048)).toColourspace('srgb').sharpen({ sigma: 0.7 })
      .jpeg({ quality: 82, progressive: true }).toFile(`${out}.jpg`);
  },
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { recipe, files, folder } = JSON.parse(line);
  const queue = [...files.entries()];
  const began = process.hrtime.bigint();
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await recipes[recipe](next[1], path.join(folder, `${recipe}-${next[0]}`));
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - began) / 1e9 }));
}
