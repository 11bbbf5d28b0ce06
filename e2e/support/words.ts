import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type administration from '../../client/src/locales/zh-Hans/administration.json';
import type applicant from '../../client/src/locales/zh-Hans/applicant.json';
import type blur from '../../client/src/locales/zh-Hans/blur.json';
import type browser from '../../client/src/locales/zh-Hans/browser.json';
import type calendar from '../../client/src/locales/zh-Hans/calendar.json';
import type callRecording from '../../client/src/locales/zh-Hans/call-recording.json';
import type captions from '../../client/src/locales/zh-Hans/captions.json';
import type capture from '../../client/src/locales/zh-Hans/capture.json';
import type caseWords from '../../client/src/locales/zh-Hans/case.json';
import type caseFile from '../../client/src/locales/zh-Hans/case-file.json';
import type casePapers from '../../client/src/locales/zh-Hans/case-papers.json';
import type check from '../../client/src/locales/zh-Hans/check.json';
import type common from '../../client/src/locales/zh-Hans/common.json';
import type desk from '../../client/src/locales/zh-Hans/desk.json';
import type deskCase from '../../client/src/locales/zh-Hans/deskCase.json';
import type documentWords from '../../client/src/locales/zh-Hans/document.json';
import type effects from '../../client/src/locales/zh-Hans/effects.json';
import type elder from '../../client/src/locales/zh-Hans/elder.json';
import type expert from '../../client/src/locales/zh-Hans/expert.json';
import type expertAfter from '../../client/src/locales/zh-Hans/expert-after.json';
import type expertDraw from '../../client/src/locales/zh-Hans/expert-draw.json';
import type expertFiling from '../../client/src/locales/zh-Hans/expert-filing.json';
import type expertFilm from '../../client/src/locales/zh-Hans/expert-film.json';
import type expertLibrary from '../../client/src/locales/zh-Hans/expert-library.json';
import type expertPage from '../../client/src/locales/zh-Hans/expert-page.json';
import type expertReading from '../../client/src/locales/zh-Hans/expert-reading.json';
import type expertReport from '../../client/src/locales/zh-Hans/expert-report.json';
import type expertScore from '../../client/src/locales/zh-Hans/expert-score.json';
import type expertSession from '../../client/src/locales/zh-Hans/expert-session.json';
import type form from '../../client/src/locales/zh-Hans/form.json';
import type guest from '../../client/src/locales/zh-Hans/guest.json';
import type helping from '../../client/src/locales/zh-Hans/helping.json';
import type hold from '../../client/src/locales/zh-Hans/hold.json';
import type joint from '../../client/src/locales/zh-Hans/joint.json';
import type later from '../../client/src/locales/zh-Hans/later.json';
import type mandate from '../../client/src/locales/zh-Hans/mandate.json';
import type monitor from '../../client/src/locales/zh-Hans/monitor.json';
import type ownCase from '../../client/src/locales/zh-Hans/own-case.json';
import type ownJoint from '../../client/src/locales/zh-Hans/own-joint.json';
import type paper from '../../client/src/locales/zh-Hans/paper.json';
import type paperHelp from '../../client/src/locales/zh-Hans/paper-help.json';
import type projectKinds from '../../client/src/locales/zh-Hans/project-kinds.json';
import type recording from '../../client/src/locales/zh-Hans/recording.json';
import type region from '../../client/src/locales/zh-Hans/region.json';
import type replies from '../../client/src/locales/zh-Hans/replies.json';
import type signature from '../../client/src/locales/zh-Hans/signature.json';
import type sitting from '../../client/src/locales/zh-Hans/sitting.json';
import type supervision from '../../client/src/locales/zh-Hans/supervision.json';
import type telephone from '../../client/src/locales/zh-Hans/telephone.json';

type Keys<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Keys<Tree[Name]>}`;
}[keyof Tree & string];
type Namespaces = {
  'call-recording': typeof callRecording;
  'project-kinds': typeof projectKinds;
  recording: typeof recording;
  monitor: typeof monitor;
  administration: typeof administration;
  applicant: typeof applicant;
  captions: typeof captions;
  capture: typeof capture;
  guest: typeof guest;
  helping: typeof helping;
  mandate: typeof mandate;
  check: typeof check;
  browser: typeof browser;
  case: typeof caseWords;
  'case-file': typeof caseFile;
  'case-papers': typeof casePapers;
  deskCase: typeof deskCase;
  'own-case': typeof ownCase;
  'paper-help': typeof paperHelp;
  calendar: typeof calendar;
  common: typeof common;
  desk: typeof desk;
  document: typeof documentWords;
  blur: typeof blur;
  effects: typeof effects;
  elder: typeof elder;
  form: typeof form;
  hold: typeof hold;
  later: typeof later;
  paper: typeof paper;
  region: typeof region;
  replies: typeof replies;
  signature: typeof signature;
  supervision: typeof supervision;
  joint: typeof joint;
  'own-joint': typeof ownJoint;
  'expert-after': typeof expertAfter;
  expert: typeof expert;
  'expert-draw': typeof expertDraw;
  'expert-filing': typeof expertFiling;
  'expert-film': typeof expertFilm;
  'expert-page': typeof expertPage;
  'expert-library': typeof expertLibrary;
  'expert-reading': typeof expertReading;
  'expert-report': typeof expertReport;
  'expert-score': typeof expertScore;
  'expert-session': typeof expertSession;
  sitting: typeof sitting;
  telephone: typeof telephone;
};
export type Namespace = keyof Namespaces;
export type WordKey<Name extends Namespace> = Keys<Namespaces[Name]>;
type Values = Record<string, string | number>;

/** The words of one side in one language, from the very files the pages use: a renamed string breaks no test. */
export type Words<Name extends Namespace> = {
  /** With every value given. */
  text(key: WordKey<Name>, values?: Values): string;
  /** For words whose values the test does not know: each of them may be anything. */
  pattern(key: WordKey<Name>, values?: Values): RegExp;
};

const slot = /\{\{(\w+)\}\}/g;
const folder = fileURLToPath(new URL('../../client/src/locales/', import.meta.url));

export function readWords<Name extends Namespace>(locale: Locale, namespace: Name): Words<Name> {
  const tree: unknown = JSON.parse(readFileSync(`${folder}${locale}/${namespace}.json`, 'utf8'));

  function find(key: string): string {
    let found: unknown = tree;
    for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== 'string') throw new Error(`${locale}/${namespace}.json has no ${key}`);
    return found;
  }

  return {
    text: (key, values = {}) =>
      find(key).replace(slot, (_, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`${key} needs ${name}`);
        return String(value);
      }),
    pattern: (key, values = {}) => {
      const parts = find(key).split(slot);
      const source = parts.map((part, index) => {
        if (index % 2 === 0) return escapePattern(part);
        const value = values[part];
        return value === undefined ? '.+' : escapePattern(String(value));
      });
      return new RegExp(`^${source.join('')}$`);
    },
  };
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
