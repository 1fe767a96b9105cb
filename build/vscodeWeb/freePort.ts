import { createServer } from 'node:net';

/** How many ports after the wanted one are tried before the system chooses. */
const ATTEMPTS = 100;

/** The wanted port of this machine, or the next free one; 0 asks the system for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port !== 0 && port < Math.min(wanted + ATTEMPTS, 65_536); port++) {
    if ((await listens(port, '127.0.0.1')) && (await listens(port, '::1'))) return port;
  }
  const port = await listens(0, '127.0.0.1');
  if (port === undefined)
    throw new Error('This machine has no free port: close a program that listens on one.');
  return port;
}

/**
 * The port that could be listened on, undefined when it is taken. Both loopback addresses are asked, because a
 * browser may resolve `localhost` to either and would find another program there. A machine without IPv6 is fine.
 */
function listens(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const noSuchAddress = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      resolve(noSuchAddress ? port : undefined);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : undefined);
      });
    });
  });
}
