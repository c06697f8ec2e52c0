import { QRCode } from 'antd';

const size = 180;

export function QrImage({ text }: { text: string }) {
  return <QRCode type="svg" value={text} size={size} color="#14171f" bgColor="#ffffff" bordered={false} />;
}
