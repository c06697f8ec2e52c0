// After vite build: .br (11) and .gz (9) beside every asset worth compressing, so the server only picks a file.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const smallestWorthIt = 860;
const total = { raw: 0, gzip: 0, brotli: 0 };

for (const folder of ['dist/assets', 'dist']) {
  for (const name of fs.readdirSync(folder)) {
    if (!/\.(js|css|svg|json)$/.test(name)) continue;
    const file = path.join(folder, name);
    const raw = fs.readFileSync(file);
    if (raw.length <= smallestWorthIt) continue;
    const params = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    };
    const brotli = zlib.brotliCompressSync(raw, { params });
    const gzip = zlib.gzipSync(raw, { level: 9 });
    fs.writeFileSync(`${file}.br`, brotli);
    fs.writeFileSync(`${file}.gz`, gzip);
    total.raw += raw.length;
    total.gzip += gzip.length;
    total.brotli += brotli.length;
  }
}
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} kB`;
console.log(
  `assets: ${kilobytes(total.raw)} raw, ${kilobytes(total.gzip)} gzip, ${kilobytes(total.brotli)} brotli`,
);
