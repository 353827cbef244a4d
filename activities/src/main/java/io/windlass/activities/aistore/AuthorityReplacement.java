package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Request;
import java.util.Map;

/**
 * The steps by which an authority is replaced, of certificates that Windlass issues or of those
 * from elsewhere. Each looks once more before its effect: a Secret may have been written, or a pod
 * started meanwhile with what was in its files then.
 */
sealed interface AuthorityReplacement permits IssuedReplacement, AuthorityCrossing {

  /** The steps for the certificates that a cluster has. */
  static AuthorityReplacement of(ClusterAccess access, AIStore aistore) {
    return OwnCertificates.issued(aistore)
        ? new IssuedReplacement(access, aistore)
        : new AuthorityCrossing(access, aistore);
  }

  ClusterAccess access();

  AIStore aistore();

  /** Writes the authorities of both into what nodes are to be started with. */
  void prepare();

  /** Has nodes show a certificate of the new one. */
  void show();

  /** Takes the old one out of what nodes are to be started with. */
  void distrust();

  /**
   * Forgets the old one, once it is refused. Where there is none to be retired, that is told, and
   * counts as done.
   */
  void retire();

  /** Tells that the person who asked for it has what was asked for. */
  default void answer() {
    String request = Request.REPLACE_AUTHORITY.token(aistore().getMetadata().getAnnotations());
    access().resources().annotate(aistore(), Map.of(Request.REPLACE_AUTHORITY.answer(), request));
  }
}
