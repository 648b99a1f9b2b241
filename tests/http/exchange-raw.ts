import { connect } from 'node:net';

/** What came back over one connection until it was closed. */
export interface RawExchange {
  readonly text: string;
}

/**
 * Opens a connection to the hub, writes the given bytes and nothing else, and waits until the hub closes it. Rejects when the connection
 * stays open longer than `patienceMs`.
 */
export const exchangeRaw = async (hubUrl: string, bytes: string, patienceMs: number): Promise<RawExchange> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(hubUrl).port) });
    const impatient = setTimeout(() => {
      socket.destroy();
      reject(new Error(`The connection was still open after ${patienceMs} ms.`));
    }, patienceMs);
    socket.on('data', (chunk) => (text += chunk.toString('utf8')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(impatient);
      resolve({ text });
    });
    socket.write(bytes);
  });

/** Status and body of the last HTTP message in what came back. */
export const lastMessage = ({ text }: RawExchange): { readonly status: number; readonly body: string } => {
  const from = text.lastIndexOf('HTTP/1.1 ');
  const [head = '', body = ''] = text.slice(from).split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), body };
};
