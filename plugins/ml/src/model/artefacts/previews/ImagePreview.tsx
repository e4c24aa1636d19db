import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  picture: {
    display: 'block',
    maxWidth: '100%',
    maxHeight: 640,
    borderRadius: 6,
    // Plots with a transparent ground are drawn for a white page.
    background: '#FFFFFF',
  },
});

/** A picture, from the bytes that the server has looked at. */
export const ImagePreview = ({
  base64,
  mediaType,
  name,
}: {
  base64: string;
  mediaType: string;
  name: string;
}) => (
  <img
    className={useStyles().picture}
    src={`data:${mediaType};base64,${base64}`}
    alt={name}
  />
);
