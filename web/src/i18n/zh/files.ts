export default {
  files: {
    upload: '上传文件',
    drop: '把文件拖到这里，或选择文件',
    help: '{{types}}，单个不超过 {{most}} MB；内容加密保存',
    choose: '选择文件',
    sending: '上传中…',
    kept: '已保存',
    refused: '未保存',
    empty: '文件是空的。请检查后重新上传。',
    tooLarge: '文件超过 {{most}} MB。请压缩或拆分后上传。',
    wrongType: '不接受这种文件。可上传 {{types}}。',
    dismiss: '收起 {{name}}',
    open: '打开',
    download: '下载',
  },
};
