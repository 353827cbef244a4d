package io.windlass.activities.pmem.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.activities.pmem.preflight.NodePreflight.Candidate;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.NodeFacts;
import io.windlass.workflows.pmem.NodeFinding;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverSpec;
import io.windlass.workflows.pmem.resource.KubernetesVersion;
import io.windlass.workflows.pmem.resource.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePreflightTest {

  private static final String WHOLE = "regions=1 size=1000 free=1000 kubelet=yes";

  @Test
  void aNodeOfWhichNothingIsKnownPasses() {
    assertThat(found(node("worker", Map.of(), ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"windows, amd64, is windows", "linux, arm64, 'is arm64, and the driver is made for'"})
  void anotherMachineIsUnfit(String system, String machine, String words) {
    Node node =
        new NodeBuilder(node("worker", Map.of(), ""))
            .editStatus()
            .editNodeInfo()
            .withOperatingSystem(system)
            .withArchitecture(machine)
            .endNodeInfo()
            .endStatus()
            .build();
    assertThat(found(node))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isTrue();
              assertThat(finding.reason()).isEqualTo(Reason.NODE_UNFIT);
              assertThat(finding.message()).contains(words);
            });
  }

  @Test
  void featuresThatOthersHaveAreMissed() {
    Node without = node("worker-1", Map.of("feature.node.kubernetes.io/cpu", "x"), "");
    Node with = node("worker-2", Map.of("feature.node.kubernetes.io/memory-nv.dax", "true"), "");

    assertThat(found(without)).singleElement().matches(finding -> !finding.blocks());
    assertThat(preflight("{}", Map.of(), without, with).of(candidate(without)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.blocks()).isTrue();
              assertThat(finding.reason()).isEqualTo(Reason.HARDWARE_MISSING);
            });
    assertThat(found(with)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "regions=0 kubelet=yes, HARDWARE_MISSING, true",
    "regions=1 size=1000 free=0 raw=2 raw-size=1000 kubelet=yes, NAMESPACES_RAW, true",
    "regions=1 size=1000 free=400 raw=1 raw-size=600 kubelet=yes, MEMORY_TAKEN, false",
    "regions=1 size=1000 free=0 unnamed=1 others=1000 kubelet=yes, MEMORY_TAKEN, false",
    "regions=1 size=1000 free=1000 kubelet=no, KUBELET_ELSEWHERE, true",
    "regions=1 size=1000 free=1000 kubelet=yes missing=dm_mod, ADVICE, false",
    "regions=1 size=1000 ours=1000 left=socket kubelet=yes, DRIVER_LEFT_OVER, false",
  })
  void whatWasSeenFromInsideIsJudged(String words, Reason reason, boolean blocks) {
    assertThat(found(seen(words)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.reason()).isEqualTo(reason);
              assertThat(finding.blocks()).isEqualTo(blocks);
            });
  }

  @Test
  void theShareOfTheDriverCounts() {
    Node half = seen("regions=1 size=1000 free=500 others=500 kubelet=yes");
    assertThat(found(half)).isNotEmpty();
    assertThat(preflight("{pmemPercentage: 50}", Map.of(), half).of(candidate(half))).isEmpty();
    assertThat(preflight("{deviceMode: direct}", Map.of(), half).of(candidate(half))).isEmpty();
  }

  @Test
  void whatWasSeenBeforeTheLastStartSaysNothing() {
    Node node = seen("regions=0");
    assertThat(found(node)).isNotEmpty();
    Node restarted =
        new NodeBuilder(node)
            .editStatus()
            .editNodeInfo()
            .withBootID("second")
            .endNodeInfo()
            .endStatus()
            .build();
    assertThat(found(restarted)).isEmpty();
  }

  @Test
  void aPersonMayKnowBetterButNotHaveTwoDrivers() {
    Map<String, String> advise = Map.of(PreflightMode.ANNOTATION, "advise");
    Node node = seen("regions=0 kubelet=no");
    List<NodeFinding> found =
        preflight("{}", advise, node)
            .of(new Candidate(node, Optional.of("Deployment other"), false));
    assertThat(found).filteredOn(NodeFinding::blocks).hasSize(1);
    assertThat(found.getFirst().message()).startsWith("belongs to Deployment other");
    assertThat(PreflightMode.problem(advise)).isEmpty();
    assertThat(PreflightMode.problem(Map.of(PreflightMode.ANNOTATION, "maybe")))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("maybe is not understood", "block, advise"));
  }

  @Test
  void aDriverBeforeThisOneIsTold() {
    Node node = seen(WHOLE);
    assertThat(preflight("{}", Map.of(), node).of(new Candidate(node, Optional.empty(), true)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("lists pmem-csi.intel.com"));
  }

  private static List<NodeFinding> found(Node node) {
    return preflight("{}", Map.of(), node).of(candidate(node));
  }

  private static Candidate candidate(Node node) {
    return new Candidate(node, Optional.empty(), false);
  }

  private static NodePreflight preflight(
      String spec, Map<String, String> annotations, Node... nodes) {
    return NodePreflight.of(driver(spec), PreflightMode.in(annotations), List.of(nodes));
  }

  private static Node seen(String words) {
    return node("worker", Map.of(), NodeFacts.of("first", words).text());
  }

  private static Node node(String name, Map<String, String> labels, String facts) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .addToAnnotations(NodeFacts.ANNOTATION, facts)
        .endMetadata()
        .withNewStatus()
        .withNewNodeInfo()
        .withOperatingSystem("linux")
        .withArchitecture("amd64")
        .withBootID("first")
        .endNodeInfo()
        .endStatus()
        .build();
  }

  private static DriverSpec driver(String spec) {
    DriverDeployment resource =
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: pmem-csi.intel.com/v1alpha1
                kind: Deployment
                metadata: {name: pmem-csi.intel.com, uid: u1}
                spec: %s
                """
                    .formatted(spec),
                DriverDeployment.class);
    return resource.driver(new Platform(new KubernetesVersion(1, 36), Platform.DRIVER_IMAGE));
  }
}
