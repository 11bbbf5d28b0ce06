import 'i18next';
import type administration from '../locales/zh-Hans/administration.json';
import type applicant from '../locales/zh-Hans/applicant.json';
import type blur from '../locales/zh-Hans/blur.json';
import type browser from '../locales/zh-Hans/browser.json';
import type calendar from '../locales/zh-Hans/calendar.json';
import type captions from '../locales/zh-Hans/captions.json';
import type capture from '../locales/zh-Hans/capture.json';
import type caseWords from '../locales/zh-Hans/case.json';
import type caseFile from '../locales/zh-Hans/case-file.json';
import type casePapers from '../locales/zh-Hans/case-papers.json';
import type check from '../locales/zh-Hans/check.json';
import type common from '../locales/zh-Hans/common.json';
import type desk from '../locales/zh-Hans/desk.json';
import type deskCase from '../locales/zh-Hans/deskCase.json';
import type documentWords from '../locales/zh-Hans/document.json';
import type effects from '../locales/zh-Hans/effects.json';
import type elder from '../locales/zh-Hans/elder.json';
import type form from '../locales/zh-Hans/form.json';
import type guest from '../locales/zh-Hans/guest.json';
import type helping from '../locales/zh-Hans/helping.json';
import type hold from '../locales/zh-Hans/hold.json';
import type joint from '../locales/zh-Hans/joint.json';
import type later from '../locales/zh-Hans/later.json';
import type mandate from '../locales/zh-Hans/mandate.json';
import type ownCase from '../locales/zh-Hans/own-case.json';
import type ownJoint from '../locales/zh-Hans/own-joint.json';
import type paper from '../locales/zh-Hans/paper.json';
import type paperHelp from '../locales/zh-Hans/paper-help.json';
import type region from '../locales/zh-Hans/region.json';
import type replies from '../locales/zh-Hans/replies.json';
import type signature from '../locales/zh-Hans/signature.json';
import type sitting from '../locales/zh-Hans/sitting.json';
import type supervision from '../locales/zh-Hans/supervision.json';
import type telephone from '../locales/zh-Hans/telephone.json';

/** Keys are checked by the compiler against the Simplified Chinese files; a test holds the other languages to them. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      common: typeof common;
      applicant: typeof applicant;
      'case-papers': typeof casePapers;
      deskCase: typeof deskCase;
      document: typeof documentWords;
      elder: typeof elder;
      form: typeof form;
      later: typeof later;
      paper: typeof paper;
      'paper-help': typeof paperHelp;
      signature: typeof signature;
      capture: typeof capture;
      captions: typeof captions;
      check: typeof check;
      browser: typeof browser;
      desk: typeof desk;
      telephone: typeof telephone;
      hold: typeof hold;
      guest: typeof guest;
      helping: typeof helping;
      mandate: typeof mandate;
      supervision: typeof supervision;
      case: typeof caseWords;
      'case-file': typeof caseFile;
      'own-case': typeof ownCase;
      administration: typeof administration;
      calendar: typeof calendar;
      replies: typeof replies;
      effects: typeof effects;
      blur: typeof blur;
      region: typeof region;
      joint: typeof joint;
      'own-joint': typeof ownJoint;
      sitting: typeof sitting;
    };
  }
}
