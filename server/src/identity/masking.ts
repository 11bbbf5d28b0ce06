const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 夏侯 轩辕 端木 歐陽 諸葛 東方 尉遲 公孫 長孫 軒轅'.split(
    ' ',
  ),
);

/** A name with its surname only: 张** for 张三丰, 欧阳** for 欧阳娜, A** for a name in letters. Always two stars. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const compound = characters.slice(0, 2).join('');
  const shown = characters.length > 2 && compoundSurnames.has(compound) ? compound : (characters[0] ?? '');
  return `${shown}**`;
}

/** 138****1234; what is no mobile number is hidden whole. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '****';
