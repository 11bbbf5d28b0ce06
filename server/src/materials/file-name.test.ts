import { describe, expect, it } from 'vitest';
import { cleanFileName, contentDisposition } from './file-name.ts';

describe('a file’s name', () => {
  it.each([
    ['is kept', '身份证 正面.jpg', '身份证 正面.jpg'],
    ['keeps rare characters', '王䶮𠮷的户口簿.pdf', '王䶮𠮷的户口簿.pdf'],
    ['loses a path', '../../etc/合同.pdf', '合同.pdf'],
    ['loses a path of Windows', 'C:\\fakepath\\合同.pdf', '合同.pdf'],
    ['loses control characters', 'a\u0000b\r\nc\u007f.pdf', 'abc.pdf'],
    ['loses marks that turn the direction', 'invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['is composed', 'e\u0301tude.pdf', 'étude.pdf'],
    ['is not hidden', '..pdf', 'pdf'],
    ['is never empty', ' / ', '未命名'],
    ['is never empty of dots', '...', '未命名'],
  ])('%s', (_name, given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('is cut to 200 characters, not through one, and keeps its extension', () => {
    const cut = cleanFileName(`${'𠮷'.repeat(300)}.pdf`);
    expect([...cut]).toHaveLength(200);
    expect(cut.endsWith('𠮷.pdf')).toBe(true);
  });
});

describe('the header that names a file', () => {
  it('has it in UTF-8 and, for the old, in ASCII', () => {
    expect(contentDisposition('inline', '王䶮.pdf')).toBe(
      `inline; filename="__.pdf"; filename*=UTF-8''%E7%8E%8B%E4%B6%AE.pdf`,
    );
  });

  it('cannot be broken out of', () => {
    expect(contentDisposition('attachment', `a"; x='b'(1)*%.doc`)).toBe(
      `attachment; filename="a_; x='b'(1)*_.doc"; filename*=UTF-8''a%22%3B%20x%3D%27b%27%281%29%2A%25.doc`,
    );
  });
});
