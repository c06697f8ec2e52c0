/** What the server says when it refuses, RFC 9457 with our own additions. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  id?: string;
  detail?: string;
  errors?: FieldProblem[];
  correlation_id?: string;
}

export interface FieldProblem {
  id?: string;
  field?: string;
  value?: unknown;
  message: string;
}

export class ApiError extends Error {
  constructor(
    readonly problem: Problem,
    readonly correlationId: string,
  ) {
    super(problem.detail || problem.title);
  }

  get status() {
    return this.problem.status;
  }

  is(id: string) {
    return this.problem.id === id;
  }
}

export const isStale = (error: unknown): error is ApiError =>
  error instanceof ApiError && (error.status === 412 || error.is('record.stale'));
