package io.windlass.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Context;
import io.grpc.Status;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TemporalGateTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicInteger calls = new AtomicInteger();
  private final TemporalGate gate = new TemporalGate(now::get);

  private int fail(Status status) {
    calls.incrementAndGet();
    throw new IllegalStateException("as the client wraps it", status.asRuntimeException());
  }

  @Test
  void givesTheAnswer() throws TemporalUnavailable {
    assertThat(gate.call(() -> 7)).isEqualTo(7);
  }

  @Test
  void boundsTheCall() throws TemporalUnavailable {
    assertThat(gate.call(() -> Context.current().getDeadline() != null)).isTrue();
  }

  @Test
  void failsFastForAWhileAfterACallWithoutAnswer() throws TemporalUnavailable {
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThatThrownBy(() -> gate.call(() -> fail(Status.UNAVAILABLE)))
          .isInstanceOf(TemporalUnavailable.class)
          .hasMessage("Temporal can't be reached");
    }
    assertThat(calls).hasValue(1);
    now.updateAndGet(time -> time.plusSeconds(1));
    assertThat(gate.call(() -> 7)).isEqualTo(7);
  }

  @Test
  void aRefusalOfOneRequestDoesNotHoldUpOthers() throws TemporalUnavailable {
    assertThatThrownBy(
            () -> gate.call(() -> fail(Status.NOT_FOUND.withDescription("no namespace ais"))))
        .isInstanceOf(TemporalUnavailable.class)
        .hasMessage("Temporal refuses: no namespace ais (NOT_FOUND)");
    assertThat(gate.call(() -> 7)).isEqualTo(7);
  }

  @Test
  void aFaultOfOursIsNotTemporals() {
    assertThatThrownBy(
            () ->
                gate.call(
                    () -> {
                      throw new IllegalArgumentException("ours");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
