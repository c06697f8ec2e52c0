/** What the server takes; it looks at the content again and has the last word. */
export const largestMb = 50;
export const types = 'PDF, PNG, JPG, XLSX, DOCX, CSV, TXT';

const endings = /\.(pdf|png|jpe?g|xlsx|docx|csv|txt)$/i;

export function fault(file: { name: string; size: number }): 'empty' | 'tooLarge' | 'wrongType' | undefined {
  if (!endings.test(file.name)) return 'wrongType';
  if (file.size > largestMb * 1024 * 1024) return 'tooLarge';
  return file.size === 0 ? 'empty' : undefined;
}
