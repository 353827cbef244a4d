package io.windlass.worker;

import io.temporal.common.interceptors.WorkerInterceptor;
import jakarta.inject.Singleton;

/** Everything that tells from outside what workflows and activities do. */
@Singleton
record SignalInterceptors(StepMetrics steps, OperationMetrics operations) {

  /** All interceptors of a worker. Temporal wants the innermost first. */
  WorkerInterceptor[] around(WorkerInterceptor innermost) {
    return new WorkerInterceptor[] {
      innermost, steps, new OperationWatch(operations), new WorkFields()
    };
  }
}
