import type zh from '../zh/day';

const en: typeof zh = {
  day: {
    doing: { act: 'do it', call: 'note a call', later: 'put off', brief: 'brief', open: 'open' },
    showPutOff: '{{count}} put off',
    showToday: 'Back to today',
    putOffTitle: 'Put off: {{title}}',
    putOffHelp:
      'It comes back by itself. The policy lets lines of this kind be put off for {{count}} days at most.',
    putOffNever: 'The policy does not let lines of this kind be put off.',
    days: '{{count}} days',
    custom: 'Days',
    reason: 'Why (may be left out)',
    putOff: 'Put off until {{date}}',
    putOffDone: 'Put off until {{date}}',
    back: 'Bring back',
    backDone: 'Back on the list',
    backOn: 'back on {{date}}',
    notPutOff: 'Not put off',
    callTitle: 'Note a call: {{name}}',
    callWhat: 'What was said',
    callNext: 'Next step (may be left out)',
    callQuiet: 'Put this line off for {{count}} days',
    callSave: 'Save the call',
    callSaved: 'Call noted',
    callSubject: 'Call: {{title}}',
    callNotSaved: 'The call was not saved',
    nothingPutOff: 'Nothing is put off',
    nothingPutOffHelp: 'Press S on a line to put it off; it comes back by itself.',
    more: 'More',
    help: 'Each line says why, how much is at stake, when it is due, and does it with one key. The policy “What matters today” ranks them and says how long each may wait.',
  },
};

export default en;
