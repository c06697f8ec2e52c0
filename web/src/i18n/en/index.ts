import type { Words } from '..';
import pages from './pages';
import records from './records';
import shell from './shell';

const en: Words = { ...shell, ...records, ...pages };

export default en;
