export { failureWords } from './zh/failures.ts';
