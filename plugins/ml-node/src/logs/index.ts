export { MAX_LOG_CHUNK, checkLogQuery, readLogPart } from './readLogPart';
