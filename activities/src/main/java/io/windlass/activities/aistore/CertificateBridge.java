package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.NodeFiles;
import io.windlass.activities.aistore.certificates.TrustedAuthorities;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.activities.kubernetes.NamedSecrets;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.pki.Identity;
import io.windlass.pki.Term;
import io.windlass.pki.Trust;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The way of running nodes from the Secret that they mount to another one, which the spec names and
 * whose certificate they do not believe.
 *
 * <ol>
 *   <li>As long as there is no bridge, nodes are wanted with the Secret that they have.
 *   <li>The bridge is a Secret of Windlass: the certificate of before, and the authorities of both.
 *       A word on the resource tells whom it tells to trust, so that nodes mount it, by a rollout.
 *   <li>When every pod was started with it, the bridge gets the certificate of the other Secret,
 *       and nodes load that. Nobody is restarted.
 *   <li>When every node shows it, the word is taken away: then the other Secret is to be mounted,
 *       by a second rollout. When no pod mounts the bridge any more, it is deleted.
 *   <li>Where it has come to is read from both Secrets and the word. So a third Secret may be named
 *       in the middle, or the first one again.
 *   <li>What Windlass issues itself needs none: see {@link OwnCertificates}. Nor do nodes that do
 *       not verify, or that have never served together.
 *   <li>A cluster at rest needs none any more: it starts with what the spec names.
 * </ol>
 *
 * Guarantee: at every moment each node believes what every other node shows.
 */
record CertificateBridge(KubernetesClient kubernetes) {

  /** Where nothing is known of anybody. */
  static final Trust NOBODY = new Trust(List.of());

  /**
   * The resource as its nodes are wanted now: see the first rule.
   *
   * @param live is asked for only where that matters
   */
  AIStore holding(AIStore aistore, Supplier<Stream<StatefulSet>> live) {
    Https https = new Https(aistore);
    return mayNeedOne(https) && ConditionTypes.isTrue(aistore, ConditionTypes.CREATED)
        ? mounted(live.get())
            .filter(name -> !https.named().filter(name::equals).isPresent())
            .filter(name -> !agree(aistore, name, https.named().orElseThrow()))
            .findFirst()
            .map(https::holding)
            .orElse(aistore)
        : aistore;
  }

  private static boolean mayNeedOne(Https https) {
    return https.on()
        && https.named().isPresent()
        && https.bridged().isEmpty()
        && !https.issuedByWindlass()
        && !https.nodesTrustAnybody();
  }

  /** What nodes that there are have. */
  private static Stream<String> mounted(Stream<StatefulSet> live) {
    return RoleObjects.templatesOfNodes(live)
        .flatMap(template -> PodCertificateOrder.secret(template.getSpec()).stream());
  }

  /**
   * Whether nodes may be turned at once. Nothing is to be protected where nodes have what is gone
   * or has expired; what is wanted and not there yet is waited for.
   */
  private boolean agree(AIStore aistore, String present, String wanted) {
    return files(aistore, present)
        .filter(mine -> Term.valid(mine.shown().certificate(), Instant.now()))
        .map(mine -> files(aistore, wanted).filter(mine::agreesWith).isPresent())
        .orElse(true);
  }

  /** How far it has come. */
  AuthorityChange change(AIStore aistore) {
    Https https = new Https(aistore);
    if (https.bridged().isPresent()) {
      return change(aistore, https, https.bridged().get());
    }
    if (https.held().isPresent()) {
      return AuthorityChange.PREPARED;
    }
    return left(aistore).isPresent() ? AuthorityChange.ALONE : AuthorityChange.NONE;
  }

  private AuthorityChange change(AIStore aistore, Https https, String word) {
    Optional<NodeFiles> wanted = https.named().flatMap(name -> files(aistore, name));
    Optional<NodeFiles> bridge = left(aistore).flatMap(NodeFiles::of);
    if (wanted.isEmpty() || bridge.isEmpty()) {
      return AuthorityChange.PREPARED;
    }
    NodeFiles over = bridge.get();
    if (!over.trustsAllOf(wanted.get()) || !over.word().equals(word)) {
      return AuthorityChange.PREPARED;
    }
    return over.showsThatOf(wanted.get())
        ? AuthorityChange.SIGNED_ANEW
        : AuthorityChange.BOTH_TRUSTED;
  }

  /** The bridge, where there is one. */
  Optional<Secret> left(AIStore aistore) {
    return new Https(aistore).mounted() ? find(aistore).filter(ours(aistore)) : Optional.empty();
  }

  /** A Secret of that name that is not ours. */
  Optional<HasMetadata> stranger(AIStore aistore) {
    Https https = new Https(aistore);
    return https.bridged().isPresent() || https.held().isPresent()
        ? find(aistore).filter(ours(aistore).negate()).map(HasMetadata.class::cast)
        : Optional.empty();
  }

  private static Predicate<Secret> ours(AIStore aistore) {
    return new Ownership(aistore)::ours;
  }

  private Optional<Secret> find(AIStore aistore) {
    return find(aistore, Names.of(aistore).bridgeSecret());
  }

  /**
   * What nodes have, and are to have besides, before they are told.
   *
   * @throws io.temporal.failure.ApplicationFailure when that can't be read any more
   */
  NodeFiles prepared(AIStore aistore) {
    return present(aistore).trustingAlso(wanted(aistore));
  }

  /** What the bridge has, or as long as there is none, the Secret that nodes mount. */
  private NodeFiles present(AIStore aistore) {
    Https https = new Https(aistore);
    String name = https.secret().orElseThrow();
    return files(aistore, name)
        .orElseThrow(
            () ->
                Failures.refused(
                    Reason.CERTIFICATE_UNUSABLE,
                    "Secret %s, with which nodes run, can't be read any more, so they can't be led to Secret %s; put back what was in it, or shut the cluster down (spec.shutdownCluster) and start it"
                        .formatted(name, https.named().orElseThrow())));
  }

  /** What the Secret has that the spec names. */
  NodeFiles wanted(AIStore aistore) {
    String name = new Https(aistore).named().orElseThrow();
    return files(aistore, name)
        .orElseThrow(
            () ->
                Failures.refused(
                    Reason.CERTIFICATE_UNUSABLE,
                    "Secret %s can't be read; put it right to go on".formatted(name)));
  }

  /** Writes the bridge, whatever was in it. */
  void write(AIStore aistore, NodeFiles files) {
    Secret bridge =
        CertificateSecrets.of(aistore, Names.of(aistore).bridgeSecret(), files.data(), Map.of());
    Optional<Secret> live = find(aistore);
    live.ifPresent(new Ownership(aistore)::require);
    if (live.isEmpty()) {
      kubernetes.resource(bridge).create();
    } else if (!bridge.getData().equals(live.get().getData())) {
      bridge.getMetadata().setResourceVersion(live.get().getMetadata().getResourceVersion());
      kubernetes.resource(bridge).update();
    }
  }

  /** The pods that were not started with the authority of a certificate. */
  List<String> without(AIStore aistore, Identity next) {
    Trust known = left(aistore).flatMap(NodeFiles::of).map(NodeFiles::trusted).orElse(NOBODY);
    return pods(aistore, pod -> !NodeFiles.believe(of(pod, known), next));
  }

  /** Whom of those a pod was started to trust. */
  private static Trust of(Pod pod, Trust known) {
    String word =
        Optional.ofNullable(pod.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(Https.BRIDGED))
            .orElse("");
    return new Trust(
        known.authorities().stream()
            .filter(authority -> TrustedAuthorities.names(word, authority))
            .toList());
  }

  /** Whether something of it is left although no node runs that needs it. */
  boolean useless(AIStore aistore) {
    return Rest.wanted(aistore)
        && (new Https(aistore).bridged().isPresent() || left(aistore).isPresent())
        && RoleObjects.podsOfName(kubernetes, aistore).isEmpty();
  }

  /** The pods that mount it. */
  List<String> with(AIStore aistore) {
    String bridge = Names.of(aistore).bridgeSecret();
    return pods(
        aistore,
        pod -> PodCertificateOrder.secret(pod.getSpec()).filter(bridge::equals).isPresent());
  }

  private List<String> pods(AIStore aistore, Predicate<Pod> condition) {
    return RoleObjects.podsOfName(kubernetes, aistore).stream()
        .filter(condition)
        .map(pod -> pod.getMetadata().getName())
        .sorted()
        .toList();
  }

  private Optional<NodeFiles> files(AIStore aistore, String name) {
    return find(aistore, name).flatMap(NodeFiles::of);
  }

  private Optional<Secret> find(AIStore aistore, String name) {
    return NamedSecrets.beside(kubernetes, aistore).findIfAllowed(name);
  }
}
