import type { EntryPoint } from '@cloudseat/shared/nouns/catalogue.ts';
import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import type { IdentityLevel } from '@cloudseat/shared/nouns/identity-level.ts';
import type { VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';
import type { ExpertTexts } from './expert-words.ts';

/** Texts with `{names}` where a paper's own words go, so that a script can be changed without changing somebody's name. */
export type VoucherTexts = {
  title: Record<VoucherKind, string>;
  entryPoint: Record<EntryPoint, string>;
  fact: Record<
    'case' | 'matter' | 'applicant' | 'creditCode' | 'phone' | 'entryPoint' | 'decidedIn' | 'through',
    string
  >;
  firmRole: Record<Firm['role'], string>;
  greeting: string;
  acceptance: readonly [string, string];
  /** In place of the first sentence of an acceptance that the law makes. */
  deemed: string;
  refusal: Record<'notRequired' | 'notOurs' | 'explanation', string>;
  correction: Record<'first' | 'repeat' | 'mendBy' | 'mendWhen', string>;
  conditional: Record<'first' | 'commitment' | 'otherwise', string>;
  receipt: readonly [string, string];
  decision: Record<'granted' | 'refused', string>;
  remedies: string;
  form: Record<'declaration' | 'signature' | 'signedOn', string>;
  joint: JointTexts;
  expert: ExpertTexts;
  section: Record<'received' | 'gaps' | 'missing' | 'basis' | 'results', string>;
  column: Record<
    | 'order'
    | 'paper'
    | 'copies'
    | 'version'
    | 'wrong'
    | 'mend'
    | 'lacking'
    | 'supply'
    | 'result'
    | 'resultNumber',
    string
  >;
  sample: string;
  office: Record<'name' | 'address' | 'phone', string>;
  closing: Record<'seal' | 'agent' | 'phone' | 'address' | 'check' | 'checkCode', string>;
  footer: Record<'left' | 'right', string>;
  /** Empty for the wording that counts. */
  translation: string;
  lacking: Record<'code' | 'note', string>;
  signed: Record<
    | 'title'
    | 'drawn'
    | 'typed'
    | 'name'
    | 'time'
    | 'method'
    | 'identityLevel'
    | 'document'
    | 'record'
    | 'statement'
    | 'countersign'
    | 'limits',
    string
  > & { level: Record<IdentityLevel, string> };
};

type Verdict = 'agree' | 'agreeWithConditions' | 'needsCorrection' | 'notOurs' | 'disagree';
/** Of 联审意见. */
export type JointTexts = {
  intro: string;
  subject: string;
  conclusion: Record<Exclude<Verdict, 'notOurs'>, string>;
  section: Record<'lines' | 'departments' | 'conflicts', string>;
  column: Record<'what' | 'content' | 'by' | 'conflict' | 'settled', string>;
  verdict: Record<Verdict, string>;
  dissent: string;
  part: string;
  lead: string;
  required: string;
  optional: string;
  question: string;
  basis: string;
  askInstead: string;
  signed: string;
  signedAgain: string;
  absence: Record<'dropped' | 'abstained' | 'notSigned', string>;
  lineKind: Record<'condition' | 'correction', string>;
  conflict: Record<'verdict' | 'sameLine' | 'notOurs', string>;
  level: Record<'lead' | 'escalated', string>;
  follows: string;
  satOn: string;
  /** Between names. */
  comma: string;
};
