import pages from './pages';
import records from './records';
import shell from './shell';

/** One file a part of the product; a feature adds its own file here and in ../en. */
export default { ...shell, ...records, ...pages };
