package io.windlass.starter.admission;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.NodeNames;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the annotations of Windlass can be understood: a gate that does not exist, a step that
 * can't be skipped, a node to be replaced that is none. Pure.
 */
final class WishCheck implements Check {

  @Override
  public Stream<Remark> of(Change change) {
    return Check.refusedIfNew(
        change.before().map(WishCheck::problems).orElse(List.of()), problems(change.after()));
  }

  private static List<String> problems(AIStore aistore) {
    Map<String, String> annotations =
        Optional.ofNullable(aistore.getMetadata().getAnnotations()).orElse(Map.of());
    return Stream.of(
            Wishes.of(annotations).problem(),
            Skip.problem(annotations, AIStoreStep.SKIPPABLE),
            replacement(aistore, annotations))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> replacement(AIStore aistore, Map<String, String> annotations) {
    return Replacement.pendingIn(annotations)
        .flatMap(wanted -> NodeNames.problem(aistore, wanted.node()))
        .map(("metadata.annotations[%s]: ".formatted(Request.REPLACE_NODE.annotation()))::concat);
  }
}
