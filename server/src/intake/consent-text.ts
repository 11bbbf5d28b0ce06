import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { sha256Hex } from '../platform/ids.ts';

/**
 * The wording in force. Whoever changes a word gives it a new version: a consent belongs to one version, and its record
 * keeps the words. In case of doubt the Simplified Chinese text is the one that counts, and each says so.
 */
const version = '2026-11';

type Wording = { title: string; paragraphs: readonly string[] };

const wordings: Record<Locale, Wording> = {
  'zh-Hans': {
    title: '视频咨询告知与同意',
    paragraphs: [
      '我们为什么需要您的信息：为了让工作人员通过视频为您解答、核对材料、办理您选择的事项。不用于其他目的。',
      '我们会处理的信息：您填写的姓名和手机号、选择的事项、排队和通话的时间、文字消息、您上传的材料，以及通话时的声音和画面。',
      '视频通话：声音和画面加密后经本平台的服务器实时转送给接听的工作人员。摄像头和麦克风由您自己打开，随时可以关闭；没有摄像头也可以办理。',
      '录音录像：只有您在下面单独同意，工作人员才可以录制；录制时双方屏幕上都会一直显示。不同意录制，不影响您使用视频咨询。',
      '视频留言：没有坐席接待时，您可以自己录一段留言发送。留言由您自己开始和结束，发送前可以重录；发送后和材料一样保存，供工作人员查看和答复。',
      '谁能看到：接听您的工作人员，以及办理该事项需要的部门。手机号平时部分隐藏，每次查看全号都有记录。我们不会把您的信息提供给无关的人。',
      '保存多久：姓名和手机号加密保存。通话的声音和画面不录制就不保存，您发送的留言除外。办事记录、消息和材料按本区政务服务档案管理规定的期限保存，到期删除。',
      '您的权利：您可以查看、更正、复制自己的信息，要求删除，也可以随时撤回同意；撤回之前的办理仍然有效。您也可以不用视频，到窗口或打电话办理。',
      '联系我们：拨打 12345 政务服务便民热线，说明“云坐席视频咨询个人信息”。',
    ],
  },
  'zh-Hant': {
    title: '視頻諮詢告知與同意',
    paragraphs: [
      '我們為什麼需要您的信息：為了讓工作人員通過視頻為您解答、核對材料、辦理您選擇的事項。不用於其他目的。',
      '我們會處理的信息：您填寫的姓名和手機號、選擇的事項、排隊和通話的時間、文字消息、您上傳的材料，以及通話時的聲音和畫面。',
      '視頻通話：聲音和畫面加密後經本平台的服務器實時轉送給接聽的工作人員。攝像頭和麥克風由您自己打開，隨時可以關閉；沒有攝像頭也可以辦理。',
      '錄音錄像：只有您在下面單獨同意，工作人員才可以錄製；錄製時雙方屏幕上都會一直顯示。不同意錄製，不影響您使用視頻諮詢。',
      '視頻留言：沒有坐席接待時，您可以自己錄一段留言發送。留言由您自己開始和結束，發送前可以重錄；發送後和材料一樣保存，供工作人員查看和答覆。',
      '誰能看到：接聽您的工作人員，以及辦理該事項需要的部門。手機號平時部分隱藏，每次查看全號都有記錄。我們不會把您的信息提供給無關的人。',
      '保存多久：姓名和手機號加密保存。通話的聲音和畫面不錄製就不保存，您發送的留言除外。辦事記錄、消息和材料按本區政務服務檔案管理規定的期限保存，到期刪除。',
      '您的權利：您可以查看、更正、複製自己的信息，要求刪除，也可以隨時撤回同意；撤回之前的辦理仍然有效。您也可以不用視頻，到窗口或打電話辦理。',
      '聯繫我們：撥打 12345 政務服務便民熱線，說明「雲坐席視頻諮詢個人信息」。',
      '本文由簡體中文轉換而來，如有出入，以簡體中文為準。',
    ],
  },
  en: {
    title: 'Video consultation: notice and consent',
    paragraphs: [
      'Why we need your information: so that an agent can answer you by video, check your documents and handle the matter you chose. It serves no other purpose.',
      'What we process: the name and telephone number you give, the matter you choose, the times of waiting and talking, text messages, the documents you upload, and sound and picture during the call.',
      'The video call: sound and picture are encrypted and passed on in real time by this platform’s servers to the agent who takes your call. You switch camera and microphone on yourself and may switch them off at any time; the service works without a camera.',
      'Recording: an agent may record only if you allow it separately below, and both screens show it all the while. If you do not allow it, you can still use the video consultation.',
      'Video messages: when no agent can receive you, you may record and send a message. You start and end it yourself and may record it again before sending; once sent it is kept like a document, for agents to watch and answer.',
      'Who can see it: the agent who takes your call and the departments needed for your matter. Your telephone number is partly hidden, and every look at the whole number is logged. We give your information to nobody else.',
      'How long we keep it: name and telephone number are stored encrypted. Sound and picture of a call are not kept unless recorded; a message you send is kept. Records, messages and documents are kept for the periods of the district’s rules on government service archives, then deleted.',
      'Your rights: you may see, correct and copy your information, ask for its deletion, and withdraw this consent at any time; what was done before remains valid. You may also come to a window or telephone instead.',
      'Contact: call the government service hotline 12345 and mention “CloudSeat video consultation, personal information”.',
      'This is a translation. In case of doubt the Simplified Chinese text applies.',
    ],
  },
};

/** The words as they are hashed and kept: version, language, title and paragraphs, a line each. */
export const canonicalWording = (locale: Locale): string =>
  [version, locale, wordings[locale].title, ...wordings[locale].paragraphs].join('\n').normalize('NFC');

/** The text to show; its hash covers every word of it. */
export function currentConsentText(locale: Locale): ConsentText {
  const { title, paragraphs } = wordings[locale];
  return { version, locale, title, paragraphs: [...paragraphs], sha256: sha256Hex(canonicalWording(locale)) };
}

/** Whether a version and hash are those of the wording in force in that language. */
export function isCurrentConsent(given: { version: string; locale: Locale; sha256: string }): boolean {
  const current = currentConsentText(given.locale);
  return given.version === current.version && given.sha256 === current.sha256;
}
