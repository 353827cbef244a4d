package io.windlass.activities.aistore.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The proxies in the order in which they are asked: one that fails goes to the end, so that it
 * costs its time once and not with every call.
 */
final class ProxyLine {

  private final List<URI> proxies;
  private boolean proven;

  ProxyLine(List<URI> proxies) {
    this.proxies = new ArrayList<>(proxies);
  }

  int length() {
    return proxies.size();
  }

  URI first() {
    return proxies.getFirst();
  }

  /** Whether the first one answered the last call. */
  boolean proven() {
    return proven;
  }

  void firstAnswered() {
    proven = true;
  }

  void firstFailed() {
    proxies.addLast(proxies.removeFirst());
    proven = false;
  }
}
