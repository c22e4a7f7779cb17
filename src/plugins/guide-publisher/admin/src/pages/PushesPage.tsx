import { Route, Routes } from 'react-router-dom';
import { PushListView } from '../pushes/PushListView';
import { PushView } from '../pushes/PushView';

/** Bulk updates: what was done, is under way and is to come, and one of them as a whole. */
export default function PushesPage() {
  return (
    <Routes>
      <Route index element={<PushListView />} />
      <Route path=":id" element={<PushView />} />
    </Routes>
  );
}
