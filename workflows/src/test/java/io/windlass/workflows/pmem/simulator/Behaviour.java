package io.windlass.workflows.pmem.simulator;

/**
 * What a driver does on a node.
 *
 * @param start seconds until its pod is ready; more than any gate waits if it never is
 * @param registers whether the kubelet gets to know it
 * @param version what it tells of itself
 * @param capacity bytes of memory that it sees
 */
record Behaviour(int start, boolean registers, String version, long capacity) {

  private static final int NEVER = 1_000_000;
  static final long MEMORY = 1L << 34;

  static Behaviour good(String version) {
    return new Behaviour(4, true, version, MEMORY);
  }

  static Behaviour crashing(String version) {
    return new Behaviour(NEVER, false, version, MEMORY);
  }

  static Behaviour unregistered(String version) {
    return new Behaviour(4, false, version, MEMORY);
  }

  static Behaviour blind(String version) {
    return new Behaviour(4, true, version, 0);
  }

  static Behaviour shrunk(String version) {
    return new Behaviour(4, true, version, MEMORY / 2);
  }

  boolean crashes() {
    return start == NEVER;
  }
}
