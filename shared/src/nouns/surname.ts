/** Surnames of two characters that are common enough to be met at a counter. */
const doubleSurnames = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 司徒 司空 夏侯 东方 東方 端木 百里 轩辕 軒轅 长孙 長孫 宇文 澹台 澹臺 呼延 南宫 南宮 独孤 獨孤 申屠 太史 闻人 聞人'.split(
    ' ',
  ),
);

/** What a person is addressed by: the Chinese surname, the whole of a name in other letters; null of a masked one. */
export function surnameOf(name: string): string | null {
  const letters = [...name.trim()];
  if (letters.length === 0 || letters.includes('*')) return null;
  const isChinese = letters.every((letter) => /[\p{Script=Han}]/u.test(letter));
  // A name with a dot (买买提·吐尔逊) or in Latin letters is said as a whole.
  if (!isChinese) return letters.join('');
  const two = letters.slice(0, 2).join('');
  return letters.length > 2 && doubleSurnames.has(two) ? two : (letters[0] ?? null);
}
