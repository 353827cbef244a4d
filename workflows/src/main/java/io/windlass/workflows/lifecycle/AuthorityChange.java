package io.windlass.workflows.lifecycle;

/**
 * How far the authority that signs a cluster's certificates has been replaced by another. Read from
 * what Secrets hold; whether every node knows it, the templates of the pods tell.
 */
public enum AuthorityChange {
  /** Windlass does not issue the certificates, and no other authority is wanted. */
  NONE,
  /** There is one authority, and there is to be one. */
  SETTLED,
  /** There is a second one. The files of the nodes may not have it yet. */
  PREPARED,
  /** The files have both; the certificate is signed by the first. */
  BOTH_TRUSTED,
  /** The files have both; the certificate is signed by the second. */
  SIGNED_ANEW,
  /** The files have the second alone; the first can still be told apart. */
  ALONE;

  /** Whether it was begun and is not over. */
  public boolean begun() {
    return switch (this) {
      case NONE, SETTLED -> false;
      case PREPARED, BOTH_TRUSTED, SIGNED_ANEW, ALONE -> true;
    };
  }
}
