import AntdBoundary from '@/app/AntdBoundary.antd';
import { QrImage } from './QrImage.antd';

/** A QR code, always dark on white so that every camera reads it. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  return (
    <AntdBoundary>
      <div role="img" aria-label={label} className="qr">
        <QrImage text={text} />
      </div>
    </AntdBoundary>
  );
}
