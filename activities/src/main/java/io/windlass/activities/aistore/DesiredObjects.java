package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.CarriedOver;
import io.windlass.activities.aistore.objects.CertificateOrder;
import io.windlass.activities.aistore.objects.ClaimSizes;
import io.windlass.activities.aistore.objects.ClusterConfiguration;
import io.windlass.activities.aistore.objects.ClusterContext;
import io.windlass.activities.aistore.objects.ClusterContext.Replicas;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.activities.aistore.objects.OwnedObjects;
import io.windlass.activities.aistore.objects.ProxyStatefulSet;
import io.windlass.activities.aistore.objects.RestartHash;
import io.windlass.activities.aistore.objects.TargetStatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a cluster consists of, as its resource wants it. Pure but for the service that gives tokens,
 * which a profile may name.
 *
 * @param clusterDomain DNS domain of the Kubernetes cluster
 * @param tokenServices where the tokens of a cluster come from
 */
record DesiredObjects(String clusterDomain, Function<AIStore, Optional<URI>> tokenServices) {

  /**
   * What the spec does not decide about a StatefulSet.
   *
   * @param partition lowest ordinal that may be replaced (proxies)
   */
  record Shape(int replicas, int partition) {}

  /** Accounts, configuration and services: what pods need before they start. */
  List<HasMetadata> foundation(AIStore aistore) {
    return OwnedObjects.quiet(
        context(aistore).withTokenService(tokenServices.apply(aistore).map(URI::toString)));
  }

  /**
   * What cert-manager is asked for; empty where the spec asks for no certificate.
   *
   * @param publicHosts names and addresses by which clients reach daemons from outside
   */
  Optional<IssuedCertificate> certificate(AIStore aistore, List<String> publicHosts) {
    return CertificateOrder.of(context(aistore), publicHosts);
  }

  /**
   * What a certificate that Windlass issues has to speak for.
   *
   * @param publicHosts names and addresses by which clients reach daemons from outside
   */
  List<String> certificateHosts(AIStore aistore, List<String> publicHosts) {
    return CertificateOrder.everyHost(context(aistore), publicHosts);
  }

  /** Its kind and name alone. */
  IssuedCertificate certificateName(AIStore aistore) {
    return CertificateOrder.bare(context(aistore));
  }

  /** Whether each target is to have a load balancer. */
  boolean balancesTargets(AIStore aistore) {
    return LoadBalancer.wanted(aistore.getSpec(), DaemonRole.TARGET);
  }

  /** Objects that may be left from an earlier spec, by kind and name: they must not exist. */
  List<HasMetadata> unwanted(AIStore aistore) {
    return OwnedObjects.unwanted(context(aistore));
  }

  /**
   * The StatefulSet of a role.
   *
   * @param live those that live now. What proxies were started with is carried over, lest adding
   *     targets restart them; the sizes of volumes stay, since Kubernetes lets them change in no
   *     StatefulSet that exists
   */
  StatefulSet nodes(
      AIStore aistore, DaemonRole role, Shape shape, Both<Optional<StatefulSet>> live) {
    ClusterContext context =
        context(aistore)
            .with(CarriedOver.of(aistore, live.proxies()))
            .with(new Replicas(shape.replicas(), shape.replicas(), shape.partition()));
    StatefulSet wanted =
        switch (role) {
          case PROXY -> ProxyStatefulSet.of(context);
          case TARGET -> TargetStatefulSet.of(context);
        };
    return live.of(role).map(present -> ClaimSizes.of(present).keptIn(wanted)).orElse(wanted);
  }

  /** The configuration to send to the running cluster. */
  JsonNode configuration(AIStore aistore) {
    return Serialization.jsonMapper().valueToTree(running(aistore).toSet());
  }

  /** Tells whether the running cluster has to be sent its configuration again. */
  String configurationHash(AIStore aistore) {
    return running(aistore).hash();
  }

  /** Whether the spec wants automatic rebalance. */
  boolean rebalanceEnabled(AIStore aistore) {
    return configuration(aistore).path("rebalance").path("enabled").asBoolean(true);
  }

  /**
   * The annotations on the resource by which settings that need a restart reach the pods, and what
   * they are compared with the next time. They belong together: one without the other would lose a
   * restart.
   */
  Map<String, String> restartHashes(AIStore aistore) {
    Map<String, String> annotations = aistore.getMetadata().getAnnotations();
    RestartHash.Settings atStart = running(aistore).atStart();
    String hash =
        RestartHash.ofResource(
            Optional.ofNullable(annotations.get(RestartHash.ANNOTATION)),
            Optional.ofNullable(annotations.get(RestartHash.TRACING_ANNOTATION)),
            atStart);
    return Map.of(RestartHash.ANNOTATION, hash, RestartHash.TRACING_ANNOTATION, atStart.tracing());
  }

  /**
   * The same when pods that run count as started with the settings of now: another operator's hash
   * of the same settings is another one.
   */
  Map<String, String> restartHashesAsStarted(AIStore aistore) {
    RestartHash.Settings atStart = running(aistore).atStart();
    Map<String, String> usual = restartHashes(aistore);
    String carried = aistore.getMetadata().getAnnotations().get(RestartHash.ANNOTATION);
    return Objects.equals(usual.get(RestartHash.ANNOTATION), carried)
        ? usual
        : Map.of(
            RestartHash.ANNOTATION,
            RestartHash.initial(atStart),
            RestartHash.TRACING_ANNOTATION,
            atStart.tracing());
  }

  private ClusterConfiguration running(AIStore aistore) {
    return new ClusterConfiguration(context(aistore).withRebalanceReady(true));
  }

  /** A cluster that was never complete starts with automatic rebalance off. */
  private ClusterContext context(AIStore aistore) {
    boolean created = ConditionTypes.isTrue(aistore, ConditionTypes.CREATED);
    return ClusterContext.of(aistore, clusterDomain).withRebalanceReady(created);
  }
}
