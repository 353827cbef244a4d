package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/** To give one node new volumes. */
public record Replace(Replacement replacement, String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return errand().pointless(resource).or(() -> stranger(resource));
  }

  private Optional<String> stranger(Resource resource) {
    return replacement.node().startsWith(resource.reference().name() + "-")
        ? Optional.empty()
        : Optional.of("has no node %s; write the name of a pod".formatted(replacement.node()));
  }

  @Override
  public AnnotationChange change(Resource resource) {
    return errand().change(resource);
  }

  @Override
  public String promise(Resource resource) {
    return errand().promise(resource);
  }

  @Override
  public Heard heard(Resource before, Resource now) {
    return errand().heard(before, now);
  }

  private Errand errand() {
    String data =
        replacement.withoutItsData()
            ? "%s gets new volumes; what only the old ones have is lost if it can't be moved"
            : "the data moves off %s, and it gets new volumes";
    return new Errand(
        Request.REPLACE_NODE, data.formatted(replacement.node()), replacement.text(token));
  }
}
