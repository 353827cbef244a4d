package io.windlass.starter.temporal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;

/** Shows whether Temporal answers, also while nobody needs it. */
@Context
final class TemporalReachable {

  private final WorkflowServiceStubs service;
  private final TemporalGate gate;
  private volatile boolean reachable;

  TemporalReachable(MeterRegistry registry, WorkflowServiceStubs service, TemporalGate gate) {
    this.service = service;
    this.gate = gate;
    Gauge.builder("windlass.temporal.reachable", this, now -> now.reachable ? 1 : 0)
        .description("1 while Temporal answers the starter, otherwise 0")
        .register(registry);
  }

  @Scheduled(fixedDelay = "5s")
  void ask() {
    try {
      gate.call(
          () -> service.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance()));
      reachable = true;
    } catch (TemporalUnavailable unavailable) {
      reachable = false;
    }
  }
}
