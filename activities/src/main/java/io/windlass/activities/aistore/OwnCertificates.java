package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.Lifetimes;
import io.windlass.activities.aistore.certificates.OwnMaterial;
import io.windlass.activities.aistore.certificates.OwnMaterial.Needs;
import io.windlass.activities.aistore.certificates.OwnSecrets;
import io.windlass.activities.aistore.certificates.TrustedAuthorities;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.activities.kubernetes.CustomResources;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The certificates that Windlass issues itself, where a resource asks for that.
 *
 * <ol>
 *   <li>Authorities and their keys are in a Secret of their own, the files of the nodes in the one
 *       that the spec names. A word on the resource tells whom those files trust: it is in the
 *       template of the pods.
 *   <li>They are written in that order, and only what differs: whoever was stopped between two of
 *       them begins anew, from what is there.
 *   <li>A Secret that has changed since it was read is not overwritten, and never one that is not
 *       ours.
 * </ol>
 */
record OwnCertificates(KubernetesClient kubernetes, DesiredObjects desired, Lifetimes lifetimes) {

  /** Both Secrets as they were read. */
  private record Held(Optional<Secret> authorities, Optional<Secret> files) {

    Stream<Secret> secrets() {
      return Stream.of(authorities, files).flatMap(Optional::stream);
    }

    OwnMaterial material() {
      return OwnSecrets.read(authorities, files);
    }
  }

  /** Why nothing can be issued for a cluster; empty where Windlass is not asked to. */
  Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    return issued(aistore)
            && read(aistore).material().lost()
            && running(aistore)
            && !Rest.wanted(aistore)
        ? Optional.of(new Stalled<>(Reason.CERTIFICATE_UNUSABLE, lost(aistore)))
        : Optional.empty();
  }

  /**
   * Whether there are pods of its own that were started with what was held: those of an earlier
   * resource of the name end by themselves, and of others see {@link IssuerChange}.
   */
  private boolean running(AIStore aistore) {
    return RoleObjects.statefulSets(kubernetes, aistore).stream()
        .flatMap(Optional::stream)
        .filter(nodes -> started(nodes.getSpec().getTemplate()))
        .anyMatch(nodes -> !RoleObjects.pods(kubernetes, nodes).isEmpty());
  }

  /** Whether pods of a template are started with files that Windlass has issued. */
  static boolean started(PodTemplateSpec template) {
    return annotations(template.getMetadata()).containsKey(CertificateSecrets.TRUSTED);
  }

  private static String lost(AIStore aistore) {
    return "Secret %s and Secret %s can't be used any more, and nodes run that trust an authority which was in them; put one of them back, or have the nodes end (spec.shutdownCluster) and start"
        .formatted(authoritySecret(aistore), fileSecret(aistore));
  }

  /** Whether both Secrets are as they are to be, and the resource tells so. */
  boolean kept(AIStore aistore) {
    return kept(aistore, read(aistore));
  }

  private boolean kept(AIStore aistore, Held read) {
    OwnMaterial held = read.material();
    return held.kept(needs(aistore)).equals(held)
        && word(aistore).equals(TrustedAuthorities.word(held.trusted()));
  }

  /**
   * How both Secrets stand.
   *
   * @param kept whether they are as they are to be, and the resource tells so
   * @param stranger one of that name that is not ours
   * @param change how far the authority has been replaced
   */
  record Standing(boolean kept, Optional<HasMetadata> stranger, AuthorityChange change) {

    /** Where Windlass is not asked to issue. */
    static final Standing NONE = new Standing(true, Optional.empty(), AuthorityChange.NONE);
  }

  /** How they stand; nothing is wrong where Windlass is not asked to issue. */
  Standing standing(AIStore aistore) {
    if (!issued(aistore)) {
      return Standing.NONE;
    }
    Held held = read(aistore);
    Ownership ownership = new Ownership(aistore);
    Optional<HasMetadata> stranger =
        held.secrets()
            .map(HasMetadata.class::cast)
            .filter(found -> !ownership.ours(found))
            .findFirst();
    return new Standing(
        stranger.isEmpty() && kept(aistore, held), stranger, held.material().change(word(aistore)));
  }

  /** Puts right what differs. */
  void keep(AIStore aistore) {
    change(aistore, OwnMaterial::kept);
  }

  /** Issues a certificate for a request, once. */
  void renew(AIStore aistore, String request) {
    change(aistore, (held, needs) -> held.renewed(needs, request));
  }

  /** Makes of what is held something else. */
  void change(AIStore aistore, BiFunction<OwnMaterial, Needs, OwnMaterial> change) {
    Held held = read(aistore);
    held.secrets().forEach(new Ownership(aistore)::require);
    OwnMaterial after = change.apply(held.material(), needs(aistore));
    write(
        held.authorities(),
        CertificateSecrets.of(
            aistore, authoritySecret(aistore), OwnSecrets.authorities(after), Map.of()));
    write(
        held.files(),
        CertificateSecrets.of(
            aistore,
            fileSecret(aistore),
            OwnSecrets.files(after),
            Map.of(CertificateSecrets.ISSUED_FOR, after.issuedFor())));
    String trusted = TrustedAuthorities.word(after.trusted());
    if (!word(aistore).equals(trusted)) {
      new CustomResources<AIStore, AIStoreStatus>(kubernetes, AIStore.class)
          .annotate(aistore, Map.of(CertificateSecrets.TRUSTED, trusted));
    }
  }

  /** What is held for a cluster. */
  OwnMaterial material(AIStore aistore) {
    return read(aistore).material();
  }

  /** Who of those that are trusted has signed a certificate. */
  Optional<X509Certificate> signer(AIStore aistore, Identity identity) {
    return material(aistore).trusted().stream()
        .filter(authority -> new Trust(List.of(authority)).leadsTo(identity.chain(), Instant.now()))
        .findFirst();
  }

  /** The pods that were started without an authority. */
  List<String> without(AIStore aistore, X509Certificate authority) {
    return pods(aistore, authority, false);
  }

  /** The pods that were started with an authority. */
  List<String> with(AIStore aistore, X509Certificate authority) {
    return pods(aistore, authority, true);
  }

  private List<String> pods(AIStore aistore, X509Certificate authority, boolean trusting) {
    return RoleObjects.podsOfName(kubernetes, aistore).stream()
        .filter(pod -> TrustedAuthorities.names(word(pod), authority) == trusting)
        .map(pod -> pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** Whether Windlass is asked to issue the certificates of a cluster. */
  static boolean issued(AIStore aistore) {
    return new Https(aistore).issuedByWindlass();
  }

  private void write(Optional<Secret> live, Secret wanted) {
    if (live.isEmpty()) {
      kubernetes.resource(wanted).create();
    } else if (differs(live.get(), wanted)) {
      kubernetes.resource(changed(live.get(), wanted)).update();
    }
  }

  private static boolean differs(Secret live, Secret wanted) {
    return !wanted.getData().equals(live.getData())
        || !annotations(live).entrySet().containsAll(annotations(wanted).entrySet());
  }

  /** Its version is that which was read: who was quicker is not overwritten. */
  private static Secret changed(Secret live, Secret wanted) {
    return new SecretBuilder(live)
        .editMetadata()
        .addToAnnotations(annotations(wanted))
        .endMetadata()
        .withData(wanted.getData())
        .build();
  }

  private Held read(AIStore aistore) {
    ServerSide objects = new ServerSide(kubernetes);
    return new Held(
        objects.live(bare(aistore, authoritySecret(aistore))),
        objects.live(bare(aistore, fileSecret(aistore))));
  }

  private static Secret bare(AIStore aistore, String name) {
    return CertificateSecrets.of(aistore, name, Map.of(), Map.of());
  }

  private Needs needs(AIStore aistore) {
    LoadBalancers balancers = new LoadBalancers(new ServerSide(kubernetes), desired);
    return new Needs(
        aistore.getMetadata().getName(),
        desired.certificateHosts(aistore, new PublicHosts(kubernetes, balancers).of(aistore)),
        word(aistore),
        lifetimes,
        Instant.now());
  }

  private static String authoritySecret(AIStore aistore) {
    return Names.of(aistore).authoritySecret();
  }

  private static String fileSecret(AIStore aistore) {
    return new Https(aistore).secret().orElseThrow();
  }

  private static String word(HasMetadata object) {
    return annotations(object).getOrDefault(CertificateSecrets.TRUSTED, "");
  }

  private static Map<String, String> annotations(HasMetadata object) {
    return annotations(object.getMetadata());
  }

  private static Map<String, String> annotations(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of());
  }
}
