import { useParams } from 'react-router';
import { RecordView } from './RecordView';

export function Component() {
  const { id = '' } = useParams();
  return <RecordView key={id} name="customer" id={id} />;
}
