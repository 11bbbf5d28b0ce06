import { expertEnglish } from './expert-words.ts';
import { jointEnglish } from './joint-words.ts';
import type { VoucherTexts } from './voucher-texts.ts';

/** The papers in English. Official names stand beside it in Chinese. */
export const englishTexts: VoucherTexts = {
  title: {
    acceptance: 'Notice of Acceptance',
    refusal: 'Notice of Non-acceptance',
    correction: 'Notice of Required Corrections',
    conditional: 'Notice of Conditional Acceptance',
    receipt: 'Receipt for Documents',
    decision: 'Notice of Decision',
    completedForm: 'Application Form',
    jointOpinion: 'Joint Opinion',
    expertReport: 'Report of the Expert Panel',
    expertScores: 'Score Sheet of the Expert Panel',
  },
  entryPoint: {
    web: 'web page',
    village: 'village or community service point',
    kiosk: 'kiosk',
    window: 'service window',
    poster: 'QR code',
    wechat: 'WeChat',
  },
  fact: {
    case: 'Case number',
    matter: 'Matter',
    applicant: 'Applicant',
    creditCode: 'Credit code',
    phone: 'Telephone',
    entryPoint: 'Applied by',
    decidedIn: 'Decided in',
    through: 'Came through',
  },
  firmRole: { representative: 'Legal representative', handler: 'Acting person' },
  greeting: 'To {name}:',
  acceptance: [
    'We have received your application for "{matter}". The matter is within our powers, and the documents are complete and in the form the law requires. Your application is accepted.',
    'We will decide and tell you the result within {days} working days, that is before the end of {date}. Time needed by law for hearings, inspections, tests, appraisals or expert reviews is not counted; we will tell you of it in writing.',
  ],
  deemed:
    'We received your documents for "{matter}" on {received}. By the end of {tellBy}, the last day the law leaves for it, we had not told you of anything to correct. Under article 32, paragraph 1, item 4 of the Administrative Licensing Law your application therefore counts as accepted from the day we received the documents. This notice was issued by the system as the law provides.',
  refusal: {
    notRequired:
      'We have received your application for "{matter}". By law this matter needs no permit, and you do not have to complete this procedure. Your application is therefore not accepted.',
    notOurs:
      'We have received your application for "{matter}". By law this matter is not within our powers, and your application is not accepted. Please apply to:',
    explanation: 'In detail: {text}',
  },
  correction: {
    first:
      'We have received your application for "{matter}". The documents are incomplete or not in the form the law requires. This is everything that has to be corrected ({count} in all), told at once:',
    repeat: 'This is a further notice. Reason: {reason}',
    mendBy: 'Please hand in what the table asks for before the end of {date} (within {days} working days).',
    mendWhen: 'Please hand in what the table asks for.',
  },
  conditional: {
    first:
      'We have received your application for "{matter}". The main documents are complete and in the form the law requires. The following ({count} in all) are missing and may be handed in later. Your application is accepted on that condition:',
    commitment:
      'The applicant undertakes to hand in the documents above before the end of {date} (within {days} working days) and answers for their being genuine. {more}',
    otherwise:
      'If they are not handed in by then, we will proceed as the law provides and tell you in writing.',
  },
  receipt: [
    'We have received from you the documents listed below for "{matter}".',
    'This receipt only shows that the documents were received; it does not mean that the application is accepted. Within {days} working days, that is before the end of {date}, we will tell you whether it is accepted or needs corrections. If we do not, it counts as accepted from the day we received the documents.',
  ],
  decision: {
    granted: 'Your application for "{matter}" has been dealt with. Decision: granted.',
    refused: 'Your application for "{matter}" has been dealt with. Decision: refused.',
  },
  remedies:
    'If you do not agree with this decision you may apply for administrative reconsideration to {reviewOffice} within {reviewDays} days, or bring an action before {court} within {courtMonths} months, counted from the day you receive this notice.',
  form: {
    declaration:
      'Declaration of the applicant: I have checked the above; it is true, accurate and complete, and I accept the legal consequences if it is not.',
    signature: 'Signature of the applicant:',
    signedOn: 'Date:',
  },
  joint: jointEnglish,
  expert: expertEnglish,
  section: {
    received: 'Documents received',
    gaps: 'What has to be corrected',
    missing: 'Documents missing',
    basis: 'Legal basis',
    results: 'Documents issued',
  },
  column: {
    order: 'No.',
    paper: 'Document',
    copies: 'Copies',
    version: 'Version check code',
    wrong: 'What is wrong',
    mend: 'How to correct it',
    lacking: 'What is missing',
    supply: 'How to supply it',
    result: 'Name',
    resultNumber: 'Number',
  },
  sample: 'Sample: {text}',
  office: { name: 'Office: {name}', address: 'Address: {address}', phone: 'Telephone: {phone}' },
  closing: {
    seal: '(Electronic copy of this system; the seal is added by the department)',
    agent: 'Handled by: {name} (No. {number})',
    phone: 'Telephone: {phone}',
    address: 'Office address: {address}',
    check: 'Scan to check this paper',
    checkCode: 'Check code {code}',
  },
  footer: { left: '{number}   Check code {code}', right: 'Page {page} of {pages}' },
  translation: 'This paper is a translation. In case of doubt the wording in Chinese applies.',
  lacking: { code: '[character not in the fonts: {codes}]', note: '[{note}]' },
  signed: {
    title: 'Signature of the applicant',
    drawn: 'Drawn by the applicant',
    typed: 'Not drawn: the applicant typed the name and ticked a confirmation',
    name: 'Name',
    time: 'Signed at',
    method: 'Way of signing',
    identityLevel: 'Identity checked by',
    level: {
      phone: 'account signed in, by its telephone number',
      idPhoto: 'picture of the identity card',
      live: 'a look at the person by video',
    },
    document: 'SHA-256 of the document signed',
    record: 'SHA-256 of the record of signing',
    statement: 'Confirmed when signing',
    countersign: 'Certified by',
    limits:
      'This system recorded the above when the document was signed: which document, when, and by which signed-in account. The picture of a drawn signature is not by itself a reliable electronic signature in the sense of article 13 of the Electronic Signature Law.',
  },
};
