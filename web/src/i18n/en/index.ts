import type { Words } from '..';
import brief from './brief';
import contacts from './contacts';
import customer360 from './customer360';
import facility from './facility';
import files from './files';
import lending from './lending';
import manage from './manage';
import pages from './pages';
import portfolio from './portfolio';
import records from './records';
import shell from './shell';

const en: Words = {
  ...shell,
  ...records,
  ...pages,
  ...brief,
  ...contacts,
  ...customer360,
  ...files,
  ...facility,
  ...lending,
  ...manage,
  ...portfolio,
};

export default en;
