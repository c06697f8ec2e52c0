import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Camera, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { contentPath, sendFile } from '@/shared/files/send';
import { bytes, instant } from '@/shared/lib/format';
import { toastDone, toastFailed } from '@/shared/state/toasts';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Panel';

export interface Photo {
  id: string;
  name: string;
  media_type: string | null;
  size_bytes: number | null;
  uploaded_at: string;
}

interface Props {
  customer: string;
  inspection: string;
  photos: Photo[];
  may: boolean;
}

/** Pictures taken on site, kept with the inspection; a phone opens its camera. */
export function Photos({ customer, inspection, photos, may }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await sendFile(customer, file, { kind: 'photo', inspection });
      return files.length;
    },
    onSuccess: (count) => toastDone(t('inspection.photosKept', { count })),
    onError: (error) => toastFailed(t('inspection.photosNotKept'), error),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  const address = (photo: Photo) => contentPath(photo.id, true);
  return (
    <Panel
      title={t('inspection.photos')}
      note={t('inspection.photosNote')}
      extra={
        may && (
          <Button size="small" busy={send.isPending} onClick={() => input.current?.click()}>
            <Camera size={15} aria-hidden /> {t('inspection.photosAdd')}
          </Button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg"
        capture="environment"
        aria-label={t('inspection.photosAdd')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length) send.mutate(files);
        }}
      />
      {photos.length === 0 && <p className="muted">{t('inspection.photosNone')}</p>}
      <ul className="photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            <a href={address(photo)} target="_blank" rel="noreferrer">
              {photo.media_type?.startsWith('image/') ? (
                <img src={address(photo)} alt={photo.name} loading="lazy" />
              ) : (
                <FileText size={28} aria-hidden />
              )}
              <span translate="no">{photo.name}</span>
              <span className="muted">
                {instant(photo.uploaded_at)} · {bytes(photo.size_bytes)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
