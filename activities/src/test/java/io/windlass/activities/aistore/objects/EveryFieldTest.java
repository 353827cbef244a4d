package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.windlass.activities.kubernetes.Json;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.ConfigSection;
import io.windlass.workflows.resource.ResourcePart;
import io.windlass.workflows.resource.SpecProblem;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No field of the specification is ignored in silence: each changes what is built or sent, or is
 * refused, or its author is told that it changes nothing.
 */
class EveryFieldTest {
  /**
   * A value for each field, unlike the default. Sections of the configuration have their own test.
   */
  private static final Map<String, String> VALUES = new LinkedHashMap<>();

  static {
    put("size", "4");
    put("nodeImage", "other:v5.0");
    put("initImage", "other:v5.0");
    put("logSidecar", "{image: logs}");
    put("stateStorage", "{pvc: null, emptyDir: {}}");
    put("hostpathPrefix", "/other");
    put("stateStorageClass", "other");
    put("issuerCAConfigMap", "ca");
    put("hostnameMap", "{a: b}");
    put("apiMode", "public");
    put("networkAttachment", "net");
    put("clusterDomain", "home.arpa");
    put("gcpSecretName", "secret");
    put("awsSecretName", "secret");
    put("ociSecretName", "secret");
    put("logsDir", "/logs");
    put("tls", "{secretName: secret}");
    put("tracingTokenSecretName", "secret");
    put("authNSecretName", "secret");
    put("auth", "{profileRef: {name: profile}}");
    put("operatorSkipVerifyCrt", "true");
    put("imagePullSecrets", "[{name: secret}]");
    put("enableExternalLB", "true");
    put("publicNetDNSMode", "Pod");
    put("adminClient", "{}");
    put("priorityClassName", "high");
    put("disablePodAntiAffinity", "true");
    put("tlsSecretName", "secret");
    put("allowSharedNoDisks", "true");
    for (String role : List.of("proxySpec", "targetSpec")) {
      put(role + ".servicePort", "1111");
      put(role + ".portPublic", "1112");
      put(role + ".portIntraControl", "1113");
      put(role + ".portIntraData", "1114");
      put(role + ".securityContext", "{runAsUser: 7}");
      put(role + ".size", "5");
      put(role + ".autoScale", "{sizeLimit: 3}");
      put(role + ".annotations", "{a: b}");
      put(role + ".labels", "{a: b}");
      put(role + ".resources", "{limits: {cpu: 1}}");
      put(role + ".capabilities", "{privileged: true}");
      put(role + ".aisContainerSecurityContext", "{privileged: true}");
      put(role + ".env", "[{name: A, value: b}]");
      put(role + ".affinity", "{podAntiAffinity: {}}");
      put(role + ".nodeSelector", "{a: b}");
      put(role + ".tolerations", "[{key: a}]");
      put(role + ".hostPort", "1115");
      put(role + ".pvcRetentionPolicy", "{whenScaled: Delete}");
      put(role + ".probes", "{liveness: {periodSeconds: 9}}");
      put(role + ".externalAccess", "{}");
    }
    put("targetSpec.mounts", "[{path: /other, size: 2Gi}]");
    put("targetSpec.disablePodAntiAffinity", "true");
    put("targetSpec.hostNetwork", "true");
    put("targetSpec.pdb", "{enabled: true}");
  }

  /** What later operations look at: they have tests of their own. */
  private static final Set<String> ELSEWHERE =
      Set.of("cleanupMetadata", "cleanupData", "shutdownCluster", "targetSpec.scaleDownMode");

  private static void put(String path, String value) {
    VALUES.put(path, value);
  }

  static Set<String> fields() {
    return VALUES.keySet();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void isUsedOrTold(String path) {
    AIStore changed = Clusters.with(nested(path, Objects.requireNonNull(VALUES.get(path), path)));
    boolean used = !everything(changed).equals(everything(Clusters.plain()));
    boolean told =
        SpecProblems.of(changed).stream().map(SpecProblem::path).anyMatch(("spec." + path)::equals);
    assertThat(used || told).as(path).isTrue();
  }

  @Test
  void noFieldIsForgotten() {
    List<String> all =
        components(AIStoreSpec.class)
            .flatMap(
                field ->
                    field.getName().endsWith("Spec")
                        ? components(field.getType())
                            .map(it -> field.getName() + "." + it.getName())
                        : Stream.of(field.getName()))
            .filter(path -> !path.equals("configToUpdate") && !ELSEWHERE.contains(path))
            .toList();
    assertThat(VALUES.keySet()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void everySettingOfTheConfigurationIsSent() {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode wanted = mapper.valueToTree(sample(ClusterConfigOverrides.class));
    AIStore aistore = Clusters.with("configToUpdate: " + wanted);
    JsonNode sent =
        mapper.valueToTree(
            new ClusterConfiguration(
                    ClusterContext.of(aistore, Clusters.DOMAIN).withRebalanceReady(true))
                .toSet());
    assertThat(missing("", wanted, sent))
        .containsExactlyInAnyOrder(
            ".proxy.primary_url", ".proxy.original_url", ".proxy.discovery_url");
    assertThat(SpecProblems.of(aistore).stream().map(SpecProblem::path))
        .contains(
            "spec.configToUpdate.proxy.primary_url",
            "spec.configToUpdate.proxy.original_url",
            "spec.configToUpdate.proxy.discovery_url");
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  private static String nested(String path, String value) {
    int dot = path.indexOf('.');
    return dot < 0
        ? path + ": " + value
        : path.substring(0, dot) + ": {" + path.substring(dot + 1) + ": " + value + "}";
  }

  private static List<?> everything(AIStore aistore) {
    ClusterContext context = ClusterContext.of(aistore, Clusters.DOMAIN);
    return List.of(
        OwnedObjects.quiet(context),
        ProxyStatefulSet.of(context),
        TargetStatefulSet.of(context),
        Json.sortedText(new ClusterConfiguration(context).toSet()),
        context.urls().publicOf(DaemonRole.PROXY, 0));
  }

  /** A value for every setting, by its type. */
  private static Object sample(Class<?> type) {
    if (!ResourcePart.class.isAssignableFrom(type)) {
      return switch (type.getSimpleName()) {
        case "Long", "Integer" -> 3;
        case "Boolean" -> true;
        case "List" -> List.of("a");
        case "Map" -> Map.of("a", Map.of());
        default -> "7";
      };
    }
    assertThat(ConfigSection.class).isAssignableFrom(type);
    var naming = (PropertyNamingStrategies.SnakeCaseStrategy) PropertyNamingStrategies.SNAKE_CASE;
    var section = new LinkedHashMap<String, Object>();
    components(type)
        .filter(field -> !field.getName().equals("attributes"))
        .forEach(field -> section.put(naming.translate(field.getName()), sample(field.getType())));
    return section;
  }

  private static List<String> missing(String path, JsonNode wanted, JsonNode sent) {
    return wanted.properties().stream()
        .flatMap(
            field -> {
              var inside = path + "." + field.getKey();
              var found = sent.path(field.getKey());
              return field.getValue().isObject() && found.isObject()
                  ? missing(inside, field.getValue(), found).stream()
                  : found.toString().equals(field.getValue().toString())
                      ? Stream.<String>empty()
                      : Stream.of(inside);
            })
        .toList();
  }
}
