package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Request;
import java.util.Optional;

/** To empty a Kubernetes node that is to be serviced. */
public record Empty(Drain drain, String token) implements Control {

  @Override
  public Optional<String> pointless(Resource resource) {
    return errand().pointless(resource);
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
    return new Errand(
        Request.DRAIN,
        "%s is emptied; its nodes come back when it is uncordoned".formatted(drain.node()),
        drain.text(token));
  }
}
