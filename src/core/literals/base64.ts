const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Text from base64 or base64url, with or without padding; `undefined` for anything else, and for bytes that are no
 * UTF-8. RFC 4648.
 */
export function textFromBase64(encoded: string): string | undefined {
  const body = encoded
    .replace(/={1,2}$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (body.length % 4 === 1) return undefined;
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const char of body) {
    const value = ALPHABET.indexOf(char);
    if (value === -1) return undefined;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  return fromEscapes(escaped);
}

/** Text from percent escapes; as it is where they are no UTF-8. */
export function percentDecoded(text: string): string {
  return fromEscapes(text) ?? text;
}

function fromEscapes(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
