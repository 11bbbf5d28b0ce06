import type { RouteName, Routes } from '@cloudseat/shared/contract/routes.ts';

/**
 * Method and path of every route, at run time and without zod in the bundle. The compiler holds it to shared's routes, a
 * test compares both.
 */
export const apiPaths = {
  'health:live': ['GET', '/health/live'],
  'health:ready': ['GET', '/health/ready'],
  'catalogue:get': ['GET', '/catalogue'],
  'matter:get': ['GET', '/matters/:matterId'],
  'entry:get': ['GET', '/entries/:code'],
  'session:get': ['GET', '/session'],
  'smsCode:send': ['POST', '/sms-codes'],
  'resumeLink:create': ['POST', '/resume-links'],
  'resumeLink:redeem': ['POST', '/resume-links/redeem'],
  'applicantSession:create': ['POST', '/applicant-session'],
  'applicantSession:delete': ['DELETE', '/applicant-session'],
  'staffSession:create': ['POST', '/staff-session'],
  'staffSession:delete': ['DELETE', '/staff-session'],
  'consentText:get': ['GET', '/consent-text'],
  'call:create': ['POST', '/calls'],
  'matter:service': ['GET', '/matters/:matterId/service'],
  'slot:list': ['GET', '/matters/:matterId/slots'],
  'booking:get': ['GET', '/calls/:callId/booking'],
  'booking:make': ['POST', '/calls/:callId/booking'],
  'booking:change': ['PUT', '/calls/:callId/booking'],
  'booking:cancel': ['DELETE', '/calls/:callId/booking'],
  'bookingCapacity:set': ['PUT', '/departments/:departmentId/booking-capacity'],
  'leftMessage:send': ['POST', '/calls/:callId/left-message'],
  'consent:give': ['POST', '/calls/:callId/consents'],
  'call:listOwn': ['GET', '/calls'],
  'call:listToday': ['GET', '/staff/calls'],
  'rating:give': ['PUT', '/calls/:callId/rating'],
  'material:list': ['GET', '/calls/:callId/materials'],
  'material:content': ['GET', '/materials/:materialId/content'],
  'supervision:listCalls': ['GET', '/supervision/calls'],
  'supervision:why': ['GET', '/supervision/calls/:callId/why'],
  'supervision:setPriority': ['PUT', '/supervision/calls/:callId/priority'],
  'supervision:getDay': ['GET', '/supervision/statistics'],
} as const satisfies { [Name in RouteName]: readonly [Routes[Name]['method'], Routes[Name]['path']] };
