import { JournalFull, TimedOut } from '../../../log/event-log.errors.js';
import type { Deadlines } from './deadlines.js';
import { reject, sizeOf, sizeOfAll, type CommandTask, type Task } from './tasks.js';

/** What waits for its batch, in order. All bounds are in commands and reads, several of which a task may be. */
export class TaskQueue {
  private readonly waiting: Task[] = [];
  private size = 0;

  constructor(private readonly maxSize: number) {}

  get length(): number {
    return this.size;
  }

  /** @throws {JournalFull} unless there is room for all of them; then none is taken. */
  add(tasks: readonly Task[], evenIfFull: boolean): void {
    const size = this.size + sizeOfAll(tasks);
    if (size > this.maxSize && !evenIfFull) throw new JournalFull();
    for (const task of tasks) this.waiting.push(task);
    this.size = size;
  }

  /** The next tasks, of no more than this size together; one that is larger comes alone. */
  take(maxSize: number): Task[] {
    return this.takeWhile((_, size, before) => before === 0 || size <= maxSize);
  }

  /** The next commands, of no more than this size together, as far as they may come. */
  takeCommands(maxSize: number, mayCome: (task: CommandTask) => boolean): CommandTask[] {
    return this.takeWhile(
      (task, size) => task.kind === 'command' && size <= maxSize && mayCome(task),
    ) as CommandTask[];
  }

  /** Refuses those that have waited for too long. */
  expire(deadlines: Deadlines): void {
    const late = this.takeWhile((task) => deadlines.isOver(task));
    for (const task of late) reject(task, new TimedOut());
  }

  /** @param comes is told the size together with the task, and that of those before it. */
  private takeWhile(comes: (task: Task, size: number, before: number) => boolean): Task[] {
    let count = 0;
    let before = 0;
    for (const task of this.waiting) {
      const size = before + sizeOf(task);
      if (!comes(task, size, before)) break;
      before = size;
      count++;
    }
    this.size -= before;
    return this.waiting.splice(0, count);
  }
}
