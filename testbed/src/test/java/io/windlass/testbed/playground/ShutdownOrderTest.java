package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownOrderTest {

  private final List<String> closed = new ArrayList<>();
  private final ShutdownOrder order = new ShutdownOrder();

  @Test
  void theLastStartedIsClosedFirst() {
    order.own(part("cluster"));
    order.own(part("worker"));
    order.close();
    assertThat(closed).containsExactly("worker", "cluster");
  }

  @Test
  void aPartThatFailsToCloseKeepsNoOtherRunning() {
    order.own(part("cluster"));
    order.own(
        () -> {
          throw new IllegalStateException("stuck");
        });
    order.close();
    assertThat(closed).containsExactly("cluster");
  }

  @Test
  void whatComesAfterTheShutdownIsClosedAtOnce() {
    order.close();
    assertThatThrownBy(() -> order.own(part("late"))).isInstanceOf(PlaygroundException.class);
    assertThat(closed).containsExactly("late");
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }
}
