package io.windlass.workflows.lifecycle;

import java.util.Map;

/**
 * What a list of workflows tells of each without its history being read: why it was started, and
 * for which spec. For people and their scripts only: no decision reads it.
 */
public final class Memos {

  private Memos() {}

  /** Of the workflow of a resource, as it was first asked for. */
  public static Map<String, Object> of(ReconcileRequest request) {
    return of(request.reference(), request.cause().sentence());
  }

  /** Of an operation. */
  static Map<String, Object> of(OperationRequest request) {
    return of(request.reference(), request.reason().sentence());
  }

  private static Map<String, Object> of(ResourceReference reference, String why) {
    return Map.of(
        "resource",
        reference.title(),
        "uid",
        reference.uid(),
        "generation",
        reference.generation(),
        "because",
        why);
  }
}
