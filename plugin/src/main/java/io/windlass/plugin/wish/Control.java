package io.windlass.plugin.wish;

import io.windlass.plugin.resource.Resource;
import java.util.Optional;

/** Something that a person wants of the work on a resource. */
public sealed interface Control
    permits Pause, Resume, Approve, Cancel, Retry, Omit, Errand, Replace {

  /**
   * Why it would make no sense for the resource as it stands, as a sentence: then nothing is
   * written.
   */
  Optional<String> pointless(Resource resource);

  /** The annotations that say it. */
  AnnotationChange change(Resource resource);

  /** What happens now, to be read after {@code AIStore ais/demo: }. */
  String promise(Resource resource);

  /**
   * Whether the resource shows that it was heard.
   *
   * @param before how the resource was when the wish was written
   */
  Heard heard(Resource before, Resource now);
}
