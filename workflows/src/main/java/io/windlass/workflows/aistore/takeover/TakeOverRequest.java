package io.windlass.workflows.aistore.takeover;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person asks for: how an old release would be taken over. Each may be left out but the
 * first two.
 *
 * @param namespace of the old release
 * @param release Helm's name of it; its objects have it as label {@code release}
 * @param name of the resource that is to take over; that of the release if left out
 * @param nodeImage image of modern AIStore; {@link #NODE_IMAGE} if left out
 * @param initImage image of its init container; {@link #INIT_IMAGE} if left out
 * @param execute whether it is to be carried out; then the workflow has one ID: {@link #workflowId}
 */
public record TakeOverRequest(
    String namespace,
    String release,
    String name,
    String nodeImage,
    String initImage,
    boolean execute) {

  /** The version of AIStore that a resource gets when nobody names one. */
  public static final String NODE_IMAGE = "aistorage/aisnode:v5.0";

  /** The same of the init container. */
  public static final String INIT_IMAGE = "aistorage/ais-init:v5.0";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?");

  /** A person's input may leave something out; Jackson then gives null. */
  public TakeOverRequest {
    namespace = Objects.requireNonNullElse(namespace, "");
    release = Objects.requireNonNullElse(release, "");
    name = Objects.requireNonNullElse(name, "").isEmpty() ? release : name;
    nodeImage = Objects.requireNonNullElse(nodeImage, NODE_IMAGE);
    initImage = Objects.requireNonNullElse(initImage, INIT_IMAGE);
  }

  /** Why nothing can be planned, and what to write; empty when something can. */
  public Optional<String> problem() {
    return Map.of("namespace", namespace, "release", release, "name", name).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(field -> !NAME.matcher(field.getValue()).matches())
        .map(
            field ->
                "%s: \"%s\" is not a name; write at most 53 small letters, digits and hyphens"
                    .formatted(field.getKey(), field.getValue()))
        .findFirst();
  }

  /** The ID of the one workflow that may carry it out: Temporal admits one open run per ID. */
  public String workflowId() {
    return "takeover/%s/%s".formatted(namespace, release);
  }

  /** What is wrong with the ID of a workflow; a plan may have any. */
  public Optional<String> problemOf(String id) {
    return execute && !id.equals(workflowId())
        ? Optional.of(
            "execute: the ID of the workflow is %s; start it with --workflow-id %s, so that there is one alone"
                .formatted(id, workflowId()))
        : Optional.empty();
  }
}
