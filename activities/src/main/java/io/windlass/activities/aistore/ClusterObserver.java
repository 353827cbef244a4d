package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.FollowedHosts.Followed;
import io.windlass.activities.aistore.FoundationObserver.Foundation;
import io.windlass.activities.aistore.RoleObserver.Depth;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.NotAdmitted.Obstacle;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.Following;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Requested;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a cluster, in Kubernetes and in AIStore, and puts both into one observation.
 *
 * <ol>
 *   <li>Owned objects are compared with what the spec wants; a StatefulSet by letting the API
 *       server say what it would be after an apply, so that defaults and other people's fields
 *       never look like a difference.
 *   <li>What merely has the name of an owned object is no part of the cluster: it is told apart.
 *   <li>Every pod is set beside its line in the cluster map.
 *   <li>A size that follows the Kubernetes nodes is found out at each look: see {@link
 *       FollowedHosts}.
 *   <li>So is the host that a person wants drained, and who is on it.
 *   <li>Nodes are wanted with the certificate that they have, until they can be led to another: see
 *       {@link CertificateBridge}.
 *   <li>Nothing is taken from an earlier look, and nothing from the resource's status but whether
 *       the cluster was ever complete.
 * </ol>
 */
public final class ClusterObserver {

  private final KubernetesClient kubernetes;
  private final DesiredObjects desired;
  private final AisClients clients;
  private final RoleObserver roles;
  private final FoundationObserver foundation;
  private final CertificateBridge bridge;
  private final AIStoreSettings settings;

  public ClusterObserver(
      KubernetesClient kubernetes,
      DesiredObjects desired,
      AisClients clients,
      AIStoreSettings settings) {
    ServerSide objects = new ServerSide(kubernetes);
    this.kubernetes = kubernetes;
    this.desired = desired;
    this.clients = clients;
    this.settings = settings;
    this.roles = new RoleObserver(kubernetes, objects, desired, settings);
    CertManager certManager =
        new CertManager(kubernetes, desired, clients.certificates(), settings.patience());
    OwnCertificates own = new OwnCertificates(kubernetes, desired, settings.tls().lifetimes());
    this.bridge = new CertificateBridge(kubernetes);
    this.foundation = new FoundationObserver(objects, desired, certManager, own, bridge);
  }

  /**
   * What is seen of the cluster, with what AIStore said for those who need more of it.
   *
   * @param strangers objects with names of ours that are not ours; the observation has no part of
   *     them
   * @param switched why nodes that run can't be turned to the scheme that the spec asks for; empty
   *     when they have it
   * @param certificate that of the cluster's Secret; empty where there is none, or nobody looked
   * @param hosts the Kubernetes nodes that the size follows; empty when it is fixed
   */
  public record Look(
      ClusterObservation observation,
      Voice voice,
      List<HasMetadata> strangers,
      Optional<String> switched,
      Optional<CertificateStatus> certificate,
      Optional<AutoscaleStatus> hosts) {

    /** The cluster map; empty when AIStore did not answer. */
    public Optional<ClusterMap> map() {
      return voice.answer().map(Answer::map);
    }

    /** Why AIStore did not answer; empty when it did. */
    public Optional<String> silence() {
      return voice.silence();
    }

    /** Why AIStore does not let us in; empty when it does, or says nothing. */
    public Optional<Stalled<AIStoreStep>> barred() {
      return voice.obstacle().map(met -> new Stalled<>(met.reason(), voice.silence().orElse("")));
    }

    /** Whether proxies do not believe us, and the spec wants them to be another way. */
    boolean mayBeBelieved() {
      return voice.obstacle().filter(Obstacle::unbelieved).isPresent()
          && !observation.proxies().allCurrent();
    }
  }

  /**
   * Either what AIStore answered, or why it did not.
   *
   * @param obstacle why it does not let us in, if that is what it says
   */
  public record Voice(
      Optional<Answer> answer, Optional<String> silence, Optional<Obstacle> obstacle) {

    static Voice of(Answer answer) {
      return new Voice(Optional.of(answer), Optional.empty(), Optional.empty());
    }

    static Voice silent(RuntimeException why) {
      return new Voice(
          Optional.empty(), Optional.of(String.valueOf(why.getMessage())), Optional.empty());
    }

    static Voice barred(NotAdmitted why) {
      return new Voice(Optional.empty(), Optional.of(why.sentence()), Optional.of(why.obstacle()));
    }
  }

  /** What AIStore says of itself. */
  public record Answer(ClusterMap map, ClusterObservation.Storage storage) {}

  /** Looks at everything. */
  public Look look(AIStore aistore) {
    return look(aistore, List.of());
  }

  /**
   * The same.
   *
   * @param read objects of the cluster that were read a moment ago, and need not be again
   */
  Look look(AIStore aistore, List<HasMetadata> read) {
    return look(aistore, Depth.THOROUGH, read);
  }

  /**
   * Looks at the nodes and at what AIStore says, with a quarter of the calls: for waits, which look
   * often. Whatever else a look tells counts as applied.
   */
  public Look glance(AIStore aistore) {
    return look(aistore, Depth.NODES, List.of());
  }

  /** The same, with whether the templates of nodes are as the spec wants them. */
  Look lookAtTemplates(AIStore aistore) {
    return look(aistore, Depth.TEMPLATES, List.of());
  }

  /** The resource with the size that it has by the Kubernetes nodes that there are now. */
  AIStore sized(AIStore aistore) {
    return FollowedHosts.of(kubernetes, aistore).aistore();
  }

  /** The same with the certificates that its nodes are to have now. */
  AIStore wanted(AIStore aistore) {
    AIStore sized = sized(aistore);
    return bridge.holding(sized, () -> present(RoleObjects.statefulSets(kubernetes, sized)));
  }

  private static Stream<StatefulSet> present(Both<Optional<StatefulSet>> live) {
    return live.stream().flatMap(Optional::stream);
  }

  private Look look(AIStore resource, Depth depth, List<HasMetadata> read) {
    Followed followed = FollowedHosts.of(kubernetes, resource);
    Ownership ownership = new Ownership(resource);
    Both<Optional<StatefulSet>> named =
        Both.ask(role -> roles.live(followed.aistore(), role, read));
    Both<Optional<StatefulSet>> live = named.map(found -> found.filter(ownership::ours));
    AIStore aistore = bridge.holding(followed.aistore(), () -> present(live));
    Optional<DrainedHost> host = new DrainedHosts(kubernetes, aistore).look();
    Voice voice = ask(aistore, shrinks(aistore, live.targets()), host);
    Optional<ClusterMap> map = voice.answer().map(Answer::map);
    Both<List<Pod>> pods = RoleObjects.pods(kubernetes, aistore, live);
    RoleObserver.Surroundings around =
        new RoleObserver.Surroundings(aistore, map, live, pods, host, depth);
    Both<RoleObservation> seen = Both.ask(role -> roles.observe(around, role));
    Foundation beside = foundation(aistore, depth);
    ClusterObservation observation =
        new ClusterObservation(
            marks(aistore, beside, volumes(around)),
            seen.proxies(),
            seen.targets(),
            voice.answer().map(Answer::storage),
            policy(aistore, followed.following(), host));
    Stream<HasMetadata> strangers =
        named.stream()
            .flatMap(Optional::stream)
            .map(HasMetadata.class::cast)
            .filter(found -> !ownership.ours(found));
    return new Look(
        observation,
        voice,
        Stream.concat(beside.strangers().stream(), strangers).toList(),
        switched(aistore, present(live).toList()),
        depth == Depth.THOROUGH ? certificate(aistore) : Optional.empty(),
        followed.hosts());
  }

  /** Why the spec can't be followed by nodes that run, though a new cluster could. */
  private Optional<String> switched(AIStore aistore, List<StatefulSet> live) {
    return SchemeChange.of(aistore, live.stream())
        .or(() -> new IssuerChange(kubernetes).of(aistore, live.stream()));
  }

  private Optional<CertificateStatus> certificate(AIStore aistore) {
    return clients
        .certificates()
        .status(aistore)
        .or(
            () ->
                new PodCertificates(kubernetes, clients.certificates())
                    .status(aistore, desired.clusterDomain()));
  }

  /**
   * What AIStore alone has to say: nothing is asked of the API server. All questions share one time
   * limit, so that silent proxies never make a look outlast its activity.
   *
   * @param shrinks whether targets are to go, so that the others must be able to hold their data
   * @param host that is to be drained, for which the same holds
   */
  Voice ask(AIStore aistore, boolean shrinks, Optional<DrainedHost> host) {
    AisClient client = clients.forLook(aistore);
    try {
      boolean ready = client.ready();
      ClusterMap map = client.map();
      boolean rebalancing = client.rebalancing();
      JsonNode configuration = client.configuration();
      boolean enabled = configuration.path("rebalance").path("enabled").asBoolean(true);
      boolean created = ConditionTypes.isTrue(aistore, ConditionTypes.CREATED);
      boolean empty = (shrinks || !created) && client.empty();
      Set<String> away = shrinks ? Set.of() : away(aistore, host);
      Optional<Objection> objection =
          shrinks || !away.isEmpty()
              ? new Survivors(aistore, away, map, configuration)
                  .objection(client::buckets, client::space)
              : Optional.empty();
      Answer answer =
          new Answer(
              map, new ClusterObservation.Storage(ready, rebalancing, enabled, empty, objection));
      return Voice.of(answer);
    } catch (AisUnreachable | AisFailure silence) {
      return Voice.silent(silence);
    } catch (NotAdmitted refused) {
      return Voice.barred(refused);
    }
  }

  /** The target that is to be replaced, or those on the host that is to be drained. */
  private static Set<String> away(AIStore aistore, Optional<DrainedHost> host) {
    String targets = Names.of(aistore).daemon(DaemonRole.TARGET) + "-";
    Stream<String> replaced =
        Requested.in(aistore.getMetadata().getAnnotations()).toRenew().stream()
            .map(Replacement::node);
    Stream<String> drained = host.stream().flatMap(drain -> drain.nodes().stream());
    return Stream.concat(replaced, drained)
        .filter(node -> node.startsWith(targets))
        .collect(Collectors.toSet());
  }

  private static boolean shrinks(AIStore aistore, Optional<StatefulSet> targets) {
    int wanted = ClusterSize.of(aistore).targets().wanted();
    return targets.filter(live -> live.getSpec().getReplicas() > wanted).isPresent();
  }

  private Foundation foundation(AIStore aistore, Depth depth) {
    return switch (depth) {
      case THOROUGH -> foundation.observe(aistore);
      case TEMPLATES, NODES -> Foundation.APPLIED;
    };
  }

  private Volumes volumes(RoleObserver.Surroundings around) {
    return around
        .live()
        .targets()
        .filter(live -> around.depth() == Depth.THOROUGH)
        .map(live -> VolumeUse.observe(kubernetes, around.aistore(), live, around.pods().targets()))
        .orElseGet(Volumes.AsWanted::new);
  }

  private ClusterObservation.Marks marks(AIStore aistore, Foundation beside, Volumes volumes) {
    boolean created = ConditionTypes.isTrue(aistore, ConditionTypes.CREATED);
    String sent = aistore.getMetadata().getAnnotations().get(Annotations.CONFIG_HASH);
    boolean given = desired.configurationHash(aistore).equals(sent);
    return new ClusterObservation.Marks(
        beside.applied(),
        created,
        given || Skipped.of(aistore).isPresent(),
        volumes,
        beside.authority());
  }

  private static Requested requested(AIStore aistore) {
    Requested asked = Requested.in(aistore.getMetadata().getAnnotations());
    return new Https(aistore).revoked() ? asked : asked.withoutRevocation();
  }

  private ClusterObservation.Policy policy(
      AIStore aistore, Following following, Optional<DrainedHost> host) {
    return new ClusterObservation.Policy(
        desired.rebalanceEnabled(aistore),
        settings.neighbourWindow(),
        Optional.ofNullable(aistore.getSpec().targetSpec().scaleDownMode())
            .orElse(ScaleDownMode.SAFE_DECOMMISSION),
        requested(aistore),
        Boolean.TRUE.equals(aistore.getSpec().shutdownCluster()),
        Deletion.cleanUp(aistore),
        following,
        host);
  }
}
