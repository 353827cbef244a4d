package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.aistore.takeover.OldRelease.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A release as the chart makes it, on three hosts: targets on all of them, electable proxies on the
 * first two, the other kind on the third. All is well until a test changes something.
 */
final class ReleaseInTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final String TARGET = "nvidia.com/ais-target";
  static final String PROXY = "nvidia.com/ais-proxy";

  private final Map<String, Node> hosts = new TreeMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> map = new TreeMap<>();
  private final Set<String> absent = new TreeSet<>();
  private final Set<String> taken = new TreeSet<>();
  private final List<String> releases = new ArrayList<>();
  private final boolean labelled;
  private List<HasMetadata> objects;
  private String buckets =
      """
      {"version": "3", "providers": {"ais": {"": {
        "images": {"provider": "ais", "versioning": {"enabled": true, "validate_warm_get": false},
          "cksum": {"type": "xxhash"}, "lru": {"enabled": false},
          "mirror": {"copies": 2, "burst_buffer": 512, "enabled": true},
          "ec": {"enabled": false}, "access": "0", "bid": "77"},
        "plain": {}}}}}
      """;

  private String silence = "";

  private ReleaseInTest(String shape, boolean labelled) {
    this.labelled = labelled;
    this.objects = read(shape);
    for (int number = 1; number <= 3; number++) {
      String name = "cpu0" + number;
      String role = number == 3 ? "nonelectable" : "electable";
      hosts.put(name, host(name, number, role));
      String id = new OldHost(hosts.get(name)).expectedId();
      labels.put(name, id);
      map.put("10.0.0.%d".formatted(number), id);
    }
    label("cpu01", PrimaryHazards.LABEL, "demo-ais");
  }

  /** The last shape, of which pods say their ids. */
  static ReleaseInTest last() {
    return new ReleaseInTest("last", true);
  }

  /** The older shape, whose configuration is no JSON with the chart's own defaults. */
  static ReleaseInTest older() {
    return new ReleaseInTest("older", false);
  }

  private static List<HasMetadata> read(String shape) {
    try {
      String all =
          Files.readString(
              Path.of("../testbed/src/test/resources/takeover/chart-%s.yaml".formatted(shape)));
      List<HasMetadata> read = new ArrayList<>();
      for (String document : all.split("\n---\n", -1)) {
        read.add(new KubernetesSerialization().unmarshal(document));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node host(String name, int number, String role) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("kubernetes.io/hostname", name)
        .addToLabels(TARGET, "demo-ais")
        .addToLabels(PROXY, "demo-ais-" + role)
        .endMetadata()
        .withNewStatus()
        .addNewAddress("10.0.0." + number, "InternalIP")
        .withNewNodeInfo()
        .withSystemUUID("4c4c4544-0042-4a10-8052-b%d0000000000".formatted(number))
        .endNodeInfo()
        .endStatus()
        .build();
  }

  private Node host(String name) {
    return Objects.requireNonNull(hosts.get(name));
  }

  ReleaseInTest label(String host, String key, String value) {
    host(host).getMetadata().getLabels().put(key, value);
    return this;
  }

  ReleaseInTest unlabel(String host, String key) {
    host(host).getMetadata().getLabels().remove(key);
    return this;
  }

  ReleaseInTest systemUuid(String host, String uuid) {
    host(host).getStatus().getNodeInfo().setSystemUUID(uuid);
    return this;
  }

  /** What the pod of the target says. */
  ReleaseInTest says(String host, String id) {
    labels.put(host, id);
    return this;
  }

  /** What the cluster map says of the target at an address. */
  ReleaseInTest told(String address, String id) {
    map.put(address, id);
    return this;
  }

  ReleaseInTest untold(String address) {
    map.remove(address);
    return this;
  }

  ReleaseInTest withoutPod(String host) {
    absent.add(host);
    return this;
  }

  ReleaseInTest silent(String why) {
    silence = why;
    return this;
  }

  ReleaseInTest buckets(String providers) {
    buckets = "{\"providers\": %s}".formatted(providers);
    return this;
  }

  ReleaseInTest taken(String object) {
    taken.add(object);
    return this;
  }

  ReleaseInTest beside(String release) {
    releases.add(release);
    return this;
  }

  ReleaseInTest without(String kind, String name) {
    objects =
        objects.stream()
            .filter(object -> !object.getKind().equals(kind) || !name(object).equals(name))
            .toList();
    return this;
  }

  /** Changes the text of a ConfigMap's {@code ais.json}. */
  ReleaseInTest configuration(String configMap, UnaryOperator<String> change) {
    for (HasMetadata object : objects) {
      if (object instanceof ConfigMap found && name(object).equals(configMap)) {
        found.getData().compute("ais.json", (key, text) -> change.apply(String.valueOf(text)));
      }
    }
    return this;
  }

  ReleaseInTest daemons(String name, Consumer<DaemonSet> change) {
    objects.stream()
        .filter(object -> object instanceof DaemonSet && name(object).equals(name))
        .forEach(object -> change.accept((DaemonSet) object));
    return this;
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  TakeOverPlan plan() {
    return plan(request(""));
  }

  TakeOverPlan plan(TakeOverRequest request) {
    return TakeOverPlanner.plan(release(), request);
  }

  static TakeOverRequest request(String name) {
    return new TakeOverRequest(
        "ais", "demo", name, TakeOverRequest.NODE_IMAGE, TakeOverRequest.INIT_IMAGE, false);
  }

  OldRelease release() {
    List<OldDaemons> daemons = new ArrayList<>();
    List<HasMetadata> others = new ArrayList<>();
    for (HasMetadata object : objects) {
      if (object instanceof DaemonSet set) {
        String component = set.getMetadata().getLabels().getOrDefault("component", "");
        OldRole.of(component).ifPresent(role -> daemons.add(new OldDaemons(role, set)));
      } else {
        others.add(object);
      }
    }
    daemons.sort((one, other) -> one.role().compareTo(other.role()));
    return new OldRelease(
        "ais",
        "demo",
        daemons,
        hosts.values().stream().map(OldHost::new).toList(),
        pods(),
        others,
        answer(),
        new Surroundings(taken, releases));
  }

  private List<Pod> pods() {
    return hosts.keySet().stream().filter(host -> !absent.contains(host)).map(this::pod).toList();
  }

  private Pod pod(String host) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("demo-ais-target-" + host)
            .addToLabels("release", "demo")
            .addToLabels("component", "target")
            .endMetadata()
            .withNewSpec()
            .withNodeName(host)
            .endSpec()
            .withNewStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    if (labelled) {
      pod.getMetadata().getLabels().put("ais-daemon-id", labels.get(host));
    }
    return pod;
  }

  private OldAnswer answer() {
    if (!silence.isEmpty()) {
      return new OldAnswer.Silent(silence);
    }
    List<OldAnswer.Member> members =
        map.entrySet().stream()
            .map(member -> new OldAnswer.Member(member.getValue(), member.getKey()))
            .toList();
    try {
      return new OldAnswer.Told(members, OldBucket.read(JSON.readTree(buckets)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
