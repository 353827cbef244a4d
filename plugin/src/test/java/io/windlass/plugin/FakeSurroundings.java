package io.windlass.plugin;

import io.windlass.plugin.doctor.Authorities;
import io.windlass.plugin.doctor.Surroundings;
import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An installation in which all is well, unless a test says otherwise. */
public final class FakeSurroundings implements Surroundings {

  private static final String DEFINITION =
      """
      spec: {versions: [{name: v1beta1, schema: {openAPIV3Schema: {properties: {status:
        {properties: {conditions: {type: array}, operation: {type: object}, history: {type: array},
        plan: {type: object}}}}}}}]}
      """;

  private static final String DEPLOYMENT =
      """
      metadata: {name: windlass-%1$s, namespace: windlass-system,
        labels: {app.kubernetes.io/component: %1$s}}
      spec: {replicas: 1, template: {spec: {containers: [{name: %1$s, image: "windlass/%1$s:1"}]}}}
      status: {readyReplicas: %2$d}
      """;

  private static final String WEBHOOK =
      """
      webhooks: [{name: check.windlass.io, rules: [{apiGroups: [ais.nvidia.com],
        resources: [aistores]}],
        clientConfig: {caBundle: "%s", service: {namespace: w, name: hook}}}]
      """;

  private String definition = DEFINITION;
  private final Set<String> forbidden = new HashSet<>();
  private final Set<Kind> unknown = new HashSet<>();
  private final List<Fields> deployments = new ArrayList<>();
  private final List<Fields> webhooks = new ArrayList<>();
  private final List<String> endpoints = new ArrayList<>();

  public FakeSurroundings oldDefinition() {
    definition = DEFINITION.replace("history: {type: array},", "");
    return this;
  }

  public FakeSurroundings forbidding(String verb) {
    forbidden.add(verb);
    return this;
  }

  /** Allows nothing with that kind. */
  public FakeSurroundings hiding(Kind kind) {
    unknown.add(kind);
    return this;
  }

  public FakeSurroundings deployment(String part, int ready) {
    deployments.add(Samples.yaml(DEPLOYMENT.formatted(part, ready)));
    return this;
  }

  public FakeSurroundings webhook(String... addresses) {
    endpoints.addAll(List.of(addresses));
    return webhookTrusting(Authorities.VALID);
  }

  public FakeSurroundings webhookTrusting(String bundle) {
    webhooks.add(Samples.yaml(WEBHOOK.formatted(bundle)));
    return this;
  }

  @Override
  public String serverVersion() {
    return "v1.36.3";
  }

  @Override
  public Optional<Fields> definition(Kind kind) {
    return Optional.of(Samples.yaml(definition));
  }

  @Override
  public boolean allowed(Kind kind, String verb, String namespace) {
    boolean placed = kind.namespaced() != namespace.isEmpty();
    return placed && !unknown.contains(kind) && !forbidden.contains(verb);
  }

  @Override
  public Optional<List<Fields>> deployments() {
    return Optional.of(deployments);
  }

  @Override
  public Optional<List<Fields>> webhooks() {
    return Optional.of(webhooks);
  }

  @Override
  public List<String> endpoints(String namespace, String service) {
    return endpoints;
  }
}
