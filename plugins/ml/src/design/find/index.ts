export { ChooseByName } from './ChooseByName';
export { PickByName } from './PickByName';
