import { z } from 'zod';

/**
 * A template of the account, for "it is your turn" or for "a paper was issued", where the number is that of the case: its id alone where its fields have the usual names, else JSON that names
 * them. `way` is the kind of message the account may send.
 */
const MessageTemplate = z.object({
  id: z.string().min(1),
  way: z.enum(['template', 'subscription']).default('template'),
  ticket: z.string().default('character_string1'),
  matter: z.string().default('thing2'),
  hint: z.string().default('thing3'),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

const template = z.string().transform((value, context) => {
  try {
    return MessageTemplate.parse(value.startsWith('{') ? JSON.parse(value) : { id: value });
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'must be a template id, or JSON { id, way?, ticket?, matter?, hint? }',
    });
    return z.NEVER;
  }
});

/** Environment of WeChat; without an app id it is off. */
export const wechatEnvironment = {
  CLOUDSEAT_WECHAT_APP_ID: z.string().optional(),
  CLOUDSEAT_WECHAT_APP_SECRET: z.string().optional(),
  CLOUDSEAT_WECHAT_OPEN_URL: z.url().default('https://open.weixin.qq.com'),
  CLOUDSEAT_WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN: template.optional(),
  CLOUDSEAT_WECHAT_TEMPLATE_PAPER: template.optional(),
  CLOUDSEAT_WECHAT_JSSDK_URL: z.url().optional(),
};
type Environment = z.output<z.ZodObject<typeof wechatEnvironment>>;

/** A problem of the configuration: an app id alone is of no use. */
export const isWechatComplete = (env: Environment): boolean =>
  env.CLOUDSEAT_WECHAT_APP_ID === undefined || env.CLOUDSEAT_WECHAT_APP_SECRET !== undefined;

export type WechatConfig = NonNullable<ReturnType<typeof readWechatConfig>>;

/** Null when it is off. */
export function readWechatConfig(env: Environment) {
  if (env.CLOUDSEAT_WECHAT_APP_ID === undefined) return null;
  return {
    appId: env.CLOUDSEAT_WECHAT_APP_ID,
    appSecret: env.CLOUDSEAT_WECHAT_APP_SECRET ?? '',
    openUrl: env.CLOUDSEAT_WECHAT_OPEN_URL,
    apiUrl: env.CLOUDSEAT_WECHAT_API_URL,
    yourTurn: env.CLOUDSEAT_WECHAT_TEMPLATE_YOUR_TURN ?? null,
    paper: env.CLOUDSEAT_WECHAT_TEMPLATE_PAPER ?? null,
    /** WeChat's script for pages; without an address pages do without it. */
    jssdkUrl: env.CLOUDSEAT_WECHAT_JSSDK_URL ?? null,
  };
}
