import { Route, Routes } from 'react-router-dom';
import { DriftListView } from '../drift/DriftListView';
import { DriftReportView } from '../drift/DriftReportView';

/** Guides behind their standard item: the list, and one guide compared field by field. */
export default function DriftPage() {
  return (
    <Routes>
      <Route index element={<DriftListView />} />
      <Route path=":documentId" element={<DriftReportView />} />
    </Routes>
  );
}
