import { AgentId, DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { StaffRole } from '@cloudseat/shared/nouns/role.ts';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { type AgentSkillRow, staffAccounts } from './identity.schema.ts';

/** An account of somebody who signs in with a password, without it. */
export type StaffProfile = {
  agentId: AgentId;
  loginName: string;
  role: StaffRole;
  displayName: string;
  agentNumber: string;
  departmentId: DepartmentId | null;
  languages: readonly string[];
  skills: readonly AgentSkillRow[];
  /** Partner regions served beside the district. */
  regions: readonly string[] | 'all';
  /** The partner region they decide for; null: this district. */
  regionId: RegionId | null;
  isActive: boolean;
};
export type StaffRepository = ReturnType<typeof createStaffRepository>;

const present = (row: typeof staffAccounts.$inferSelect): StaffProfile => ({
  agentId: AgentId.parse(row.accountId),
  loginName: row.loginName,
  role: row.role,
  displayName: row.displayName,
  agentNumber: row.agentNumber,
  departmentId: row.departmentId === null ? null : DepartmentId.parse(row.departmentId),
  languages: row.languages,
  skills: row.skills,
  regions: row.regions,
  regionId: RegionId.nullable().parse(row.regionId),
  isActive: row.isActive,
});

export function createStaffRepository(db: Database) {
  return {
    /** For signing in: the only reader of the password's hash. */
    async findByLoginName(
      loginName: string,
    ): Promise<{ profile: StaffProfile; passwordHash: string } | null> {
      const [row] = await db.select().from(staffAccounts).where(eq(staffAccounts.loginName, loginName));
      return row ? { profile: present(row), passwordHash: row.passwordHash } : null;
    },

    async find(agentId: AgentId): Promise<StaffProfile | null> {
      const [row] = await db.select().from(staffAccounts).where(eq(staffAccounts.accountId, agentId));
      return row ? present(row) : null;
    },

    /** Everybody, by number. */
    async list(): Promise<StaffProfile[]> {
      const rows = await db.select().from(staffAccounts).orderBy(asc(staffAccounts.agentNumber));
      return rows.map(present);
    },
  };
}
