package io.windlass.activities.aistore.login;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.AuthorityFiles;
import io.windlass.activities.aistore.certificates.TlsSettings;
import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.Credentials;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Access;
import io.windlass.workflows.aistore.resource.Auth;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs in to clusters that ask for tokens. Passwords and tokens stay in this process; nothing here
 * is put into a payload, log line or status.
 */
public final class ClusterLogins {

  private final Attempts attempts;
  private final Profiles profiles;
  private final Map<Login, Tokens> tokens = new ConcurrentHashMap<>();

  /** For one installation. */
  public ClusterLogins(
      KubernetesClient kubernetes, TlsSettings settings, SubjectSettings subjects) {
    ServiceAuthorities authorities =
        new ServiceAuthorities(kubernetes, settings.authorities().map(AuthorityFiles::new));
    this.attempts = new Preparation(kubernetes, authorities, subjects);
    this.profiles = new Profiles(kubernetes, InstantSource.system());
  }

  /** By what calls to a cluster prove themselves. */
  public Credentials credentials(AIStore aistore) {
    return new Proof(() -> login(aistore).map(this::of), new Access(aistore.getSpec()).guarded());
  }

  /** Where the tokens of a cluster come from; empty where it has no login, or one of no use. */
  public Optional<URI> service(AIStore aistore) {
    try {
      return login(aistore).map(Login::service);
    } catch (NotAdmitted unusable) {
      return Optional.empty();
    }
  }

  /** A profile wins over what the resource says itself. */
  private Optional<Login> login(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().auth())
        .map(Auth::profileRef)
        .map(profile -> profiles.login(profile.name(), new Access(aistore.getSpec()).audiences()))
        .or(() -> Logins.of(aistore));
  }

  /**
   * Why Windlass would not be let in; empty when it would be, or when that can't be known since the
   * service does not answer.
   */
  public Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    try {
      credentials(aistore).token();
      return Optional.empty();
    } catch (NotAdmitted refused) {
      return Optional.of(new Stalled<>(refused.obstacle().reason(), refused.sentence()));
    } catch (AisUnreachable silent) {
      return Optional.empty();
    }
  }

  private Tokens of(Login login) {
    return tokens.computeIfAbsent(
        login, named -> new Tokens(named, attempts, InstantSource.system()));
  }
}
