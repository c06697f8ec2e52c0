import type zh from '../zh/files';

const files: typeof zh = {
  files: {
    ofRecord: 'Photos and files',
    room: 'room for {{count}} more',
    add: 'Take a photo or choose',
    notKept: '{{name}} was not kept',
    takeOff: 'Take {{name}} off',
    upload: 'Upload files',
    drop: 'Drop files here, or choose them',
    help: '{{types}}, up to {{most}} MB each; kept encrypted',
    choose: 'Choose files',
    sending: 'Sending…',
    kept: 'Kept',
    refused: 'Not kept',
    empty: 'The file is empty. Check it and upload it again.',
    tooLarge: 'The file is larger than {{most}} MB. Make it smaller or split it.',
    wrongType: 'Files of this kind are not taken. {{types}} are.',
    dismiss: 'Put {{name}} away',
    open: 'Open',
    download: 'Download',
  },
};

export default files;
