import { describe, expect, it } from 'vitest';
import { codeText, confirmedText, type MandateFacts, statementText } from './mandate-text.ts';

const facts: MandateFacts = {
  helperName: '王小明',
  helperPhone: '13912345678',
  place: '石马村便民服务点',
  scopes: ['papers', 'talk'],
  // Midnight in the district.
  endsAt: Date.UTC(2026, 10, 30, 16, 0),
  matterName: { 'zh-Hans': '个体工商户注册', 'zh-Hant': '個體工商戶註冊', en: 'Sole trader' },
  caseNumber: '2026-000123',
};

describe('what the applicant agrees to', () => {
  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
    'says in %s who, for what, until when, and no whole number',
    (locale) => {
      const statement = statementText(locale, facts);
      const text = codeText(locale, facts, '042017', 10);
      for (const words of [statement, text, confirmedText(locale, facts)]) {
        for (const part of ['王小明', '5678', '石马村便民服务点', facts.matterName[locale], '2026-11-30'])
          expect(words).toContain(part);
        expect(words).not.toContain('13912345678');
      }
      expect(statement).toContain('2026-000123');
      expect(text).toContain('042017');
    },
  );

  it('names nothing that the mandate does not cover', () => {
    const narrow = { ...facts, scopes: [], place: '' };
    expect(statementText('zh-Hans', narrow)).toContain('可以：查看办理进度。到2026-11-30为止');
    expect(statementText('zh-Hans', narrow)).toContain('王小明（手机尾号5678）');
    expect(statementText('en', narrow)).not.toMatch(/papers|talk/);
  });
});
