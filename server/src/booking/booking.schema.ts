import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What the device check before the booking found. */
export type BookedDevices = { networkGrade: NetworkGrade; hasCamera: boolean; hasMicrophone: boolean };
/** open: to come. entered: in line, the dispatcher has it. missed: the applicant was in another call all the while. */
export type BookingState = 'open' | 'entered' | 'cancelled' | 'missed';

/** Places of a department in each of its slots, where they differ from the default. */
export const bookingCapacities = pgTable('booking_capacities', {
  departmentId: text('department_id').primaryKey(),
  capacity: integer('capacity').notNull(),
});

/** How many places of a slot are taken; a slot nobody booked yet has no row. */
export const bookingSlots = pgTable(
  'booking_slots',
  {
    departmentId: text('department_id').notNull(),
    startsAt: at('starts_at').notNull(),
    takenCount: integer('taken_count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.departmentId, table.startsAt] })],
);

export const bookings = pgTable(
  'bookings',
  {
    callId: text('call_id').primaryKey(),
    applicantId: text('applicant_id').notNull(),
    matterId: text('matter_id').notNull(),
    departmentId: text('department_id').notNull(),
    startsAt: at('starts_at').notNull(),
    state: text('state').$type<BookingState>().notNull(),
    devices: jsonb('devices').$type<BookedDevices>().notNull(),
    createdAt: at('created_at').notNull(),
    /** When the reminder was given to the way to telephones. */
    remindedAt: at('reminded_at'),
    /** A clerk has it in hand until then. */
    claimedUntil: at('claimed_until'),
  },
  (table) => [
    uniqueIndex('bookings_one_open').on(table.applicantId, table.matterId).where(sql`state = 'open'`),
    index('bookings_due').on(table.startsAt).where(sql`state = 'open'`),
  ],
);
