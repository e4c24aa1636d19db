import EmbeddingIcon from '@material-ui/icons/BubbleChart';
import ClassifierIcon from '@material-ui/icons/CategoryOutlined';
import LanguageIcon from '@material-ui/icons/ChatBubbleOutline';
import RegressorIcon from '@material-ui/icons/ShowChart';
import RankerIcon from '@material-ui/icons/Sort';
import RecommenderIcon from '@material-ui/icons/ThumbUpAltOutlined';
import ForecasterIcon from '@material-ui/icons/Timeline';
import ModelIcon from '@material-ui/icons/BlurOn';

const icons = new Map([
  ['classifier', ClassifierIcon],
  ['regressor', RegressorIcon],
  ['ranker', RankerIcon],
  ['recommender', RecommenderIcon],
  ['forecaster', ForecasterIcon],
  ['llm', LanguageIcon],
  ['embedding', EmbeddingIcon],
]);

/** A picture of a model's type, for the eye only: the word stands beside it. Types are free words; others share one. */
export const TypeIcon = ({ type }: { type: string }) => {
  const Icon = icons.get(type.toLocaleLowerCase('en-US')) ?? ModelIcon;
  return <Icon aria-hidden fontSize="inherit" />;
};
