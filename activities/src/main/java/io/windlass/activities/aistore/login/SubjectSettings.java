package io.windlass.activities.aistore.login;

import java.util.Optional;

/**
 * What an installation may show to services that exchange tokens.
 *
 * @param serviceAccount {@code <namespace>/<name>} of the service account whose tokens are
 *     exchanged for those of clusters; empty for that by which the API server knows the worker
 * @param tokenFiles the directory of the worker whose files may be sent to a service that a
 *     resource names; empty where none may
 */
public record SubjectSettings(Optional<String> serviceAccount, Optional<String> tokenFiles) {

  /** Our own service account, and no file. */
  public static final SubjectSettings DEFAULT =
      new SubjectSettings(Optional.empty(), Optional.empty());
}
