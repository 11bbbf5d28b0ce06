import 'i18next';
import type administration from '../locales/zh-Hans/administration.json';
import type applicant from '../locales/zh-Hans/applicant.json';
import type browser from '../locales/zh-Hans/browser.json';
import type check from '../locales/zh-Hans/check.json';
import type common from '../locales/zh-Hans/common.json';
import type desk from '../locales/zh-Hans/desk.json';
import type effects from '../locales/zh-Hans/effects.json';
import type elder from '../locales/zh-Hans/elder.json';
import type later from '../locales/zh-Hans/later.json';
import type paper from '../locales/zh-Hans/paper.json';
import type replies from '../locales/zh-Hans/replies.json';
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
      elder: typeof elder;
      later: typeof later;
      paper: typeof paper;
      check: typeof check;
      browser: typeof browser;
      desk: typeof desk;
      telephone: typeof telephone;
      supervision: typeof supervision;
      administration: typeof administration;
      replies: typeof replies;
      effects: typeof effects;
    };
  }
}
