import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import type { WechatProblem } from './wechat-rules.ts';

/** Why WeChat recognised nobody, and how one goes on all the same. */
export function WechatNotice({ problem }: { problem: WechatProblem }) {
  const { t } = useTranslation('applicant');
  return <Banner tone="warn">{t(`wechat.problem.${problem}`)}</Banner>;
}
