/**
 * The one file that knows the router: everything else imports from here, so that a change of router is a change of one
 * file.
 */
export {
  Route,
  Routes,
  useLocation,
  useNavigate,
  useParams,
  useSearchParams,
} from 'react-router-dom';
