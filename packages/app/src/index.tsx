import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import './theme/tokens.css';
import ReactDOM from 'react-dom/client';
import { app } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
ReactDOM.createRoot(root).render(app.createRoot());
