import { makesBehaviour } from './behaviour.ts';

makesBehaviour('tcp');
