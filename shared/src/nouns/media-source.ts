import { z } from 'zod';

export const ParticipantRole = z.enum(['applicant', 'agent', 'guest', 'supervisor', 'expert', 'convenor']);
export type ParticipantRole = z.infer<typeof ParticipantRole>;
/** main 主会场, held 候会, private 私下征询, monitor 监听, whisper 耳语. */
export const Lane = z.enum(['main', 'held', 'private', 'monitor', 'whisper']);
export type Lane = z.infer<typeof Lane>;
export const Source = z.enum(['camera', 'microphone', 'screen', 'screenAudio']);
export type Source = z.infer<typeof Source>;
export const MediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof MediaKind>;
