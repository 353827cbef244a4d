package io.windlass.workflows.aistore.simulator;

/**
 * A pod of a StatefulSet. Its process starts some time after the pod; a crash starts the process
 * again in the same pod.
 */
final class SimulatedPod {

  enum Phase {
    STARTING,
    RUNNING,
    /** Its node left for good: it has no configuration to start with. */
    EXPELLED,
    ENDING
  }

  final String uid;
  final String template;
  int restarts;
  Phase phase = Phase.STARTING;

  /** When the present phase ends (starting, ending) or began (running). */
  long at;

  /** Whether its volumes are on a machine that is lost, so that it can't start anywhere. */
  boolean homeless;

  /** Whether it was put on its host; one that is cordoned takes none. */
  boolean placed;

  /** Whose signature is on the certificate that its process shows. */
  int shows;

  long unreadySince;
  boolean ready;
  long readySince;

  SimulatedPod(String uid, String template, long now, int start) {
    this.uid = uid;
    this.template = template;
    this.unreadySince = now;
    this.at = now + start;
  }

  /** Tells a process from an earlier one of the same node. */
  String process() {
    return uid + "." + restarts;
  }

  boolean running() {
    return phase == Phase.RUNNING;
  }

  boolean ending() {
    return phase == Phase.ENDING;
  }

  /** It is put on its host, and starts. */
  void place(long now, int start) {
    placed = true;
    at = now + start;
  }

  void setReady(boolean value, long now) {
    if (ready != value) {
      ready = value;
      readySince = now;
      unreadySince = now;
    }
  }

  void end(long until) {
    phase = Phase.ENDING;
    ready = false;
    at = until;
  }

  void expel(long now) {
    phase = Phase.EXPELLED;
    setReady(false, now);
  }

  void crash(long now, int start) {
    phase = Phase.STARTING;
    setReady(false, now);
    restarts++;
    at = now + start;
  }
}
