package io.windlass.workflows.lifecycle;

/**
 * What a rotation of certificates is to replace.
 *
 * @param authority whether the authority that signs them is replaced too, which restarts every node
 */
public record Rotation(boolean authority) {

  /** The request that it comes to. */
  public Request request() {
    return authority ? Request.REPLACE_AUTHORITY : Request.CERTIFICATES;
  }
}
