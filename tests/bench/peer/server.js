// The least that can serve a built page: one request, one file. Its first line says where it is.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };

const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : request.url.slice(1);
  const content = readFileSync(join(folder, name));
  response.writeHead(200, { 'content-type': types[name.split('.').at(-1)] ?? 'application/octet-stream' });
  response.end(content);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/` })}\n`);
});
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
