import type { Task } from './tasks.js';

/**
 * Until when a task may be begun, and has to be answered. Time for which the process was stopped counts: whoever
 * asked may have asked elsewhere since.
 */
export class Deadlines {
  constructor(private readonly answerWithinMs: number) {}

  isOver({ arrivedAt }: Task): boolean {
    return performance.now() - arrivedAt >= this.answerWithinMs;
  }
}
