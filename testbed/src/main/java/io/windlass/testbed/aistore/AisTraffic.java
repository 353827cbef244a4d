package io.windlass.testbed.aistore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where tests hear of every request that simulated nodes are sent. Safe for concurrent use. */
public final class AisTraffic {
  private final List<Consumer<AisCall>> listeners = new CopyOnWriteArrayList<>();

  /** Tells the listener of every request from now on. */
  public void listen(Consumer<AisCall> listener) {
    listeners.add(listener);
  }

  void note(NodeRequest request) {
    if (!listeners.isEmpty()) {
      AisCall call = AisCall.of(request);
      listeners.forEach(listener -> listener.accept(call));
    }
  }
}
