import { matterReplies } from './canned-replies-matters.ts';
import { t } from './local-text.ts';
import type { DemoCannedReply } from './types.ts';

const commonReplies: DemoCannedReply[] = [
  {
    key: 'hello',
    title: t('问好', 'Greeting'),
    text: t(
      '{applicantSurname}先生/女士，您好！我是{agentName}，今天由我为您办理“{matter}”。',
      'Hello {applicantSurname}, I am {agentName} and will help you with “{matter}” today.',
    ),
  },
  {
    key: 'identity',
    title: t('核对身份', 'Check identity'),
    text: t(
      '为了保护您的信息，请先把身份证放在脸旁边，让我看清正面，谢谢配合。',
      'To protect your data, please hold your ID card next to your face so that I can see its front. Thank you.',
    ),
  },
  {
    key: 'wait',
    title: t('请稍等', 'One moment'),
    text: t(
      '请您稍等一两分钟，我正在查看您的材料，不用挂断。',
      'One or two minutes, please: I am looking at your papers. Please stay on the call.',
    ),
  },
  {
    key: 'missing',
    title: t('还缺材料', 'Papers missing'),
    text: t(
      '现在还缺：{documentName}。请在页面的“材料”里拍照上传，拍好了跟我说一声。',
      'Still missing: {documentName}. Please photograph it under “Documents” on this page and tell me when it is done.',
    ),
  },
  {
    key: 'again',
    title: t('没拍清楚，请重拍', 'Photograph again'),
    text: t(
      '这张没有拍清楚。请放平、光线亮一些、四个角都拍进去，再拍一张。',
      'This photo is not clear. Please lay the paper flat in good light, with all four corners in the picture, and take another.',
    ),
  },
  {
    key: 'sound',
    title: t('听不清声音', 'Cannot hear you'),
    text: t(
      '我这边听不清您的声音。请离手机近一点说话，或者打字告诉我也可以。',
      'I cannot hear you well. Please speak closer to the phone, or type instead.',
    ),
  },
  {
    key: 'accepted',
    title: t('材料收齐', 'Papers complete'),
    text: t(
      '材料已经收齐，我这就为您提交。结果会发短信到您的手机，请留意。',
      'Your papers are complete and I am filing them now. The result will reach you by text message.',
    ),
  },
  {
    key: 'goodbye',
    title: t('结束语', 'Goodbye'),
    text: t(
      '“{matter}”今天先办到这里。结束后页面会请您评价，谢谢您，再见！',
      'That is all for “{matter}” today. You will be asked to rate this call. Thank you and goodbye.',
    ),
  },
];

const departmentReplies: DemoCannedReply[] = [
  {
    key: 'market-public',
    departmentId: 'market-regulation',
    title: t('查企业信息', 'Look a business up'),
    text: t(
      '执照办好以后，您可以在国家企业信用信息公示系统查到自己的登记信息。',
      'Once licensed, you find your registration in the national enterprise credit information system.',
    ),
    link: { label: t('企业信用信息公示系统', 'Enterprise information'), url: 'https://www.gsxt.gov.cn/' },
  },
  {
    key: 'jobs-query',
    departmentId: 'human-resources',
    title: t('社保查询', 'Social security records'),
    text: t(
      '您的参保和缴费情况，可以在国家社会保险公共服务平台自己查。',
      'You can look your insurance and payments up on the national social insurance platform.',
    ),
    link: { label: t('社会保险服务平台', 'Social insurance platform'), url: 'https://si.12333.gov.cn/' },
  },
  {
    key: 'police-booking',
    departmentId: 'public-security',
    title: t('现场拍照', 'Photo at the counter'),
    text: t(
      '这一步要本人到场照相、按指纹。去之前带好身份证或户口簿，可以先预约，少排队。',
      'This step needs you there for a photo and fingerprints. Bring your ID card or household register; book ahead to avoid the queue.',
    ),
  },
  {
    key: 'medical-platform',
    departmentId: 'medical-security',
    title: t('医保服务平台', 'Medical insurance platform'),
    text: t(
      '备案状态和报销记录，可以在国家医保服务平台查看。',
      'You can see filings and reimbursements on the national medical insurance platform.',
    ),
    link: { label: t('国家医保服务平台', 'Medical insurance platform'), url: 'https://fuwu.nhsa.gov.cn/' },
  },
  {
    key: 'tax-office',
    departmentId: 'taxation',
    title: t('电子税务局', 'Electronic tax office'),
    text: t(
      '后面的申报可以在电子税务局自己办，不用再跑大厅。',
      'Later declarations can be made in the electronic tax office without coming to the hall.',
    ),
    link: {
      label: t('重庆市电子税务局', 'Chongqing electronic tax office'),
      url: 'https://etax.chongqing.chinatax.gov.cn/',
    },
  },
  {
    key: 'civil-neighbours',
    departmentId: 'civil-affairs',
    title: t('入户了解', 'Home visit'),
    text: t(
      '街道的工作人员会和您约时间上门了解情况，不收任何费用，请放心。',
      'Staff of your street office will arrange a visit with you. It is free of charge.',
    ),
  },
  {
    key: 'planning-both',
    departmentId: 'planning',
    title: t('双方到场', 'Both parties present'),
    text: t(
      '过户要买卖双方都确认。请让另一方也准备好身份证，我们可以在视频里一起办。',
      'A transfer needs both parties to confirm. Please have the other party ready with an ID card; we can do it together on video.',
    ),
  },
  {
    key: 'housing-progress',
    departmentId: 'housing',
    title: t('公示和轮候', 'Publication and waiting list'),
    text: t(
      '审核通过以后先公示，没有异议再进入轮候，轮到您会短信通知。',
      'After approval the result is published; without objections you go on the waiting list and are told by text message.',
    ),
  },
  {
    key: 'education-register',
    departmentId: 'education',
    title: t('别错过报名时间', 'Mind the enrolment dates'),
    text: t(
      '请在报名时间内提交，过了时间系统就不再接收。今天没带齐的材料，可以回家以后补传。',
      'Please file within the enrolment dates; later nothing is taken. Papers you do not have today can be uploaded from home.',
    ),
  },
  {
    key: 'legal-hotline',
    departmentId: 'justice',
    title: t('法律服务网', 'Legal service network'),
    text: t(
      '还有其他法律问题，可以打 12348，或者到中国法律服务网咨询。',
      'For other legal questions call 12348, or ask on the China legal service network.',
    ),
    link: { label: t('中国法律服务网', 'China legal service network'), url: 'https://www.12348.gov.cn/' },
  },
];

/** What agents say again and again: everybody's, of departments, of matters. */
export const cannedReplies: DemoCannedReply[] = [...commonReplies, ...departmentReplies, ...matterReplies];
