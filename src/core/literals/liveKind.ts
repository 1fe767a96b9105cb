/** What cards are worked out for on the spot; each has a switch of its name, `systemDesign.live.<kind>`. */
export const LIVE_KINDS = [
  'jwt',
  'httpStatus',
  'httpHeader',
  'uri',
  'basicCredentials',
  'ipRange',
  'uuid',
  'cron',
  'unixTimestamp',
  'kubernetesKind',
  'composeKey',
] as const;

export type LiveKind = (typeof LIVE_KINDS)[number];
