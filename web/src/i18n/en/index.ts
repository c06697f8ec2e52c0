import type { Words } from '..';
import customer360 from './customer360';
import files from './files';
import manage from './manage';
import pages from './pages';
import records from './records';
import shell from './shell';

const en: Words = { ...shell, ...records, ...pages, ...customer360, ...files, ...manage };

export default en;
