import type { Words } from '../words.ts';

export const pageWords = {
  title: { zh: '卷宗核验', en: 'Dossier check' },
  lead: {
    zh: '看看导出的卷宗（.zip）是不是和当初签名时一字不差。被改过、少了、多了什么，都会一条一条写出来。',
    en: 'Whether an exported dossier (.zip) is, to the last byte, what was signed. Whatever was changed, taken out or put in is named.',
  },
  choose: { zh: '选择卷宗文件', en: 'Choose the dossier' },
  dropHere: { zh: '或者把文件拖到这里', en: 'or drop the file here' },
  keyLabel: {
    zh: '公布的公钥编号（可以不填，填了就一起核对）',
    en: 'Id of the published key (optional; it is compared if you give it)',
  },
  published: { zh: '看本系统公布的公钥', en: 'See the published key' },
  noKey: {
    zh: '这不是公钥编号，也不是公钥，没有用它核对。',
    en: 'Neither a key id nor a key: it was not compared.',
  },
  checking: { zh: '正在核验', en: 'Checking' },
  unreadable: { zh: '文件读不出来，请重新选择。', en: 'The file cannot be read: choose it again.' },
  more: { zh: '另外还有', en: 'and more:' },
  print: { zh: '打印结果', en: 'Print the result' },
  privacy: {
    zh: '核验全部在这台设备上进行，文件不会上传，断网也能用。',
    en: 'All of it happens on this device: nothing is sent, and no network is needed.',
  },
} satisfies Record<string, Words>;
