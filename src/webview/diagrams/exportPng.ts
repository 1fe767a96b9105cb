/** Pixels of the PNG for one of the picture: sharp on dense screens and in print. */
const DENSITY = 2;

/** The longest side browsers draw. */
const LONGEST_SIDE = 16_000;

/** Draws an SVG that stands alone as a PNG of twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const longest = Math.max(image.naturalWidth, image.naturalHeight);
    const density = Math.min(DENSITY, LONGEST_SIDE / longest);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * density);
    canvas.height = Math.round(image.naturalHeight * density);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('The canvas gave no picture.'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The bytes of a file as text, for a message. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => {
      reject(new Error('The picture could not be read.'));
    };
    reader.readAsDataURL(file);
  });
}
