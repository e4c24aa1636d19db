import type {
  SchedulerService,
  SchedulerServiceTaskFunction,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';

/** A scheduler that runs nothing by itself: the test says when a task's time has come. */
export class ManualScheduler implements SchedulerService {
  readonly #tasks = new Map<string, SchedulerServiceTaskFunction>();

  async scheduleTask(
    task: SchedulerServiceTaskScheduleDefinition &
      SchedulerServiceTaskInvocationDefinition,
  ) {
    this.#tasks.set(task.id, task.fn);
  }

  createScheduledTaskRunner(schedule: SchedulerServiceTaskScheduleDefinition) {
    return {
      run: (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask({ ...schedule, ...task }),
    };
  }

  /** Runs a task to its end; what it throws comes through. */
  async triggerTask(id: string) {
    const task = this.#tasks.get(id);
    if (!task) throw new NotFoundError(`There is no task ${id}`);
    await task(new AbortController().signal);
  }

  async cancelTask() {}

  async getScheduledTasks() {
    return [...this.#tasks.keys()].map(id => ({
      id,
      scope: 'global' as const,
      settings: { version: 1 },
    }));
  }
}
