import type { Words } from '..';
import assistant from './assistant';
import brief from './brief';
import calendar from './calendar';
import contacts from './contacts';
import campaigns from './campaigns';
import climate from './climate';
import risks from './risks';
import customer360 from './customer360';
import day from './day';
import around from './around';
import facility from './facility';
import contracts from './contracts';
import deals from './deals';
import files from './files';
import lab from './lab';
import lending from './lending';
import mail from './mail';
import model from './model';
import manage from './manage';
import opinions from './opinions';
import process from './process';
import projects from './projects';
import pages from './pages';
import portal from './portal';
import pool from './pool';
import portfolio from './portfolio';
import allocation from './allocation';
import records from './records';
import service from './service';
import system from './system';
import outlook from './outlook';
import worth from './worth';
import shell from './shell';
import warnings from './warnings';

const en: Words = {
  ...shell,
  ...records,
  ...pages,
  ...assistant,
  ...brief,
  ...calendar,
  ...contacts,
  ...campaigns,
  ...climate,
  ...risks,
  ...customer360,
  ...day,
  ...contracts,
  ...deals,
  ...files,
  ...lab,
  ...around,
  ...facility,
  ...lending,
  ...mail,
  ...model,
  ...manage,
  ...opinions,
  ...portal,
  ...service,
  ...system,
  ...pool,
  ...portfolio,
  ...allocation,
  ...outlook,
  ...worth,
  ...warnings,
  ...process,
  ...projects,
};

export default en;
