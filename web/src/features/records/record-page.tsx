import { useParams } from 'react-router';
import { RecordView } from './RecordView';

export function Component() {
  const { entity = '', id = '' } = useParams();
  return <RecordView key={id} name={entity} id={id} />;
}
