package io.windlass.workflows.aistore.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.SpecProblems;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Finding;
import io.windlass.workflows.aistore.takeover.TakeOverPlan.Identified;
import io.windlass.workflows.resource.SpecProblem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Thinks a take-over through. Pure.
 *
 * <ol>
 *   <li>What is there counts, never what the release's values would make of it.
 *   <li>Every setting of the old release is either taken over, or told with what to do about it.
 *   <li>The resource obeys the rules of the product; where it would not, that is a finding.
 *   <li>While a finding blocks, no step is told that stops something.
 * </ol>
 */
public final class TakeOverPlanner {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private TakeOverPlanner() {}

  /** How the release would be taken over. */
  public static TakeOverPlan plan(OldRelease release, TakeOverRequest request) {
    Ledger ledger = new Ledger();
    ClusterSettings.transfer(release, request, ledger);
    Map<String, Object> resource = resource(release.namespace(), request.name(), ledger.spec());
    List<Finding> findings = findings(release, request, resource);
    boolean blocked = findings.stream().anyMatch(Finding::blocking);
    return new TakeOverPlan(
        "release %s of namespace %s".formatted(release.name(), release.namespace()),
        verdict(release, request.name(), blocked),
        findings,
        ObjectFates.of(release),
        identities(release),
        ledger.mapped(),
        ledger.dropped(),
        yaml(resource),
        TakeOverSteps.of(release, request.name(), blocked));
  }

  private static List<Identified> identities(OldRelease release) {
    return Identity.of(release).stream().map(Identity::identified).toList();
  }

  private static String verdict(OldRelease release, String cluster, boolean blocked) {
    return blocked
        ? "stopped before anything is stopped: put the blocking findings right, and plan again"
        : "AIStore %s/%s would take over from %d targets on %s"
            .formatted(
                release.namespace(),
                cluster,
                release.hosts(release.targets()).size(),
                release.hosts(release.targets()).stream().map(OldHost::name).toList());
  }

  private static List<Finding> findings(
      OldRelease release, TakeOverRequest request, Map<String, Object> resource) {
    return Stream.of(
            IdentityHazards.of(release),
            PrimaryHazards.of(release),
            NameHazards.of(release, request),
            MetadataHazards.of(release.answer()),
            LayoutHazards.of(release),
            refused(release, resource))
        .flatMap(findings -> findings)
        .sorted(Comparator.comparing(finding -> !finding.blocking()))
        .toList();
  }

  /** Where no host has the labels, that is told already. */
  private static Stream<Finding> refused(OldRelease release, Map<String, Object> resource) {
    boolean hosts =
        Stream.of(release.targets(), release.proxies())
            .noneMatch(daemons -> release.hosts(daemons).isEmpty());
    List<String> problems =
        SpecProblems.blocking(JSON.convertValue(resource, AIStore.class)).stream()
            .map(SpecProblem::text)
            .toList();
    return problems.isEmpty() || !hosts
        ? Stream.empty()
        : Stream.of(Hazard.RESOURCE_REFUSED.found(problems));
  }

  private static Map<String, Object> resource(
      String namespace, String name, Map<String, Object> spec) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", namespace);
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("apiVersion", AIStore.GROUP + "/" + AIStore.VERSION);
    resource.put("kind", "AIStore");
    resource.put("metadata", metadata);
    resource.put("spec", spec);
    return resource;
  }

  private static String yaml(Map<String, Object> resource) {
    try {
      return YAML.writeValueAsString(resource);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }
}
