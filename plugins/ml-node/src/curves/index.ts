export { thinCurve } from './thinCurve';
