package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.certificates.DriverMaterial.Needs;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Takes the steps by which certificates are renewed and an authority is replaced. Each looks once
 * more before its effect: a pod may have been started meanwhile with what was in its files then.
 * And what its pods were started with is tried by handshakes: see {@link TrustTrial}.
 */
record TrustChange(DriverAccess access, PmemResource resource) {

  void renew() {
    String request = PmemAnnotations.asked(resource);
    change((material, needs) -> material.renewed(needs, request));
  }

  /**
   * Only what certificates were issued for is done: another may be asked for by now. And only when
   * every pod shows them.
   */
  void confirm() {
    String request = PmemAnnotations.value(resource, Request.CERTIFICATES.annotation());
    if (access.observer().context(resource).spec().layout() == DriverLayout.DISTRIBUTED) {
      access
          .telling()
          .inform(
              resource,
              Reason.ADVICE,
              "metadata.annotations[%s]: drivers from v0.9 on have no certificates, and nothing was to be done"
                  .formatted(Request.CERTIFICATES.annotation()));
      access.resources().annotate(resource, Map.of(Request.CERTIFICATES.answer(), request));
      return;
    }
    String asked = PmemAnnotations.asked(resource);
    boolean given = access.observer().context(resource).spec().certificates().given();
    if (given && !asked.isEmpty()) {
      access
          .telling()
          .inform(
              resource,
              Reason.ADVICE,
              "spec.caCert: certificates are given in the spec; change them there, and drivers are"
                  + " started with them");
    }
    DriverMaterial held = held();
    if (given || asked.isEmpty() || asked.equals(held.issuedFor())) {
      trial().requireShown(held);
      access.resources().annotate(resource, Map.of(Request.CERTIFICATES.answer(), request));
    }
  }

  void prepare() {
    change(DriverMaterial::prepared);
  }

  /**
   * No pod shows a certificate before every pod was started with its authority, and has believed
   * one of it.
   */
  void signAnew() {
    held()
        .successor()
        .ifPresent(
            next -> {
              require(
                  word -> DriverMaterial.names(word, next.certificate()),
                  "these pods were started without the new authority: %s");
              trial().requireBelieved(next);
            });
    change(DriverMaterial::succeeded);
  }

  /**
   * No authority is taken from what is trusted while a pod shows a certificate of it: each is asked
   * for the one that it shows.
   */
  void distrust() {
    DriverMaterial held = held();
    List<X509Certificate> shown =
        held.shown().values().stream().map(Identity::certificate).toList();
    require(
        word -> shown.stream().anyMatch(next -> DriverMaterial.names(word, next)),
        "these pods were started with an old certificate: %s");
    if (held.change() == AuthorityChange.SIGNED_ANEW) {
      trial().requireShown(held);
    }
    change((material, needs) -> material.alone());
  }

  /** None is forgotten while a pod trusts it: each has to have refused a certificate of it. */
  void retire() {
    DriverMaterial held = held();
    if (held.successor().isPresent()) {
      held.present().ifPresent(this::requireRefused);
      trial().requireShown(held);
    }
    String request = PmemAnnotations.value(resource, Request.REPLACE_AUTHORITY.annotation());
    access.resources().annotate(resource, Map.of(Request.REPLACE_AUTHORITY.answer(), request));
    change((material, needs) -> material.retired());
  }

  private void requireRefused(Authority old) {
    require(
        word -> !DriverMaterial.names(word, old.certificate()),
        "these pods were started with the old authority: %s");
    trial().requireRefused(old);
  }

  /** Replaces the authority without an overlap; done for a request already, it does nothing. */
  void revoke() {
    String request = PmemAnnotations.revoking(resource);
    if (!request.isEmpty()) {
      change((material, needs) -> material.revoked(needs, request));
    }
  }

  private TrustTrial trial() {
    return new TrustTrial(access, resource);
  }

  private void change(BiFunction<DriverMaterial, Needs, DriverMaterial> change) {
    DriverContext context = access.observer().context(resource);
    access.certificates().change(resource, context, access.own(resource), change);
  }

  private DriverMaterial held() {
    return access.certificates().read(access.observer().context(resource)).material();
  }

  private void require(Predicate<String> started, String otherwise) {
    List<String> others = new ArrayList<>();
    for (Side side : Side.values()) {
      access.workloads(resource).pods(side).stream()
          .filter(pod -> !started.test(word(pod)))
          .map(pod -> pod.getMetadata().getName())
          .sorted()
          .forEach(others::add);
    }
    if (!others.isEmpty()) {
      throw Failures.planOutdated(otherwise.formatted(String.join(", ", others)));
    }
  }

  private static String word(Pod pod) {
    return PmemAnnotations.value(pod, DriverLabels.MATERIAL);
  }
}
