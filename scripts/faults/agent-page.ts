// An agent's page: comes back to another server when its own dies, looks what it shows, and does the next thing.
import type { AgentId, CallId, Fence } from '@cloudseat/shared/nouns/ids.ts';
import type { AgentRecord } from '../../server/src/presence/presence-types.ts';
import type { QueueClass } from '../../server/src/queue/queue-class.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { ServerLink } from './server-link.ts';
import { Refused, type ServerCommands, Unanswered } from './server-wire.ts';
import type { Servers } from './servers.ts';
import { pause, type Signal } from './waiting.ts';

export type Habits = {
  declineShare: number;
  /** Offers left unanswered; each is answered after its end, when it must not win any more. */
  ignoreShare: number;
  /** Accepts sent twice at a time, the second perhaps by way of another server. */
  doubleShare: number;
  /** How long an agent thinks before an answer and talks before the end, ms. */
  thinkMs: readonly [number, number];
};

type Options = {
  agentId: string;
  classes: readonly QueueClass[];
  servers: Servers;
  habits: Habits;
  ledger: Ledger;
  random: Random;
};
type Offer = { agentId: AgentId; deskId: string; callId: CallId; fence: Fence };

const retryMs = 30;

export class AgentPage {
  readonly #options: Options;
  readonly #agentId: AgentId;
  readonly #deskId: string;
  #ignored: Offer | null = null;
  #isClosed = false;
  #news: Signal | null = null;
  readonly life: Promise<void>;

  constructor(options: Options) {
    this.#options = options;
    this.#agentId = options.agentId as AgentId;
    this.#deskId = `desk-${options.agentId}`;
    this.life = this.#live();
  }

  /** Finishes what it does and goes; the agent stays as it is. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#news?.raise();
    await this.life;
  }

  async #live(): Promise<void> {
    while (!this.#isClosed) {
      const server = await this.#options.servers.take().catch(() => null);
      if (server === null) return;
      const follower = server.followAgent(this.#agentId, this.#deskId);
      this.#news = follower.news;
      try {
        follower.isDoubted = true;
        while (!this.#isClosed && server.isAlive) {
          const isDoubted = follower.isDoubted;
          follower.isDoubted = false;
          if (isDoubted) await this.#arrive(server);
          if (!(await this.#step(server.commands))) await follower.news.next();
        }
      } catch (error) {
        if (error instanceof Refused) this.#options.ledger.refuse(error.code);
        else if (!(error instanceof Unanswered)) throw error;
        await pause(retryMs);
      } finally {
        follower.stop();
      }
    }
  }

  async #arrive({ commands, nodeId }: ServerLink): Promise<void> {
    const [agentId, deskId] = [this.#agentId, this.#deskId];
    await commands.signIn(
      agentId,
      this.#options.classes.map((queueClass) => ({ class: queueClass, penaltyMs: 0 })),
    );
    await commands.claimDesk({ agentId, deskId, nodeId, takesOver: true });
  }

  /** False when there is nothing to do until something changes. */
  async #step(commands: ServerCommands): Promise<boolean> {
    const agent = await commands.getAgent(this.#agentId);
    await this.#answerTooLate(commands, agent);
    const { activity, callId, fence, status } = agent;
    if (activity === 'missed' || (activity === 'idle' && status !== 'ready')) {
      await this.#beReady(commands);
      return true;
    }
    if (callId === null || fence === null) return false;
    const offer = { agentId: this.#agentId, deskId: this.#deskId, callId, fence };
    if (activity === 'offered') return this.#answer(commands, offer);
    if (activity === 'connecting') await this.#startTalk(commands, callId);
    else if (activity === 'onCall') await this.#endTalk(commands, callId);
    else if (activity === 'wrapUp') {
      await commands.saveWrapUp(callId, this.#agentId, 'answered');
      this.#options.ledger.save(callId, 'answered');
    } else return false;
    return true;
  }

  async #answer(commands: ServerCommands, offer: Offer): Promise<boolean> {
    const { habits, random, ledger } = this.#options;
    if (this.#ignored?.fence === offer.fence) return false;
    if (random.chance(habits.ignoreShare)) {
      this.#ignored = offer;
      return false;
    }
    await this.#think();
    if (random.chance(habits.declineShare)) {
      await commands.decline({ ...offer, reason: 'other' });
      ledger.decline(offer);
      return true;
    }
    const others = this.#options.servers.alive();
    const second = others.length > 0 ? random.pick(others).commands : commands;
    const ways = random.chance(habits.doubleShare) ? [commands, second] : [commands];
    const answers = await Promise.allSettled(ways.map((way) => way.accept(offer)));
    for (const answer of answers)
      if (answer.status === 'fulfilled') ledger.accept(offer, answer.value.acceptedAt);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return true;
  }

  /** The agent clicks on what is no longer there. */
  async #answerTooLate(commands: ServerCommands, agent: AgentRecord): Promise<void> {
    const ignored = this.#ignored;
    if (ignored === null || (agent.activity === 'offered' && agent.fence === ignored.fence)) return;
    this.#ignored = null;
    try {
      await commands.accept(ignored);
      this.#options.ledger.problems.push(
        `the offer ${ignored.callId}:${ignored.fence} was won after its end`,
      );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#options.ledger.refuse(error.code);
    }
  }

  async #startTalk(commands: ServerCommands, callId: CallId): Promise<void> {
    await Promise.all([commands.reportStarted(callId, 'agent'), commands.reportStarted(callId, 'applicant')]);
  }

  async #endTalk(commands: ServerCommands, callId: CallId): Promise<void> {
    await this.#think();
    await commands.end({ callId, by: 'agent', agentId: this.#agentId });
    this.#options.ledger.end(callId);
  }

  #beReady(commands: ServerCommands): Promise<void> {
    return commands.setStatus({
      agentId: this.#agentId,
      deskId: this.#deskId,
      status: 'ready',
      reason: null,
    });
  }

  #think(): Promise<void> {
    const [minMs, maxMs] = this.#options.habits.thinkMs;
    return pause(this.#options.random.between(minMs, maxMs));
  }
}
