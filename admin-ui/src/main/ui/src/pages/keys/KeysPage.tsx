import { Route, Routes } from 'react-router';
import { KeyPage } from './KeyPage';
import { KeyList } from './KeyList';

export default function KeysPage() {
  return (
    <Routes>
      <Route index element={<KeyList />} />
      <Route path=":id" element={<KeyPage />} />
    </Routes>
  );
}
