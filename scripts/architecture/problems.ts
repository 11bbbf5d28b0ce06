export interface Problem {
  path: string;
  line: number;
  message: string;
  severity: 'error' | 'warning';
}
