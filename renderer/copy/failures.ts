export { type FailureWords, failureWords } from './zh/failures.ts';
