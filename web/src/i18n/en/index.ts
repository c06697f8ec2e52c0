import type { Words } from '..';
import customer360 from './customer360';
import manage from './manage';
import pages from './pages';
import records from './records';
import shell from './shell';

const en: Words = { ...shell, ...records, ...pages, ...customer360, ...manage };

export default en;
