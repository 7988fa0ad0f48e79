import { JournalFull } from '../event-log.errors.js';
import { sizeOf, type CommandTask, type Task } from './tasks.js';

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
    const size = this.size + tasks.reduce((sum, task) => sum + sizeOf(task), 0);
    if (size > this.maxSize && !evenIfFull) throw new JournalFull();
    for (const task of tasks) this.waiting.push(task);
    this.size = size;
  }

  /** The next tasks, of no more than this size together; one that is larger comes alone. */
  take(maxSize: number): Task[] {
    let count = 0;
    let size = 0;
    for (const task of this.waiting) {
      const more = size + sizeOf(task);
      if (count > 0 && more > maxSize) break;
      size = more;
      count++;
    }
    this.size -= size;
    return this.waiting.splice(0, count);
  }

  /** The next commands, of no more than this size together, as far as they may come. */
  takeCommands(maxSize: number, mayCome: (task: CommandTask) => boolean): CommandTask[] {
    const taken: CommandTask[] = [];
    let size = 0;
    for (const task of this.waiting) {
      size += sizeOf(task);
      if (task.kind !== 'command' || size > maxSize || !mayCome(task)) break;
      taken.push(task);
      this.size -= sizeOf(task);
    }
    this.waiting.splice(0, taken.length);
    return taken;
  }
}
