package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.windlass.activities.aistore.CertManager;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.aistore.objects.authn.AuthnCertificate;
import io.windlass.activities.aistore.objects.authn.AuthnObjects;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What cert-manager is asked for on behalf of an AuthN service, and what has come of it. */
record AuthnCertificates(AuthnAccess access, AIStoreAuth auth) {

  /** It may ask somebody far away. */
  private static final int PATIENCE_TIMES = 4;

  private boolean asked() {
    return new ListenAddress(auth).asked().isPresent();
  }

  /** The Certificate as the spec wants it; empty where it asks for none. */
  Optional<IssuedCertificate> wanted() {
    return AuthnCertificate.of(auth, access.settings().clusterDomain(), publicHosts());
  }

  private List<String> publicHosts() {
    AuthnNames names = AuthnNames.of(auth);
    var balancer =
        new ServiceBuilder()
            .withNewMetadata()
            .withNamespace(names.namespace())
            .withName(names.loadBalancer())
            .endMetadata()
            .build();
    return access
        .objects()
        .live(balancer)
        .map(live -> LoadBalancer.endpoints(live).toList())
        .orElse(List.of());
  }

  /** The one that is there and ours; none where our role does not let us see any. */
  Optional<IssuedCertificate> own() {
    return ApiRefusal.unlessForbidden(
            Optional.<IssuedCertificate>empty(),
            () -> access.objects().live(new AuthnObjects(auth).certificateName()))
        .filter(new Ownership(auth)::ours);
  }

  /** Why nothing can be asked for; empty where it can, or need not be. */
  Optional<String> problem() {
    return asked() && !CertManager.installed(access.kubernetes())
        ? Optional.of(CertManager.MISSING)
        : new AuthnPodCertificate(auth).problem(access.kubernetes());
  }

  /** Whether it is asked for what is wanted now, if for anything. */
  boolean upToDate() {
    return asked()
        ? own()
            .filter(
                live -> wanted().filter(want -> access.objects().unchanged(want, live)).isPresent())
            .isPresent()
        : own().isEmpty();
  }

  /**
   * Why there is no certificate yet.
   *
   * @param delivered whether the Secret is there
   */
  Optional<PodProblem> pending(boolean delivered) {
    if (!asked() || delivered) {
      return Optional.empty();
    }
    Optional<IssuedCertificate> live = own();
    AuthnNames names = AuthnNames.of(auth);
    String message =
        "spec.tls.certificate: cert-manager has not yet made Secret %s of Certificate %s; %s. See kubectl describe certificate %s"
            .formatted(
                names.certificateSecret(),
                names.certificate(),
                live.flatMap(IssuedCertificate::words)
                    .map("it says "::concat)
                    .orElse("it says nothing, so see whether it runs and knows the issuer"),
                names.certificate());
    return Optional.of(
        new PodProblem(Reason.MISSING_REFERENCE, message, live.filter(this::overdue).isPresent()));
  }

  private boolean overdue(IssuedCertificate live) {
    Duration patience = access.settings().patience().multipliedBy(PATIENCE_TIMES);
    return ServerSide.applied(live)
        .filter(asked -> asked.plus(patience).isBefore(Instant.now()))
        .isPresent();
  }
}
