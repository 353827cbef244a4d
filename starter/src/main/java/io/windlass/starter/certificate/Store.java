package io.windlass.starter.certificate;

import java.util.List;
import java.util.Map;

/**
 * The two objects by which starters agree: the Secret with the certificate, and the configuration
 * that tells the API server whom to trust. They are written only when they are still as they were
 * seen: of two that write at once, one has to look again.
 */
interface Store {

  /** The starter's own namespace. */
  String namespace();

  /** Begins to watch. */
  void start(Runnable changed);

  /** Whether both have been looked for. */
  boolean synced();

  /** What the Secret holds; empty when there is none. */
  Map<String, String> data();

  /** Whether it was written; if not, another starter was quicker. */
  boolean write(Map<String, String> data);

  /** What the configuration tells the API server to trust, for each webhook; empty without one. */
  List<String> told();

  /** Lets the configuration say it, wherever it says something else. */
  void tell(String bundle);
}
