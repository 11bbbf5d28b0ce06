// The demo's content lives beside the server's loader; scripts name it from here.
export { demoData } from '../../server/src/administration/demo/index.ts';
