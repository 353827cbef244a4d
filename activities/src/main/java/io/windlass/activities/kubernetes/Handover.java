package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who has an object in hand, Windlass or the operator before it, and how it changes hands. Pure.
 *
 * <ol>
 *   <li>The other operator has it in hand as long as Windlass has never applied it, and whenever it
 *       applies it after Windlass.
 *   <li>What it applies it owns by its name. What it creates and patches it owns by the name of its
 *       program, which many programs have: of that only the {@code spec} counts as its.
 *   <li>At the handover all that becomes Windlass's, beside what Windlass owns already. So an apply
 *       that lacks a field takes it away, whoever of the two brought it.
 * </ol>
 *
 * <p>Guarantee: a handover changes {@code metadata.managedFields} and nothing else.
 *
 * @param applier field manager of the other operator's applies
 * @param program field manager of what it creates and patches
 */
public record Handover(String applier, String program) {

  private static final String SPEC = "spec";

  /** What Kubernetes itself writes is nobody's wish. */
  private static final Set<String> CONTROLLERS =
      Set.of("kube-controller-manager", "cloud-controller-manager");

  /** Whether the other operator has the object in hand. */
  public boolean pending(HasMetadata live) {
    Optional<Instant> theirs = newest(live, applier);
    return ServerSide.applied(live)
        .map(ours -> theirs.filter(time -> !time.isBefore(ours)).isPresent())
        .orElseGet(() -> theirs.isPresent() || made(live));
  }

  /** When the other operator last wrote the object; empty when it never did. */
  public Optional<Instant> lastWrite(HasMetadata live) {
    return Stream.of(newest(live, applier), made(live) ? newest(live, program) : none())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  private boolean made(HasMetadata live) {
    return !ofProgram(live).isEmpty();
  }

  private static Optional<Instant> newest(HasMetadata live, String manager) {
    return entries(live)
        .filter(entry -> manager.equals(entry.getManager()))
        .map(ServerSide::time)
        .max(Comparator.naturalOrder());
  }

  /** The fields that would be Windlass's after the handover and are not yet. */
  FieldSet theirs(HasMetadata live) {
    return FieldSet.of(entries(live).filter(entry -> applier.equals(entry.getManager())))
        .and(ofProgram(live));
  }

  private FieldSet ofProgram(HasMetadata live) {
    return FieldSet.of(entries(live).filter(entry -> program.equals(entry.getManager())))
        .below(SPEC);
  }

  /** The fields of everybody else, Windlass among them. */
  FieldSet ofOthers(HasMetadata live) {
    return FieldSet.of(entries(live).filter(entry -> !isTheirs(entry)));
  }

  private boolean isTheirs(ManagedFieldsEntry entry) {
    return applier.equals(entry.getManager()) || program.equals(entry.getManager());
  }

  /** What people and other programs have written beside the other operator, by its path. */
  public Map<String, JsonNode> ofStrangers(HasMetadata live) {
    FieldSet strangers =
        FieldSet.of(
            entries(live)
                .filter(entry -> !isOurs(entry) && !isTheirs(entry))
                .filter(entry -> !CONTROLLERS.contains(entry.getManager())));
    return strangers.without(theirs(live)).values(Serialization.jsonMapper().valueToTree(live));
  }

  /** The entries of {@code metadata.managedFields} after the handover. */
  List<ManagedFieldsEntry> entriesAfter(HasMetadata live, Instant now) {
    List<ManagedFieldsEntry> after = new ArrayList<>();
    live.getMetadata().getManagedFields().stream()
        .flatMap(entry -> left(entry).stream())
        .forEach(after::add);
    FieldSet ours = FieldSet.of(entries(live).filter(Handover::isOurs)).and(theirs(live));
    after.add(
        new ManagedFieldsEntryBuilder()
            .withManager(ServerSide.FIELD_MANAGER)
            .withOperation("Apply")
            .withApiVersion(live.getApiVersion())
            .withFieldsType("FieldsV1")
            .withFieldsV1(ours.fields())
            .withTime(now.truncatedTo(ChronoUnit.SECONDS).toString())
            .build());
    return after;
  }

  /** What stays of an entry: nothing of ours, which is made anew, and nothing of theirs. */
  private Optional<ManagedFieldsEntry> left(ManagedFieldsEntry entry) {
    if (isStatus(entry)) {
      return Optional.of(entry);
    }
    if (isOurs(entry) || applier.equals(entry.getManager())) {
      return Optional.empty();
    }
    if (!program.equals(entry.getManager())) {
      return Optional.of(entry);
    }
    FieldSet rest = FieldSet.of(Stream.of(entry)).besides(SPEC);
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new ManagedFieldsEntryBuilder(entry).withFieldsV1(rest.fields()).build());
  }

  private static boolean isOurs(ManagedFieldsEntry entry) {
    return ServerSide.FIELD_MANAGER.equals(entry.getManager());
  }

  private static boolean isStatus(ManagedFieldsEntry entry) {
    return "status".equals(entry.getSubresource());
  }

  private static Stream<ManagedFieldsEntry> entries(HasMetadata live) {
    return live.getMetadata().getManagedFields().stream().filter(entry -> !isStatus(entry));
  }

  /**
   * Takes out of an object what an apply will take away after the handover: what only the other
   * operator owns.
   *
   * @param applied the object as it would be after an apply before the handover
   * @return whether anything was taken out
   */
  boolean removeOrphans(HasMetadata applied, ObjectNode tree) {
    FieldSet orphans = theirs(applied).without(ofOthers(applied));
    orphans.removeFrom(tree);
    return !orphans.isEmpty();
  }
}
